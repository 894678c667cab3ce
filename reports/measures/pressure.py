"""What presses: held without access, duties late, promises overdue, who is overloaded. Four queries."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Min, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from diplomacy.choices import CommitmentState, Side
from diplomacy.models import Commitment
from reports.measures.figure import Figure
from reports.measures.selection import Selection

WEEK = timedelta(days=7)
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Access:
    """``longest``: whole days that the case longest without access has stood in its status."""

    figure: Figure
    longest: int | None


@dataclass(frozen=True, slots=True)
class Load:
    """What lies on one person's desk; ``is_nobody`` for what lies on none."""

    name: str
    open: Figure
    late: Figure
    is_nobody: bool


@dataclass(frozen=True, slots=True)
class Duties:
    late: Figure
    over_a_week: Figure
    load: list[Load]


@dataclass(frozen=True, slots=True)
class Promises:
    overdue: Figure
    open: Figure


def access(selection: Selection) -> Access:
    held = selection.cases().without_access().aggregate(count=Count("pk"), since=Min("status_changed_at"))
    longest = (timezone.now() - held["since"]).days if held["since"] else None
    return Access(Figure(held["count"], selection.cases_address(access="none")), longest)


def duties(selection: Selection) -> Duties:
    late = _late_by_person(selection)
    return Duties(
        late=Figure(sum(row["late"] for row in late.values()), selection.duties_address()),
        over_a_week=Figure(sum(row["old"] for row in late.values()), selection.duties_address(over_a_week=1)),
        load=_load(selection, late),
    )


def promises(selection: Selection) -> Promises:
    """What counterparts of the chosen country promised the chosen post; findings do not divide promises."""
    theirs = Commitment.objects.visible_to(selection.user).open().filter(side=Side.THEIRS)
    if selection.post:
        theirs = theirs.filter(post_id=selection.post)
    if selection.country:
        theirs = theirs.filter(authority__country=selection.country)
    overdue = Count("pk", filter=Q(due_on__lt=timezone.localdate()))
    counted = theirs.aggregate(open=Count("pk"), overdue=overdue)
    return Promises(
        Figure(counted["overdue"], selection.promises_address(late=1)),
        Figure(counted["open"], selection.promises_address(state=CommitmentState.OPEN.value)),
    )


def _late_by_person(selection: Selection) -> dict[int | None, dict[str, Any]]:
    """By the duty's owner, or the case's assignee where it has none."""
    grouped = (
        selection.late_duties()
        .order_by()
        .values(
            person=Coalesce("owner_id", "case__assignee_id"),
            name=Coalesce("owner__full_name", "case__assignee__full_name"),
        )
        .annotate(late=Count("pk"), old=Count("pk", filter=Q(due_at__lt=timezone.now() - WEEK)))
    )
    return {row["person"]: dict(row) for row in grouped}


def _load(selection: Selection, late: dict[int | None, dict[str, Any]]) -> list[Load]:
    """The fullest desk first, nobody's last."""
    grouped = (
        selection.cases().open().order_by().values("assignee_id", "assignee__full_name").annotate(count=Count("pk"))
    )
    names: dict[int | None, str | None] = {row["assignee_id"]: row["assignee__full_name"] for row in grouped}
    counts: dict[int | None, int] = {row["assignee_id"]: row["count"] for row in grouped}
    names |= {person: row["name"] for person, row in late.items()}
    load = [
        Load(
            name=name or _("nobody"),
            open=Figure(counts.get(person, 0), selection.cases_address(assignee=person or NOBODY)),
            late=Figure(late.get(person, {"late": 0})["late"], selection.duties_address(person=person or NOBODY)),
            is_nobody=person is None,
        )
        for person, name in names.items()
    ]
    return sorted(load, key=lambda desk: (desk.is_nobody, -desk.open.count, desk.name))
