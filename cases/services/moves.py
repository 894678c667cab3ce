"""Moves: the only place where a case changes its status. The table is ``cases.workflow``."""

from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import AgainstWish, Decision, EventKind, Outcome, RuleEvent, Status
from cases.models import Case, Confirmation, Event, JourneyLeg, Task, TraffickingAssessment
from cases.permissions import require
from cases.services import claims, tasks, timeline
from cases.services.overrides import record_overrides, refusal
from cases.workflow import OUTCOME_IN, TRANSITIONS, Facts, Transition, problems
from core.dates import PartialDate
from nationals.choices import ConsentAnswer, ConsentTopic
from nationals.models import Consent, National
from nationals.services.consents import objections


class TransitionError(Exception):
    """The move cannot be made any more; the message says what happened meanwhile."""


class FactsError(Exception):
    """Facts are missing or wrong; ``problems`` maps each to a sentence."""

    def __init__(self, found: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {text}" for name, text in found.items()))
        self.problems = found


@transaction.atomic
def move(case: Case, name: str, *, by: User, facts: Facts) -> Case | Confirmation:
    """Make a transition, or ask a second person for it where the table wants four eyes.

    Raises :class:`TransitionError`, :class:`FactsError` or ``PermissionDenied``; then nothing has changed.
    """
    step = TRANSITIONS[name]
    if "override" in step.asks:
        National.locked(case.national_id)  # before the case, as joining does: nobody objects meanwhile
    case = Case.locked(case.pk)
    _check(case, step, by)
    told = {fact: text.strip() for fact in step.asks if (text := facts.get(fact, "")).strip()}
    if not journey_objections(case, step, told):
        told.pop("override", None)
    _check_facts(case, step, told)
    if step.waits_for_second_person(restricted=case.restricted):
        return _ask(case, step, by, told)
    return _apply(case, step, by=by, facts=told)


@transaction.atomic
def confirm(confirmation: Confirmation, *, by: User) -> Case:
    """The second person agrees: the move is made as it was asked. Raises as :func:`move` does."""
    waiting = _decided_by_second_person(confirmation, by)
    case, step = Case.locked(waiting.case_id), TRANSITIONS[waiting.transition]
    refuse_impossible(case, step)
    _check_facts(case, step, waiting.facts)
    _decide(waiting, Decision.CONFIRMED, by, "")
    moved = _apply(case, step, by=waiting.asked_by, facts=waiting.facts)
    text = _("Confirmed: %(move)s") % {"move": step.label}
    timeline.record(moved, kind=EventKind.DECISION, text=text, by=by)
    return moved


@transaction.atomic
def decline(confirmation: Confirmation, *, reason: str, by: User) -> Case:
    """The second person does not agree; the case stays as it is."""
    if not reason.strip():
        raise ValidationError(_("Say why you decline."))
    waiting = _decided_by_second_person(confirmation, by)
    _decide(waiting, Decision.DECLINED, by, reason)
    text = _("Declined: %(move)s. %(reason)s") % {"move": TRANSITIONS[waiting.transition].label, "reason": reason}
    timeline.record(waiting.case, kind=EventKind.DECISION, text=text, by=by)
    return waiting.case


@transaction.atomic
def withdraw(confirmation: Confirmation, *, by: User) -> Case:
    """Who asked takes it back."""
    waiting = Confirmation.objects.select_for_update(of=("self",)).select_related("case").get(pk=confirmation.pk)
    if waiting.asked_by_id != by.pk or waiting.decision != Decision.PENDING:
        raise TransitionError(_("Only who asked can take it back, while nobody has decided."))
    _decide(waiting, Decision.WITHDRAWN, by, "")
    text = _("Withdrawn: %(move)s") % {"move": TRANSITIONS[waiting.transition].label}
    timeline.record(waiting.case, kind=EventKind.DECISION, text=text, by=by)
    return waiting.case


def _check(case: Case, step: Transition, by: User) -> None:
    require(step.permission, by, case)
    refuse_impossible(case, step)
    if case.confirmations.pending().exists():
        raise TransitionError(_("Another step on this case waits for its second person. It must be decided first."))


def refuse_impossible(case: Case, step: Transition) -> None:
    """Raises :class:`TransitionError` where the table does not lead from the case's status along this step."""
    if not step.starts_from(Status(case.status), is_open=case.is_open):
        now = case.get_status_display() if case.is_open else _("closed")
        raise TransitionError(
            _("“%(move)s” is not possible: meanwhile the case is %(status)s.") % {"move": step.label, "status": now}
        )


def _check_facts(case: Case, step: Transition, facts: Facts) -> None:
    found = {name: str(text) for name, text in problems(step, facts, today=timezone.localdate()).items()}
    if against := refusal(journey_objections(case, step, facts), facts.get("override", "")):
        found["override"] = against
    found |= {name: text for name, text in _EXTRA.get(step.name, _nothing)(case, facts).items() if name not in found}
    if found:
        raise FactsError(found)


def journey_objections(case: Case, step: Transition, facts: Facts) -> list[Consent]:
    """What the person says against his return, where the step begins his journey home or says that it began."""
    target = step.target or facts.get("status")
    begins = "override" in step.asks and target == Status.IN_TRANSIT
    return objections(case.national, ConsentTopic.RETURN) if begins else []


def _nothing(_case: Case, _facts: Facts) -> dict[str, str]:
    return {}


def _departure(case: Case, facts: Facts) -> dict[str, str]:
    number = facts.get("travel_document", "")
    if number.isdigit() and case.national.travel_documents.filter(pk=int(number)).exists():
        return {}
    return {"travel_document": _("Choose one of the national's travel documents; record it first if it is missing.")}


def _arrival(case: Case, facts: Facts) -> dict[str, str]:
    last = case.legs.order_by("-departs_on").first()
    arrived = PartialDate(facts.get("arrived_on", "")).latest
    if last and arrived and arrived < last.departs_on:
        return {
            "arrived_on": _("The journey departed on %(day)s; arrival cannot be earlier.") % {"day": last.departs_on}
        }
    return {}


def _closing(case: Case, facts: Facts) -> dict[str, str]:
    found = {}
    if OUTCOME_IN.get(facts.get("outcome", ""), case.status) != case.status:
        found["outcome"] = _("The case is %(status)s: this outcome does not agree with it.") % {
            "status": case.get_status_display()
        }
    if case.tasks.open().exists() and not facts.get("waive_reason"):
        found["waive_reason"] = _("Duties are still open: do them first, or say why they are waived.")
    return found


def _correction(case: Case, facts: Facts) -> dict[str, str]:
    return {"status": _("The case already has this status.")} if facts.get("status") == case.status else {}


_EXTRA: dict[str, Callable[[Case, Facts], dict[str, str]]] = {
    "record_departure": _departure,
    "record_arrival": _arrival,
    "close": _closing,
    "correct": _correction,
}


def _ask(case: Case, step: Transition, by: User, facts: dict[str, str]) -> Confirmation:
    waiting = Confirmation.objects.create(case=case, transition=step.name, facts=facts, asked_by=by)
    text = _("Asked a second person to confirm: %(move)s") % {"move": step.label}
    timeline.record(case, kind=EventKind.DECISION, text=text, by=by)
    return waiting


def _decided_by_second_person(confirmation: Confirmation, by: User) -> Confirmation:
    waiting = (
        Confirmation.objects.select_for_update(of=("self",)).select_related("case", "asked_by").get(pk=confirmation.pk)
    )
    if not Confirmation.objects.for_decision_by(by).filter(pk=waiting.pk).exists():
        raise TransitionError(
            _("You cannot decide this: it is decided already, you asked for it, or your role does not allow it.")
        )
    return waiting


def _decide(waiting: Confirmation, decision: Decision, by: User, reason: str) -> None:
    waiting.decision, waiting.decided_by, waiting.decided_at, waiting.reason = decision, by, timezone.now(), reason
    waiting.save()


def _apply(case: Case, step: Transition, *, by: User, facts: Facts) -> Case:
    """Change the case and record it; ``by`` is who asked."""
    before = Status(case.status)
    after = step.target or Status(facts.get("status", before))
    wrong = _last_status_event(case) if step.name == "correct" else None
    if after != before:
        case.status, case.status_changed_at = after, timezone.now()
    if step.name == "close":
        case.closed_at, case.outcome = timezone.now(), Outcome(facts["outcome"])
    if step.name == "reopen":
        case.closed_at, case.outcome = None, ""
    case.save_as_next_version()
    event = timeline.record_status(
        case, before=before, after=after, transition=step.name, by=by, facts=dict(facts),
        occurred_on=PartialDate(facts.get(step.happened, "")), corrects=wrong,
    )  # fmt: skip
    claims.record_from_facts(case, step, facts, event)
    against = journey_objections(case, step, facts)
    record_overrides(case, against, step=AgainstWish.JOURNEY, event=event, reason=facts.get("override", ""), by=by)
    _EFFECTS.get(step.name, _no_effect)(case, facts, by)
    if after != before:
        tasks.create_from_rules(case, RuleEvent.STATUS_ENTERED, by=by, status=after)
    return case


def _last_status_event(case: Case) -> Event | None:
    changes = case.events.standing().filter(kind=EventKind.STATUS).exclude(status_before=F("status_after"))
    return changes.order_by("-pk").first()


def _no_effect(_case: Case, _facts: Facts, _by: User) -> None:
    return None


def _open_assessment(case: Case, facts: Facts, _by: User) -> None:
    TraffickingAssessment.objects.get_or_create(case=case, defaults={"recruitment": facts.get("promise", "")})


def _plan_journey(case: Case, facts: Facts, by: User) -> None:
    """What is told of an agreement does not put aside an objection that stands: that is recorded with the person."""
    if not objections(case.national, ConsentTopic.RETURN):
        Consent.objects.create(
            national=case.national,
            topic=ConsentTopic.RETURN,
            answer=ConsentAnswer.GIVEN,
            given_on=PartialDate(facts["agreed_on"]),
            how=facts["agreement"],
            taken_by=by,
        )
    JourneyLeg.objects.create(
        case=case,
        origin=facts["leg_from"],
        destination=facts["leg_to"],
        departs_on=date.fromisoformat(facts["departs_on"]),
        carrier=facts.get("carrier", ""),
    )


def _waive_duties(case: Case, facts: Facts, by: User) -> None:
    for task in Task.objects.open().filter(case=case):
        tasks.waive_task(task, reason=facts["waive_reason"], by=by)
    tasks.create_from_rules(case, RuleEvent.CASE_CLOSED, by=by)


_EFFECTS: dict[str, Callable[[Case, Facts, User], None]] = {
    "record_trafficking": _open_assessment,
    "record_departure": _plan_journey,
    "close": _waive_duties,
}
