"""Opening a case: from the first report, for a person who is known or new."""

from django.db import transaction
from django.utils import timezone

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import EventKind, Priority, RuleEvent, Status
from cases.models import Case
from cases.permissions import require_at
from cases.services import tasks, timeline
from core.choices import SourceKind
from core.dates import PartialDate
from core.models import Counter
from nationals.models import National


@transaction.atomic
def open_case(  # noqa: PLR0913  a report has this many sides
    national: National,
    *,
    country: str,
    post: Post,
    by: User,
    source_kind: SourceKind | str,
    source: str = "",
    place: str = "",
    summary: str = "",
    priority: Priority | str = Priority.NORMAL,
    restricted: bool = False,
    assignee: User | None = None,
    reported_on: PartialDate = timeline.UNKNOWN,
) -> Case:
    """A new case, *reported*, with its first entry and its first duties."""
    require_at(Permission.REGISTER, by, post)
    case = Case.objects.create(
        reference=next_reference(),
        national=national,
        country=country,
        place=place,
        post=post,
        assignee=assignee,
        priority=priority,
        restricted=restricted,
        source_kind=source_kind,
        source=source,
        summary=summary,
        opened_by=by,
    )
    if restricted:
        case.named_officers.create(user=by, reason="opened the case", named_by=by)
    timeline.record(
        case,
        kind=EventKind.REPORT,
        by=by,
        text=summary,
        occurred_on=reported_on,
        source_kind=source_kind,
        source=source,
    )
    tasks.create_from_rules(case, RuleEvent.STATUS_ENTERED, by=by, status=Status.REPORTED)
    return case


def next_reference() -> str:
    """``C-2026-000123``, counted within the year."""
    year = timezone.localdate().year
    return f"C-{year}-{Counter.objects.next(f'cases of {year}'):06d}"
