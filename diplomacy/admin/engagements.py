"""Meetings with what was said in them, and what was written before and after."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from audit.admin import ReadOnlyAdmin
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
    return Point.objects.filter(administered_links(user), engagement__in=engagements)


@admin.register(Point)
class PointAdmin(ReadOnlyAdmin[Point]):
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
        return rows.filter(pk__in=_points_open_to(request.user).values("pk"))


@admin.register(ReadOut)
class ReadOutAdmin(ReadOnlyAdmin[ReadOut]):
    fields = ["engagement", "text", "drafted_by", "drafted_at"]
    list_display = ["engagement", "drafted_by", "drafted_at"]
    list_filter = ["drafted_at"]
    list_select_related = ["engagement", "drafted_by"]
    search_fields = ["text", "engagement__subject"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[ReadOut]", request: HttpRequest) -> "QuerySet[ReadOut]":
        closed = Point.objects.exclude(pk__in=_points_open_to(request.user).values("pk"))
        engagements = Engagement.objects.filter(
            administered_by(request.user, "engagements")  # type: ignore[arg-type]
        )
        return rows.filter(~Exists(closed.filter(read_outs=OuterRef("pk"))), engagement__in=engagements)


@admin.register(Briefing)
class BriefingAdmin(ReadOnlyAdmin[Briefing]):
    fields = ["reference", "authority", "engagement", "post", "as_of", "made_by", "content"]
    list_display = ["reference", "authority", "post", "as_of", "made_by"]
    list_filter = ["post", "as_of"]
    list_select_related = ["authority", "post", "made_by"]
    search_fields = ["reference", "authority__name"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Briefing]", request: HttpRequest) -> "QuerySet[Briefing]":
        open_ones = Briefing.objects.administered_by(request.user)  # type: ignore[arg-type]
        return rows.filter(pk__in=open_ones.order_by().values("pk"))
