"""Meetings with what was said in them, and what was written before and after."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest

from audit.admin import ReadOnlyAdmin, SoughtFirst
from core.lookups import ExistsRowByRow, each_among
from diplomacy.admin.of_cases import AboutCases
from diplomacy.models import Briefing, Engagement, Point, ReadOut
from diplomacy.models.visibility import administered_by, administered_links


@admin.register(Engagement)
class EngagementAdmin(AboutCases[Engagement]):
    relation = "engagements"
    list_display = ["held_on", "kind", "authority", "subject", "post", "number"]
    list_filter = ["kind", "post", "held_on"]
    list_select_related = ["authority", "post"]
    search_fields = ["subject", "number", "authority__name"]
    ordering = ["-held_on", "-pk"]


def _points_open_to(user: Any) -> "QuerySet[Point]":
    """Those of which this admin may see every case."""
    engagements = Engagement.objects.filter(administered_by(user, "engagements"))
    return each_among(Point.objects.filter(administered_links(user)), engagements, "engagement_id")


@admin.register(Point)
class PointAdmin(SoughtFirst[Point]):
    fields = [
        "engagement", "speaker", "kind", "text", "subject", "said_by", "must_not_be_said", "struck_because",
        "recorded_by", "recorded_at",
    ]  # fmt: skip
    list_display = ["text", "speaker", "kind", "subject", "engagement", "must_not_be_said"]
    list_filter = ["subject", "speaker", "kind", "must_not_be_said"]
    list_select_related = ["engagement"]
    search_fields = ["text", "engagement__subject"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Point]", request: HttpRequest) -> "QuerySet[Point]":
        return each_among(rows, _points_open_to(request.user))


@admin.register(ReadOut)
class ReadOutAdmin(SoughtFirst[ReadOut]):
    fields = ["engagement", "text", "drafted_by", "drafted_at"]
    list_display = ["engagement", "drafted_by", "drafted_at"]
    list_filter = ["drafted_at"]
    list_select_related = ["engagement", "drafted_by"]
    search_fields = ["text", "engagement__subject"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[ReadOut]", request: HttpRequest) -> "QuerySet[ReadOut]":
        opened = _points_open_to(request.user).filter(pk=OuterRef("pk"))
        closed = Point.objects.filter(~ExistsRowByRow(opened), read_outs=OuterRef("pk"))
        engagements = Engagement.objects.filter(
            administered_by(request.user, "engagements")  # type: ignore[arg-type]
        )
        return each_among(rows.filter(~ExistsRowByRow(closed)), engagements, "engagement_id")


@admin.register(Briefing)
class BriefingAdmin(ReadOnlyAdmin[Briefing]):
    fields = ["reference", "authority", "engagement", "post", "as_of", "made_by", "content"]
    list_display = ["reference", "authority", "post", "as_of", "made_by"]
    list_filter = ["post", "as_of"]
    list_select_related = ["authority", "post", "made_by"]
    search_fields = ["reference", "authority__name"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Briefing]", request: HttpRequest) -> "QuerySet[Briefing]":
        return each_among(rows, Briefing.objects.administered_by(request.user))  # type: ignore[arg-type]
