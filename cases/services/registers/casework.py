"""The case of a line: opened in the status that the line tells, with what that status still needs as a duty."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.choices import EventKind, LineChoice, Status, Topic
from cases.models import Case, Claim, ImportLine, TraffickingAssessment
from cases.register.values import read_reporter
from cases.services import intake, tasks, timeline
from cases.services.contradictions import keep
from cases.workflow import FACTS, TRANSITIONS
from core.choices import Confidence, SourceKind
from core.dates import PartialDate
from nationals.models import National

Values = dict[str, Any]
KNOWN_FROM_REGISTER = {"source_kind", "source", "confidence"}
COMPLETE_WITHIN = timedelta(hours=24)
CLAIMED = {"place": Topic.PLACE, "agency": Topic.RECRUITER}


def open_from_line(line: ImportLine, national: National, *, post: Post, origin: str, by: User) -> Case:
    values = line.values
    status = Status(values["status"])
    case = intake.open_case(
        national,
        country=values["country"],
        post=post,
        by=by,
        source_kind=read_reporter(values.get("reported_by", "")),
        source=_source(values, origin),
        place=values.get("place", ""),
        summary=values.get("remarks", ""),
        reported_on=PartialDate(values.get("reported_on", "")),
        status=status,
    )
    _claim(case, values, origin, by)
    if status == Status.TRAFFICKED:
        TraffickingAssessment.objects.create(case=case)
    _ask_for_the_rest(case, status, values, by)
    if line.duplicates and line.choice == LineChoice.NEW:
        _ask_whether_known(case, line, by)
    return case


def open_case_of(national: National, values: Values, *, by: User) -> Case | None:
    """The open case in the same country, to which another report of the same person belongs."""
    standing = Case.objects.visible_to(by).open().filter(national=national, country=values["country"])
    return standing.order_by("-pk").first()


def add_report(case: Case, values: Values, *, origin: str, by: User) -> None:
    """What the line says, beside what the case knows; the status changes only by a person's step."""
    status = Status(values["status"]).label
    text = _("The register says: %(status)s. %(remarks)s") % {"status": status, "remarks": values.get("remarks", "")}
    timeline.record(
        case,
        kind=EventKind.REPORT,
        by=by,
        text=text.strip(),
        occurred_on=PartialDate(values.get("reported_on", "")),
        source_kind=read_reporter(values.get("reported_by", "")),
        source=_source(values, origin),
    )
    _claim(case, values, origin, by)


def missing_facts(status: Status, values: Values) -> list[str]:
    """What the workflow asks for before a case may stand in a status, and a register has not told."""
    step = next((step for step in TRANSITIONS.values() if step.target == status), None)
    needs = step.needs if step else ()
    return [name for name in needs if name not in KNOWN_FROM_REGISTER and not values.get(name)]


def _source(values: Values, origin: str) -> str:
    told_by = values.get("reported_by", "")
    return (f"{told_by}; {origin}" if told_by else origin)[:300]


def _claim(case: Case, values: Values, origin: str, by: User) -> None:
    """What is somebody's word stands as a claim, with the register as its source."""
    happened = PartialDate(values.get("reported_on", ""))
    told = {topic: values[name] for name, topic in CLAIMED.items() if values.get(name)}
    Claim.objects.bulk_create(
        Claim(
            case=case,
            topic=topic,
            value=value,
            source_kind=SourceKind.REGISTER,
            source=_source(values, origin),
            confidence=Confidence.UNCONFIRMED,
            happened_on=happened,
            recorded_by=by,
        )
        for topic, value in told.items()
    )
    keep(case, told)


def _ask_for_the_rest(case: Case, status: Status, values: Values, by: User) -> None:
    lacking = missing_facts(status, values)
    if lacking:
        labels = ", ".join(str(FACTS[name].label) for name in lacking)
        tasks.add_task(
            case,
            title=(_("Complete: %(facts)s") % {"facts": labels})[:200],
            guidance=_("The register gave the status and not these facts. Record them as claims with their source."),
            due_at=timezone.now() + COMPLETE_WITHIN,
            by=by,
        )


def _ask_whether_known(case: Case, line: ImportLine, by: User) -> None:
    likely = line.duplicates[0]
    other = likely.get("national") or _("row %(row)s of the register") % {"row": likely["row"]}
    tasks.add_task(
        case,
        title=_("Is this the same person as %(other)s?") % {"other": other},
        guidance=_("The names and facts are alike. Compare the two and merge them, or note that they differ."),
        due_at=timezone.now() + COMPLETE_WITHIN,
        by=by,
    )
