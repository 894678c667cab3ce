"""What presses: held without access, duties late, promises overdue, who is overloaded. Three queries and the sums."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Counted
from cases.models.case import CaseQuerySet
from cases.models.task import TaskQuerySet
from diplomacy.choices import CommitmentState, Side
from diplomacy.models import Commitment
from reports.measures.figure import Figure
from reports.measures.selection import Selection
from reports.measures.sums import WEEK, Person, Sums

NOBODY = "none"
_ZERO = Value(0)


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


def access(selection: Selection, found: Sums) -> Access:
    """When somebody has been held longest is looked up in the first month that has any."""
    count, since = sum(found.held.values()), []
    if month := min((month for month, number in found.held.items() if number > 0), default=None):
        in_month = selection.tallied().filter(pk__in=Counted.objects.filter(held_month=month).values("pk"))
        since.append(in_month.aggregate(at=Min("status_changed_at"))["at"])
    if selection.named:
        held = selection.by_name().without_access().aggregate(count=Count("pk"), since=Min("status_changed_at"))
        count, since = count + held["count"], [*since, held["since"]]
    longest = max(((timezone.now() - moment).days for moment in since if moment), default=None)
    return Access(Figure(count, selection.cases_address(access="none")), longest)


def duties(selection: Selection, found: Sums) -> Duties:
    late = _late_by_person(selection, found)
    return Duties(
        late=Figure(sum(row["late"] for row in late.values()), selection.duties_address()),
        over_a_week=Figure(sum(row["old"] for row in late.values()), selection.duties_address(over_a_week=1)),
        load=_load(selection, found, late),
    )


def promises(selection: Selection) -> Promises:
    """What counterparts of the chosen country promised the chosen post; findings do not divide promises."""
    theirs = Commitment.objects.open().filter(side=Side.THEIRS)
    if selection.post:
        theirs = theirs.filter(post_id=selection.post)
    if selection.country:
        theirs = theirs.filter(authority__country=selection.country)
    counts = {"open": Count("pk"), "overdue": Count("pk", filter=Q(due_on__lt=timezone.localdate()))}
    counted = theirs.counted_for(selection.user).aggregate(**counts)
    return Promises(
        Figure(counted["overdue"], selection.promises_address(late=1)),
        Figure(counted["open"], selection.promises_address(state=CommitmentState.OPEN.value)),
    )


def _late_by_person(selection: Selection, found: Sums) -> dict[Person, dict[str, Any]]:
    """By the duty's owner, or the case's assignee where it has none: those counted ahead by the hour, those of the
    hour that is not over and of that hour a week ago, and those of cases that are counted by name."""
    late = {
        person: {"name": found.name_of(person), "late": number, "old": found.old[person]}
        for person, number in found.late.items()
    }
    now, hour = found.now, found.now.replace(minute=0, second=0, microsecond=0)
    this_hour, week_ago = Q(due_at__gte=hour), Q(due_at__gte=hour - WEEK, due_at__lt=now - WEEK)
    some = selection.tallied_duties()  # one span of time after the other, since an index alone answers each
    just_late = _grouped(some.filter(this_hour), late=Count("*"), old=_ZERO)
    rows = list(just_late.union(_grouped(some.filter(week_ago), late=_ZERO, old=Count("*")), all=True))
    if selection.named:
        old = Count("pk", filter=Q(due_at__lt=now - WEEK))
        rows += _grouped(selection.late_by_name(), late=Count("pk"), old=old)
    for row in rows:
        kept = late.setdefault(row["person"], {"name": row["name"], "late": 0, "old": 0})
        kept["late"] += row["late"]
        kept["old"] += row["old"]
    return {person: row for person, row in late.items() if row["late"]}


def _grouped(duties: TaskQuerySet, **counts: Count | Value) -> Any:
    person = Coalesce("owner_id", "case__assignee_id")
    name = Coalesce("owner__full_name", "case__assignee__full_name")
    return duties.order_by().values(person=person, name=name).annotate(**counts)


def _load(selection: Selection, found: Sums, late: dict[Person, dict[str, Any]]) -> list[Load]:
    """The fullest desk first, nobody's last."""
    counts = found.load.copy()
    names = {person: found.name_of(person) for person in counts}
    if selection.named:
        for person, name, count in _assigned(selection.by_name().open()):
            counts[person] += count
            names[person] = name
    names |= {person: row["name"] for person, row in late.items()}
    load = [
        Load(
            name=name or _("nobody"),
            open=Figure(counts[person], selection.cases_address(assignee=person or NOBODY)),
            late=Figure(late.get(person, {"late": 0})["late"], selection.duties_address(person=person or NOBODY)),
            is_nobody=person is None,
        )
        for person, name in names.items()
    ]
    return sorted(load, key=lambda desk: (desk.is_nobody, -desk.open.count, desk.name))


def _assigned(cases: CaseQuerySet) -> Any:
    return cases.order_by().values_list("assignee_id", "assignee__full_name").annotate(count=Count("pk"))
