"""A status changes along the table, with its facts, by those who may, and nowhere else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import Post, User
from cases.choices import Decision, EventKind, Finding, Outcome, Status, TaskState
from cases.models import Case, Confirmation, DeadlineRule
from cases.services.moves import FactsError, TransitionError, confirm, decline, move, withdraw
from cases.workflow import TRANSITIONS, Transition, following
from tests.cases.facts import facts_for
from tests.factories.accounts import UserFactory
from tests.factories.cases import CaseFactory, ConfirmationFactory, TaskFactory

pytestmark = pytest.mark.django_db

# The graph of docs/workflow.md, written a second time by hand.
GRAPH = {
    "reported": "missing trafficked captured detained hospitalised released safe_abroad deceased",
    "missing": "trafficked captured detained hospitalised released safe_abroad deceased",
    "trafficked": "missing captured detained hospitalised released deceased",
    "captured": "missing detained hospitalised released deceased",
    "detained": "missing captured hospitalised released deceased",
    "hospitalised": "missing captured detained released deceased",
    "released": "in_transit safe_abroad detained hospitalised missing deceased",
    "in_transit": "repatriated detained hospitalised missing released deceased",
    "repatriated": "",
    "safe_abroad": "",
    "deceased": "",
}
ENDED = {"repatriated", "safe_abroad", "deceased"}


def test_the_table_is_the_graph() -> None:
    for status in Status:
        targets = {step.target for step in following(status, is_open=True) if step.target}
        assert targets == set(GRAPH[status].split()), status


@pytest.mark.parametrize("is_open", [True, False], ids=["open", "closed"])
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("step", TRANSITIONS.values(), ids=lambda step: step.name)
def test_a_case_moves_only_along_the_table(
    post: Post, supervisor: User, step: Transition, status: Status, is_open: bool
) -> None:
    closing = {} if is_open else {"closed_at": timezone.now(), "outcome": Outcome.HOME}
    case = CaseFactory.create(post=post, status=status, **closing)
    facts = facts_for(case, step.name)
    if step.starts_from(status, is_open=is_open):
        result = move(case, step.name, by=supervisor, facts=facts)
        assert isinstance(result, Confirmation) is (step.four_eyes == "always")
    else:
        with pytest.raises(TransitionError):
            move(case, step.name, by=supervisor, facts=facts)
        case.refresh_from_db()
        assert case.status == status
        assert not case.events.exists()


@pytest.mark.parametrize(("name", "fact"), [(step.name, fact) for step in TRANSITIONS.values() for fact in step.needs])
def test_a_move_without_one_of_its_facts_changes_nothing(post: Post, supervisor: User, name: str, fact: str) -> None:
    step = TRANSITIONS[name]
    status = min(step.sources)
    closing = {"closed_at": timezone.now(), "outcome": Outcome.HOME} if step.from_closed else {}
    case = CaseFactory.create(post=post, status=status, **closing)
    facts = facts_for(case, name)
    del facts[fact]
    with pytest.raises(FactsError) as refusal:
        move(case, name, by=supervisor, facts=facts)
    assert fact in refusal.value.problems
    case.refresh_from_db()
    assert case.status == status
    assert not case.events.exists()


def test_a_capture_brings_claims_duties_and_an_entry(case: Case, caseworker: User) -> None:
    move(case, "record_capture", by=caseworker, facts=facts_for(case, "record_capture"))
    case.refresh_from_db()
    event = case.events.get(kind=EventKind.STATUS)
    assert (case.status, event.status_before, event.status_after) == ("captured", "reported", "captured")
    assert str(event.occurred_on) == "about 9 Sep 2026"
    assert {claim.topic: claim.value for claim in case.claims.all()} == {
        "held_by": "an assault brigade",
        "place": "near Kupiansk",
        "since": "about 9 Sep 2026",
    }
    assert {claim.confidence for claim in case.claims.all()} == {"probable"}
    rules = DeadlineRule.objects.filter(status="captured")
    assert sorted(case.tasks.values_list("title", flat=True)) == sorted(rules.values_list("title", flat=True))


def test_a_fact_in_the_future_is_refused(case: Case, caseworker: User) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    facts = facts_for(case, "record_capture") | {"since": tomorrow}
    with pytest.raises(FactsError) as refusal:
        move(case, "record_capture", by=caseworker, facts=facts)
    assert list(refusal.value.problems) == ["since"]


@pytest.mark.parametrize("value", ["yesterday-ish", "2026-13-40", "\0", "9" * 500])
def test_an_unreadable_date_is_refused(case: Case, caseworker: User, value: str) -> None:
    facts = facts_for(case, "record_capture") | {"since": value}
    with pytest.raises(FactsError):
        move(case, "record_capture", by=caseworker, facts=facts)


def test_an_arrival_before_the_departure_is_refused(post: Post, caseworker: User) -> None:
    case = CaseFactory.create(post=post, status=Status.RELEASED)
    move(case, "record_departure", by=caseworker, facts=facts_for(case, "record_departure"))
    facts = facts_for(case, "record_arrival") | {"arrived_on": "2026-10-01"}
    with pytest.raises(FactsError) as refusal:
        move(case, "record_arrival", by=caseworker, facts=facts)
    assert list(refusal.value.problems) == ["arrived_on"]


def test_a_departure_takes_only_the_nationals_own_document(post: Post, caseworker: User) -> None:
    case, other = CaseFactory.create_batch(2, post=post, status=Status.RELEASED)
    facts = facts_for(other, "record_departure")
    with pytest.raises(FactsError) as refusal:
        move(case, "record_departure", by=caseworker, facts=facts)
    assert list(refusal.value.problems) == ["travel_document"]


def test_a_departure_keeps_the_agreement_and_the_leg(post: Post, caseworker: User) -> None:
    case = CaseFactory.create(post=post, status=Status.RELEASED)
    move(case, "record_departure", by=caseworker, facts=facts_for(case, "record_departure"))
    assert case.national.consents.get().get_topic_display() == "return"
    assert str(case.legs.get()) == "Moscow → Nairobi"


def test_trafficking_opens_an_assessment_that_stays(case: Case, caseworker: User) -> None:
    move(case, "record_trafficking", by=caseworker, facts=facts_for(case, "record_trafficking"))
    move(case, "record_capture", by=caseworker, facts=facts_for(case, "record_capture"))
    case.refresh_from_db()
    assert case.finding == Finding.NOT_ASSESSED
    assert case.assessment.recruitment == "an athletics contract"


def test_a_death_waits_for_a_second_person_and_shows_nowhere_before(case: Case, caseworker: User) -> None:
    move(case, "record_death", by=caseworker, facts=facts_for(case, "record_death"))
    case.refresh_from_db()
    assert case.status == Status.REPORTED
    with pytest.raises(TransitionError, match="second person"):
        move(case, "record_capture", by=caseworker, facts=facts_for(case, "record_capture"))


def test_a_supervisor_who_did_not_ask_confirms_a_death(case: Case, caseworker: User, supervisor: User) -> None:
    move(case, "record_death", by=caseworker, facts=facts_for(case, "record_death"))
    confirm(case.confirmations.get(), by=supervisor)
    case.refresh_from_db()
    assert case.status == Status.DECEASED
    assert case.events.get(kind=EventKind.STATUS).recorded_by == caseworker
    assert case.confirmations.get().decided_by == supervisor


def test_nobody_confirms_what_he_asked_for(case: Case, supervisor: User) -> None:
    move(case, "record_death", by=supervisor, facts=facts_for(case, "record_death"))
    with pytest.raises(TransitionError):
        confirm(case.confirmations.get(), by=supervisor)
    case.refresh_from_db()
    assert case.status == Status.REPORTED


def test_a_caseworker_does_not_confirm(case: Case, caseworker: User, post: Post) -> None:
    waiting = ConfirmationFactory.create(case=case, asked_by=UserFactory.create(caseworker=post))
    with pytest.raises(TransitionError):
        confirm(waiting, by=caseworker)


def test_a_declined_death_leaves_the_case_as_it_was(case: Case, supervisor: User) -> None:
    waiting = ConfirmationFactory.create(case=case)
    decline(waiting, reason="The certificate names another man.", by=supervisor)
    case.refresh_from_db()
    waiting.refresh_from_db()
    assert (case.status, waiting.decision) == (Status.REPORTED, Decision.DECLINED)
    with pytest.raises(TransitionError):
        confirm(waiting, by=supervisor)


def test_who_asked_may_take_it_back(case: Case, caseworker: User, supervisor: User) -> None:
    move(case, "record_death", by=caseworker, facts=facts_for(case, "record_death"))
    with pytest.raises(TransitionError):
        withdraw(case.confirmations.get(), by=supervisor)
    withdraw(case.confirmations.get(), by=caseworker)
    assert case.confirmations.get().decision == Decision.WITHDRAWN


def test_closing_waives_open_duties_only_with_a_reason(post: Post, caseworker: User) -> None:
    case = CaseFactory.create(post=post, status=Status.REPATRIATED)
    task = TaskFactory.create(case=case)
    with pytest.raises(FactsError) as refusal:
        move(case, "close", by=caseworker, facts={"outcome": "home"})
    assert list(refusal.value.problems) == ["waive_reason"]
    move(case, "close", by=caseworker, facts={"outcome": "home", "waive_reason": "He is home."})
    case.refresh_from_db()
    task.refresh_from_db()
    assert (case.is_open, task.state, task.remark) == (False, TaskState.WAIVED, "He is home.")


@pytest.mark.parametrize(
    ("status", "outcome", "agrees"),
    [
        (Status.DECEASED, "home", False),
        (Status.DECEASED, "safe", False),
        (Status.REPATRIATED, "died", False),
        (Status.SAFE_ABROAD, "home", False),
        (Status.DECEASED, "died", True),
        (Status.SAFE_ABROAD, "safe", True),
        (Status.REPATRIATED, "duplicate", True),
        (Status.DECEASED, "citizenship", True),
    ],
)
def test_nobody_who_died_is_closed_as_home(
    post: Post, caseworker: User, status: Status, outcome: str, agrees: bool
) -> None:
    case = CaseFactory.create(post=post, status=status)
    if agrees:
        move(case, "close", by=caseworker, facts={"outcome": outcome})
        case.refresh_from_db()
        assert case.outcome == outcome
        return
    with pytest.raises(FactsError) as refusal:
        move(case, "close", by=caseworker, facts={"outcome": outcome})
    assert list(refusal.value.problems) == ["outcome"]


def test_closing_a_restricted_case_wants_a_second_person(post: Post, caseworker: User) -> None:
    case = CaseFactory.create(post=post, status=Status.REPATRIATED, restricted=True, named=[caseworker])
    assert isinstance(move(case, "close", by=caseworker, facts={"outcome": "home"}), Confirmation)
    case.refresh_from_db()
    assert case.is_open


def test_duties_that_arose_since_the_closing_was_asked_for_hold_it_up(post: Post, caseworker: User) -> None:
    second = UserFactory.create(supervisor=post)
    case = CaseFactory.create(post=post, status=Status.REPATRIATED, restricted=True, named=[caseworker, second])
    waiting = move(case, "close", by=caseworker, facts={"outcome": "home"})
    TaskFactory.create(case=case)
    assert isinstance(waiting, Confirmation)
    with pytest.raises(FactsError):
        confirm(waiting, by=second)


@pytest.mark.parametrize("name", ["reopen", "correct"])
def test_a_caseworker_neither_reopens_nor_corrects(post: Post, caseworker: User, name: str) -> None:
    closing = {"closed_at": timezone.now(), "outcome": Outcome.HOME} if name == "reopen" else {}
    case = CaseFactory.create(post=post, status=Status.REPATRIATED, **closing)
    with pytest.raises(PermissionDenied):
        move(case, name, by=caseworker, facts=facts_for(case, name))


def test_a_stranger_moves_nothing(case: Case, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        move(case, "record_capture", by=stranger, facts=facts_for(case, "record_capture"))


def test_a_correction_strikes_the_wrong_status_and_its_claims(case: Case, caseworker: User, supervisor: User) -> None:
    move(case, "record_capture", by=caseworker, facts=facts_for(case, "record_capture"))
    move(case, "correct", by=supervisor, facts={"status": "detained", "reason": "It was the police."})
    case.refresh_from_db()
    wrong = case.events.get(status_after="captured")
    assert case.status == Status.DETAINED
    assert wrong.is_struck
    assert not case.claims.standing().exists()
    assert case.claims.count() == 3
