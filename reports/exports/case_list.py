"""A list of cases as lines to take away."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.models.case import CaseQuerySet
from core.cells import Cell

_AT_ONCE = 200
_READ = (
    *("reference", "status", "status_changed_at", "country", "place", "priority", "restricted", "opened_at"),
    *("closed_at", "outcome", "post__name", "assignee__full_name", "incident__name", "assessment__conclusion"),
    *(f"national__{told}" for told in ("name", "reference", "sex", "born", "home_county")),
)
"""Of each case; what else is known of a person, the keys of his names foremost, is several times as much."""


@dataclass(frozen=True, slots=True)
class Column:
    title: str | Promise
    value_of: Callable[[Any], Cell]  # a Case with what for_list and with_last_contact add


COLUMNS = (
    Column(_("Case"), lambda case: case.reference),
    Column(_("Name"), lambda case: case.national.name),
    Column(_("National"), lambda case: case.national.reference),
    Column(_("Sex"), lambda case: case.national.get_sex_display()),
    Column(_("Born"), lambda case: case.national.born.edtf),
    Column(_("Home county or region"), lambda case: case.national.home_county),
    Column(_("Status"), lambda case: case.get_status_display()),
    Column(_("In this status since"), lambda case: case.status_changed_at),
    Column(_("Country"), lambda case: case.country.name),
    Column(_("Place"), lambda case: case.place),
    Column(_("Post"), lambda case: case.post.name),
    Column(_("Assignee"), lambda case: case.assignee.full_name if case.assignee else ""),
    Column(_("Priority"), lambda case: case.get_priority_display()),
    Column(_("Restricted"), lambda case: str(_("yes")) if case.restricted else ""),
    Column(_("Trafficking finding"), lambda case: str(case.finding.label)),
    Column(_("Incident"), lambda case: case.incident.name if case.incident else ""),
    Column(_("Next duty"), lambda case: gettext(case.next_task) if case.next_task else ""),
    Column(_("Due"), lambda case: case.next_due_at),
    Column(_("Last contact"), lambda case: case.last_contact_at),
    Column(_("Opened"), lambda case: case.opened_at),
    Column(_("Closed"), lambda case: case.closed_at),
    Column(_("Outcome"), lambda case: case.get_outcome_display()),
)


def titles() -> list[str]:
    return [str(column.title) for column in COLUMNS]


def lines(cases: CaseQuerySet) -> Iterator[list[Cell]]:
    """Read a few hundred at a time, newest first."""
    wanted = cases.for_list().with_last_contact().select_related("incident", "assessment").only(*_READ)
    case: Case
    for case in wanted.order_by("-opened_at", "-pk").iterator(chunk_size=_AT_ONCE):
        yield [column.value_of(case) for column in COLUMNS]
