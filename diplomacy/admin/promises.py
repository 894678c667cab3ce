"""Promises and what became of them."""

from datetime import date

from django.contrib import admin
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from audit.admin import SoughtFirst
from core.lookups import each_among
from diplomacy.admin.of_cases import AboutCases
from diplomacy.models import Commitment, Judgement
from diplomacy.models.visibility import administered_by


@admin.register(Commitment)
class CommitmentAdmin(AboutCases[Commitment]):
    relation = "commitments"
    list_display = ["words", "kind", "side", "authority", "promised_on", "due_on", "state", "post"]
    list_filter = ["state", "kind", "side", "post", "due_on"]
    list_select_related = ["authority", "post"]
    search_fields = ["words", "speaker", "authority__name"]
    ordering = [Coalesce("due_on", Value(date.max)), "pk"]  # an index has this order


@admin.register(Judgement)
class JudgementAdmin(SoughtFirst[Judgement]):
    list_display = ["commitment", "state", "judged_on", "judged_by"]
    list_filter = ["state", "judged_on"]
    list_select_related = ["commitment", "judged_by"]
    search_fields = ["commitment__words", "evidence"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Judgement]", request: HttpRequest) -> "QuerySet[Judgement]":
        open_ones = Commitment.objects.filter(administered_by(request.user, "commitments"))  # type: ignore[arg-type]
        return each_among(rows, open_ones, "commitment_id")
