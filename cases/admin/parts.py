"""What else hangs on cases: assessments, confirmations, contacts with the family, journeys, officers, links."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from cases.admin.of_case import OfCase
from cases.models import (
    Case,
    CaseLink,
    Confirmation,
    ExternalReference,
    FamilyContact,
    JourneyLeg,
    NamedOfficer,
    Override,
    TraffickingAssessment,
)


@admin.register(TraffickingAssessment)
class TraffickingAssessmentAdmin(OfCase[TraffickingAssessment]):
    list_display = ["case", "conclusion", "assessed_by", "assessed_at", "opened_at"]
    list_filter = ["conclusion"]
    list_select_related = ["case", "assessed_by"]
    search_fields = ["=case__reference"]


@admin.register(Confirmation)
class ConfirmationAdmin(OfCase[Confirmation]):
    list_display = ["case", "transition", "asked_by", "asked_at", "decision", "decided_by", "decided_at"]
    list_filter = ["decision"]
    list_select_related = ["case", "asked_by", "decided_by"]
    search_fields = ["=case__reference"]


@admin.register(JourneyLeg)
class JourneyLegAdmin(OfCase[JourneyLeg]):
    list_display = ["case", "origin", "destination", "departs_on", "carrier", "escort"]
    list_filter = ["departs_on"]
    search_fields = ["=case__reference"]


@admin.register(NamedOfficer)
class NamedOfficerAdmin(OfCase[NamedOfficer]):
    list_display = ["case", "user", "reason", "named_by", "named_at", "ended_at"]
    list_select_related = ["case", "user", "named_by"]
    search_fields = ["=case__reference", "user__full_name"]


@admin.register(CaseLink)
class CaseLinkAdmin(OfCase[CaseLink]):
    list_display = ["case", "other", "kind", "note", "made_by", "made_at"]
    list_filter = ["kind"]
    list_select_related = ["case", "other", "made_by"]
    search_fields = ["=case__reference", "=other__reference"]

    def open_to(self, rows: "QuerySet[CaseLink]", request: Any) -> "QuerySet[CaseLink]":
        return super().open_to(rows, request).exclude(other__in=Case.objects.closed_to_admin(request.user))


@admin.register(ExternalReference)
class ExternalReferenceAdmin(OfCase[ExternalReference]):
    list_display = ["system", "number", "case", "recorded_at"]
    search_fields = ["=number", "=case__reference"]


@admin.register(FamilyContact)
class FamilyContactAdmin(OfCase[FamilyContact]):
    list_display = ["case", "kin", "told", "next_update_on", "recorded_at"]
    list_filter = ["told", "next_update_on"]
    list_select_related = ["case", "kin", "event"]
    search_fields = ["=case__reference", "kin__name"]

    @admin.display(description=gettext_lazy("recorded"), ordering="event__recorded_at")
    def recorded_at(self, contact: FamilyContact) -> datetime:
        return contact.event.recorded_at


@admin.register(Override)
class OverrideAdmin(OfCase[Override]):
    list_display = ["recorded_at", "case", "step", "objection", "reason", "by"]
    list_filter = ["step", "recorded_at"]
    list_select_related = ["case", "objection", "by"]
    search_fields = ["=case__reference", "by__full_name"]
