"""Numbers given in public, and what we count ourselves."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from cases.filters.case_filter import CaseFilter
from diplomacy.models import OwnCount, PublicFigure, Statement
from diplomacy.permissions import require
from diplomacy.services import concerns
from diplomacy.services.public_words import refuse_references
from diplomacy.services.registers import keep


@transaction.atomic
def record_figure(statement: Statement, *, values: Mapping[str, Any], by: User) -> PublicFigure:
    """Raises ``ValidationError`` by field."""
    require(by, statement.post)
    _check(values)
    return keep(PublicFigure(statement=statement, recorded_by=by), values)


@transaction.atomic
def amend_figure(figure: PublicFigure, *, version: int, values: Mapping[str, Any], by: User) -> PublicFigure:
    """What was misheard is put right; the history has what stood."""
    require(by, figure.statement.post)
    _check(values)
    return keep(PublicFigure.locked(figure.pk, version), values)


def _check(values: Mapping[str, Any]) -> None:
    concerns.refuse_future(as_of=values.get("as_of"))
    refuse_references(counted=values.get("counted", ""))


@transaction.atomic
def count_ours(figure: PublicFigure, *, definition: str, query: str, by: User) -> OwnCount:
    """Count the cases of a list as this person sees it, restricted ones left out, and keep the number as it is now.
    Raises ``ValidationError`` without words for what is counted, or where the filter cannot be read."""
    require(by, figure.statement.post)
    if not definition.strip():
        raise ValidationError({"definition": _("Say what we count.")})
    found = CaseFilter(QueryDict(query), by)
    if found.problems:
        raise ValidationError(found.problems)
    number = found.cases.filter(restricted=False).order_by().count()
    return OwnCount.objects.create(
        figure=figure, number=number, definition=definition.strip(), query=query, every_post=by.scope.sees_all,
        counted_by=by,
    )  # fmt: skip
