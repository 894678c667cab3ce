"""What hangs on a case: closed where the case is closed, and never made or changed in the admin."""

from typing import Any, TypeVar

from django.db import models
from django.db.models import Q, QuerySet

from audit.admin import ManyRecords, ReadOnlyAdmin
from cases.http import LABEL
from cases.models import Case

Record = TypeVar("Record", bound=models.Model)


class OfCase(ManyRecords[Record], ReadOnlyAdmin[Record]):
    """Only rows of cases that this admin may see; opening one is reading the case."""

    list_select_related = ["case"]

    def open_to(self, rows: "QuerySet[Record]", request: Any) -> "QuerySet[Record]":
        return rows.filter(~Q(case__in=Case.objects.closed_to_admin(request.user)))

    def read_of(self, record: Record) -> tuple[str, str] | None:
        case: Case = record.case  # type: ignore[attr-defined]  # each of them has one
        return LABEL, case.reference
