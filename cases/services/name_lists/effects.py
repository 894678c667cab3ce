"""What an accepted line of a name list adds to the person and to the case."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import EventKind, Status, Topic
from cases.models import Case, ListedPerson
from cases.services import claims, intake, moves, tasks, timeline
from cases.services.registers.casework import COMPLETE_WITHIN
from cases.services.registers.people import register_person
from cases.workflow import TRANSITIONS, Transition
from core.dates import PartialDate
from nationals.choices import AliasKind
from nationals.matching.normalise import fold
from nationals.models import National
from nationals.models.unidentified import OLDEST
from nationals.services.aliases import add_alias

YEAR = 365.2425  # days


def open_case_of(line: ListedPerson, national: National, *, by: User) -> Case | None:
    """The open case to which the line belongs: in the list's country if there is one there, else the newest."""
    standing = list(Case.objects.visible_to(by).open().filter(national=national).select_related("post").order_by("-pk"))
    return next((case for case in standing if case.country == line.name_list.country), next(iter(standing), None))


def changes_fate(line: ListedPerson, case: Case | None) -> bool:
    """Whether the list says that something became of the person that we do not know yet."""
    return bool(line.status) and (case is None or case.status != line.status)


def open_case(line: ListedPerson, national: National, *, by: User) -> Case:
    """Restricted, where a former one is that ``by`` may see: what was need to know is so again."""
    sent, former = line.name_list, Case.objects.visible_to(by).filter(national=national)
    return intake.open_case(
        national,
        country=sent.country.code,
        post=sent.post,
        by=by,
        source_kind=sent.source_kind,
        source=sent.origin(line.row),
        place=line.place,
        summary=str(line.values.get("remarks", "")),
        reported_on=sent.as_of,
        restricted=former.filter(restricted=True).exists(),
        assignee=by,
    )


def add_to(case: Case, line: ListedPerson, *, by: User) -> None:
    """The spelling becomes another name; what is said of him becomes claims with the list as their source. A step that
    was made because of the list has brought some of them already."""
    sent, national = line.name_list, case.national
    origin = sent.origin(line.row)
    known = {fold(national.name), *(fold(alias.name) for alias in national.aliases.all())}
    if line.name and fold(line.name) not in known:
        kind = AliasKind.SPELLING if line.name.isascii() else AliasKind.SCRIPT
        add_alias(national, name=line.name, kind=kind, origin=origin, by=by)
    timeline.record(
        case,
        kind=EventKind.REPORT,
        by=by,
        text=_("On a name list as “%(name)s”.") % {"name": line.name},
        occurred_on=sent.as_of,
        link=line.get_absolute_url(),
        source_kind=sent.source_kind,
        source=origin,
    )
    brought = set(case.claims.filter(source=origin).values_list("topic", "value"))
    for topic, value in _said(line, national):
        if (topic, value) in brought:
            continue
        claims.record_claim(
            case,
            topic=topic,
            value=value[:2000],
            source_kind=sent.source_kind,
            source=origin,
            confidence=sent.confidence,
            happened_on=sent.as_of,
            learned_on=sent.received_on,
            by=by,
        )


def _said(line: ListedPerson, national: National) -> list[tuple[Topic, str]]:
    """What the line says that is somebody's word; the date of birth only where ours is another."""
    values, sent = line.values, line.name_list
    said = [
        (Topic.PLACE, line.place),
        (Topic.HELD_BY, sent.held_by),
        (Topic.NATIONALITY, values.get("nationality", "")),
        (Topic.OTHER, values.get("remarks", "")),
    ]
    if line.status:
        topic = Topic.DEATH if line.status == Status.DECEASED else Topic.OTHER
        said.append((topic, _("%(status)s, according to the list") % {"status": line.status_label}))
    if line.born and national.born and line.born != national.born:
        said.append((Topic.OTHER, _("born %(day)s, according to the list") % {"day": line.born}))
    return [(topic, str(value)) for topic, value in said if value]


def change_status(case: Case, line: ListedPerson, *, by: User) -> None:
    """Make the step that the list tells of, if the list tells what the step needs; else somebody has the duty to."""
    step = _step_to(line.status, case)
    if step is None or step.waits_for_second_person(restricted=case.restricted):
        return ask_for_status(case, line, by=by)
    try:
        with transaction.atomic():
            moves.move(case, step.name, by=by, facts=_facts(line))
    except (moves.FactsError, moves.TransitionError, PermissionDenied):
        ask_for_status(case, line, by=by)
    return None


def ask_for_status(case: Case, line: ListedPerson, *, by: User) -> None:
    tasks.add_task(
        case,
        title=(_("A name list says: %(status)s. Record it, or why not") % {"status": line.status_label})[:200],
        guidance=_("The list does not tell all that this step needs, or it may not follow from where the case stands."),
        due_at=timezone.now() + COMPLETE_WITHIN,
        by=by,
    )


def _step_to(status: str, case: Case) -> Transition | None:
    fitting = (
        step
        for step in TRANSITIONS.values()
        if step.target == status and step.starts_from(Status(case.status), is_open=case.is_open)
    )
    return next(fitting, None)


def _facts(line: ListedPerson) -> dict[str, str]:
    sent = line.name_list
    return {
        "held_by": sent.held_by,
        "place": line.place,
        "since": sent.as_of.edtf,
        "source_kind": str(sent.source_kind),
        "source": sent.origin(line.row),
        "confidence": str(sent.confidence),
    }


def register(line: ListedPerson, name: str, *, by: User) -> National:
    """Somebody whom nobody knew, with all that the line says of him, his passport and his family. The list's family
    name is taken over with the list's name only, as another name may be in another script."""
    surname = line.values.get("surname", "") if name == line.values.get("name") else ""
    return register_person(line.values | {"name": name, "surname": surname}, post=line.name_list.post, by=by)


def facts_of_unidentified(line: ListedPerson) -> dict[str, Any]:
    """What the line says of somebody whom nobody can name, by the names of the fields of an unidentified person."""
    sent, values = line.name_list, line.values
    youngest, oldest = _ages(line.born, sent.as_of.earliest or sent.received_on)
    return {
        "age_from": youngest,
        "age_to": oldest,
        "said_name": line.name,
        "sex": values.get("sex", ""),
        "description": str(values.get("remarks", "")),
        "found_on": sent.as_of,
        "country": sent.country.code,
        "held_by": sent.held_by,
        "held_at": line.place,
        "source": sent.origin(line.row),
    }


def _ages(born: PartialDate, day: date) -> tuple[int, int] | tuple[None, None]:
    """In whole years, the least and the most that the birth allows."""
    if not born.earliest or not born.latest or not born.latest <= day or day.year - born.earliest.year > OLDEST:
        return None, None
    return int((day - born.latest).days / YEAR), int((day - born.earliest).days / YEAR)
