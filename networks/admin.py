"""Looked at here; recorded where casework is done. What a restricted case alone tells stays closed."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db import models
from django.db.models import OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.admin import ManyRecords, ReadOnlyAdmin, SoughtFirst
from core.lookups import ExistsRowByRow, each_among
from networks.http import LABEL, REFERRAL
from networks.models import (
    Actor,
    ActorName,
    ActorReview,
    Advertisement,
    Affiliation,
    AffiliationResolution,
    AffiliationWord,
    CorrectionRequest,
    Identifier,
    Involvement,
    Referral,
    ReferralPack,
    ReferralQuestion,
    ReferralStep,
    Route,
    RouteStop,
)

Record = TypeVar("Record", bound=models.Model)
SEARCH_KEYS = ("folded_name", "name_keys", "key_version")


class OfActorsAdmin(SoughtFirst[Record]):
    """``end``: the lookup from the record to the actor whose it is; empty if there may be none."""

    end = "actor"

    def open_to(self, rows: "QuerySet[Record]", request: HttpRequest) -> "QuerySet[Record]":
        opened = self.model._default_manager.all()
        if hasattr(opened, "administered_by"):
            opened = opened.administered_by(request.user)
            rows = each_among(rows, opened)
        if self.end:
            actors = Actor.objects.administered_by(request.user)  # type: ignore[arg-type]
            rows = each_among(rows, actors, f"{self.end}_id")
        return rows

    def read_of(self, record: Record) -> tuple[str, str] | None:
        actor: Any = record
        for name in self.end.split("__") if self.end else ():
            actor = getattr(actor, name)
        return (LABEL, actor.reference) if isinstance(actor, Actor) else None


@admin.register(Actor)
class ActorAdmin(OfActorsAdmin[Actor]):
    end = ""
    exclude = SEARCH_KEYS
    hidden_in_history = SEARCH_KEYS
    list_display = ["reference", "name", "kind", "country", "review_on", "put_away_at", "merged_into"]
    list_filter = ["kind", "country", "review_on"]
    list_select_related = ["merged_into"]
    search_fields = ["=reference", "name"]
    ordering = ["-pk"]


@admin.register(ActorName)
class ActorNameAdmin(OfActorsAdmin[ActorName]):
    exclude = SEARCH_KEYS
    hidden_in_history = SEARCH_KEYS
    list_display = ["name", "kind", "script", "actor", "case", "struck_at"]
    list_filter = ["kind", "script"]
    list_select_related = ["actor", "case"]
    search_fields = ["name", "=actor__reference", "=case__reference"]
    ordering = ["-pk"]


@admin.register(Identifier)
class IdentifierAdmin(OfActorsAdmin[Identifier]):
    list_display = ["value", "kind", "platform", "actor", "case", "confidence", "struck_at"]
    list_filter = ["kind", "confidence"]
    list_select_related = ["actor", "case"]
    search_fields = ["value", "=key", "=actor__reference", "=case__reference"]
    ordering = ["-pk"]


@admin.register(Involvement)
class InvolvementAdmin(ManyRecords[Involvement], OfActorsAdmin[Involvement]):
    search_help_text = _("The whole reference of an actor or a case")
    list_display = ["actor", "role", "case", "source_kind", "confidence", "recorded_at", "struck_at"]
    list_filter = ["role", "confidence", "source_kind", "channel"]
    list_select_related = ["actor", "case"]
    search_fields = ["=actor__reference", "=case__reference"]
    ordering = ["-pk"]


@admin.register(Affiliation)
class AffiliationAdmin(OfActorsAdmin[Affiliation]):
    list_display = ["actor", "tie", "other", "authority", "recorded_at"]
    list_filter = ["tie"]
    list_select_related = ["actor", "other", "authority"]
    search_fields = ["=actor__reference", "=other__reference", "authority__name"]
    ordering = ["-pk"]


@admin.register(AffiliationWord)
class AffiliationWordAdmin(OfActorsAdmin[AffiliationWord]):
    end = "affiliation__actor"
    list_display = ["speaker", "stance", "affiliation", "said_on", "case", "confidence", "struck_at"]
    list_filter = ["stance", "confidence", "source_kind"]
    list_select_related = ["affiliation__actor", "affiliation__other", "affiliation__authority", "case"]
    search_fields = ["speaker", "text", "=case__reference"]
    ordering = ["-pk"]


class RouteStopInline(admin.TabularInline[RouteStop, Route]):
    model = RouteStop
    fields = ["position", "place", "country", "happened_on", "means"]
    extra = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Route | None = None) -> bool:
        return request.user.is_staff

    def has_add_permission(self, request: HttpRequest, obj: Route | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Route | None = None) -> bool:
        return False


@admin.register(Route)
class RouteAdmin(OfActorsAdmin[Route]):
    end = ""
    inlines = [RouteStopInline]
    list_display = ["title", "actor", "case", "confidence", "recorded_at", "struck_at"]
    list_filter = ["confidence", "source_kind"]
    list_select_related = ["actor", "case"]
    search_fields = ["title", "=actor__reference", "=case__reference"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Route]", request: HttpRequest) -> "QuerySet[Route]":
        seen = Actor.objects.administered_by(request.user).filter(pk=OuterRef("actor_id"))  # type: ignore[arg-type]
        return super().open_to(rows, request).filter(Q(actor=None) | Q(ExistsRowByRow(seen)))


@admin.register(Advertisement)
class AdvertisementAdmin(OfActorsAdmin[Advertisement]):
    exclude = ["file"]
    list_display = ["name", "actor", "case", "seen_at", "sha256", "struck_at"]
    list_filter = ["content_type", "seen_at"]
    list_select_related = ["actor", "case"]
    search_fields = ["name", "address", "=sha256", "=actor__reference", "=case__reference"]
    ordering = ["-pk"]


@admin.register(AffiliationResolution)
class AffiliationResolutionAdmin(OfActorsAdmin[AffiliationResolution]):
    """Written once, and open as far as every word is that was weighed."""

    end = "affiliation__actor"
    list_display = ["resolved_at", "affiliation", "held", "reason", "resolved_by"]
    list_filter = ["held", "resolved_at"]
    list_select_related = ["affiliation__actor", "affiliation__other", "affiliation__authority", "resolved_by"]
    search_fields = ["=affiliation__actor__reference", "reason"]
    ordering = ["-pk"]


@admin.register(CorrectionRequest)
class CorrectionRequestAdmin(OfActorsAdmin[CorrectionRequest]):
    list_display = ["actor", "received_on", "state", "decided_by", "decided_at"]
    list_filter = ["state", "received_on"]
    list_select_related = ["actor", "decided_by"]
    search_fields = ["=actor__reference", "contested", "contested_by"]
    ordering = ["-received_on", "-pk"]


@admin.register(ActorReview)
class ActorReviewAdmin(OfActorsAdmin[ActorReview]):
    list_display = ["actor", "decision", "reason", "next_on", "reviewed_by", "reviewed_at"]
    list_filter = ["decision", "reviewed_at"]
    list_select_related = ["actor", "reviewed_by"]
    search_fields = ["=actor__reference", "reason"]
    ordering = ["-pk"]


class OfReferralsAdmin(ReadOnlyAdmin[Record]):
    """Open as far as the referral is: every case and every actor of it."""

    def open_to(self, rows: "QuerySet[Record]", request: HttpRequest) -> "QuerySet[Record]":
        opened = Referral.objects.administered_by(request.user)  # type: ignore[arg-type]
        return rows.filter(**{"pk__in" if self.model is Referral else "referral__in": opened.order_by().values("pk")})

    def read_of(self, record: Record) -> tuple[str, str] | None:
        referral: Any = record if isinstance(record, Referral) else getattr(record, "referral", None)
        return (REFERRAL, referral.reference)


@admin.register(Referral)
class ReferralAdmin(OfReferralsAdmin[Referral]):
    list_display = ["reference", "subject", "unit", "post", "state", "sent_on"]
    list_filter = ["state", "post", "sent_on"]
    list_select_related = ["unit", "post"]
    search_fields = ["=reference", "subject", "file_number", "unit__name"]
    ordering = ["-pk"]


@admin.register(ReferralStep)
class ReferralStepAdmin(OfReferralsAdmin[ReferralStep]):
    list_display = ["referral", "kind", "taken_on", "actor", "recorded_by", "struck_at"]
    list_filter = ["kind", "taken_on"]
    list_select_related = ["referral", "actor", "recorded_by"]
    search_fields = ["=referral__reference", "text"]
    ordering = ["-pk"]


@admin.register(ReferralQuestion)
class ReferralQuestionAdmin(OfReferralsAdmin[ReferralQuestion]):
    list_display = ["referral", "text", "asked_on", "due_on", "answered_on", "answered_by"]
    list_filter = ["due_on", "answered_on"]
    list_select_related = ["referral", "answered_by"]
    search_fields = ["=referral__reference", "text", "answer"]
    ordering = ["-due_on", "-pk"]


@admin.register(ReferralPack)
class ReferralPackAdmin(OfReferralsAdmin[ReferralPack]):
    exclude = ["file"]
    list_display = ["referral", "size", "sha256", "made_at", "made_by"]
    list_filter = ["made_at"]
    list_select_related = ["referral", "made_by"]
    search_fields = ["=referral__reference", "=sha256"]
    ordering = ["-pk"]
