"""Opening a case: from the first report, for a person who is known or new."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import EventKind, FileKind, Priority, RuleEvent, Status
from cases.models import Case
from cases.permissions import require_at
from cases.services import documents, tasks, timeline
from core.choices import SourceKind
from core.dates import PartialDate
from core.models import Counter
from core.phones import e164
from nationals.choices import DocumentKind
from nationals.models import National
from nationals.services.documents import add_document
from nationals.services.register import register_national

REPORT = ("country", "place", "priority", "restricted", "source_kind", "source", "summary", "reported_on")


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
    status: Status = Status.REPORTED,
) -> Case:
    """A new case with its first entry and its first duties: *reported*, unless a register tells another status."""
    require_at(Permission.REGISTER, by, post)
    case = Case.objects.create(
        reference=next_reference(),
        national=national,
        status=status,
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
        case.named_officers.create(user=by, reason=_("opened the case"), named_by=by)
    timeline.record(
        case,
        kind=EventKind.REPORT,
        by=by,
        text=summary,
        occurred_on=reported_on,
        source_kind=source_kind,
        source=source,
    )
    if status != Status.REPORTED:
        said = {"source_kind": str(source_kind), "source": source}
        timeline.record_status(
            case, before="", after=status, transition="", occurred_on=timeline.UNKNOWN, by=by, facts=said
        )
    tasks.create_from_rules(case, RuleEvent.STATUS_ENTERED, by=by, status=status)
    return case


@transaction.atomic
def take_report(told: Mapping[str, Any], *, national: National | None, by: User) -> Case:
    """A report as the form of *New case* holds it: registers the person if he is not known, opens the case, and keeps
    a pasted message as its source document."""
    person = National.locked(national.pk) if national else _register(told, by)
    report = {name: told[name] for name in REPORT}
    case = open_case(person, post=told["post"], by=by, assignee=by if told.get("mine") else None, **report)
    if told.get("message"):
        message = SimpleUploadedFile(_("message.txt"), told["message"].encode(), "text/plain")
        documents.add_document(case, message, kind=FileKind.LETTER, note=told["source"][:300], by=by)
    return case


def _register(told: Mapping[str, Any], by: User) -> National:
    facts = {name: told[name] for name in ("name", "sex", "born", "home_county")}
    number = e164(told["phone"])
    national = register_national(facts | {"phones": [number] if number else []}, post=told["post"], by=by)
    if told["passport"]:
        add_document(national, {"kind": DocumentKind.PASSPORT, "number": told["passport"]}, by=by)
    return national


def next_reference() -> str:
    """``C-2026-000123``, counted within the year."""
    year = timezone.localdate().year
    return f"C-{year}-{Counter.objects.next(f'cases of {year}'):06d}"
