"""What concerns cases, for who keeps the records of all posts."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy

from audit.admin import SoughtFirst
from cases.models import Case
from core.lookups import each_among
from diplomacy.models import Commitment, Engagement, NoteVerbale, Request
from diplomacy.models.visibility import administered_by

Record = TypeVar("Record", Engagement, Request, Commitment, NoteVerbale)


class AboutCases(SoughtFirst[Record]):
    """What concerns cases. ``relation``: the lookup from a case back to the record."""

    relation: str
    exclude = ["cases"]
    readonly_fields = ["about"]

    def open_to(self, rows: "QuerySet[Record]", request: HttpRequest) -> "QuerySet[Record]":
        self_rows = self.model._default_manager.filter(administered_by(request.user, self.relation))  # type: ignore[arg-type]
        return each_among(rows, self_rows)

    def get_object(self, request: Any, object_id: str, from_field: str | None = None) -> Any:
        record = super().get_object(request, object_id, from_field)
        if record is not None:
            record.seen_cases = (
                Case.objects.administered_by(request.user).filter(**{self.relation: record.pk}).order_by("reference")
            )
        return record

    @admin.display(description=gettext_lazy("cases"))
    def about(self, record: Any) -> str:
        """Only those that this admin may see."""
        return format_html_join(", ", "{}", ((case.reference,) for case in record.seen_cases))
