"""Drafting, sending against a wish, steps in their order, questions: what is done, and what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.models import User
from cases.models import Case, Event, Override
from core.models import StaleError
from diplomacy.choices import AuthorityKind
from nationals.services.consents import record_consent
from networks.choices import FOLLOWS, ReferralState
from networks.models import Actor, Referral
from networks.services.joining import join
from networks.services.referrals import drafting, other_side
from networks.services.referrals.questions import answer_question, take_question
from networks.services.referrals.sending import send_referral
from networks.services.referrals.steps import next_steps, strike_step, take_step
from tests.factories import (
    ActorFactory,
    AdvertisementFactory,
    AffiliationWordFactory,
    AuthorityFactory,
    CaseFactory,
    ClaimFactory,
    DocumentFactory,
    PointFactory,
)
from tests.networks.referring import drafted

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def referral(officer: User, actor: Actor, case: Case) -> Referral:
    return drafted(officer, cases=[case], actors=[actor])


@pytest.fixture
def sent(referral: Referral, officer: User) -> Referral:
    return send_referral(referral, by=officer, sent_on=days_ago(10))


@pytest.mark.parametrize("kind", [AuthorityKind.EMBASSY, AuthorityKind.MINISTRY, AuthorityKind.OTHER])
def test_it_goes_to_police_or_prosecution_only(kind: str, officer: User, actor: Actor) -> None:
    with pytest.raises(ValidationError, match="police or prosecution"):
        drafted(officer, cases=[], actors=[actor], unit=AuthorityFactory.create(kind=kind))


def test_about_what_one_may_not_see_nobody_refers(
    officer: User, case_elsewhere: Case, restricted_case: Case, actor: Actor
) -> None:
    for hidden in (case_elsewhere, restricted_case):
        with pytest.raises(ValidationError, match="no case"):
            drafted(officer, cases=[hidden], actors=[actor])
    with pytest.raises(ValidationError, match="no such actor"):
        drafted(officer, cases=[], actors=[ActorFactory.create(case=restricted_case)])
    assert not Referral.objects.exists()


def test_an_auditor_does_not_refer(auditor: User, actor: Actor) -> None:
    with pytest.raises(PermissionDenied):
        drafted(auditor, cases=[], actors=[actor])


def test_a_referral_is_seen_by_who_sees_all_of_it(
    referral: Referral, officer: User, stranger: User, auditor: User, restricted_case: Case, confidant: User
) -> None:
    def seers() -> set[User]:
        return {user for user in (officer, stranger, auditor, confidant) if Referral.objects.visible_to(user).exists()}

    assert seers() == {officer, confidant}
    referral.referral_cases.create(case=restricted_case)
    assert seers() == {confidant}
    with pytest.raises(ValidationError, match="no such referral"):
        send_referral(referral, by=officer)


def test_a_draft_changes_and_what_was_sent_stays(referral: Referral, officer: User, actor: Actor, case: Case) -> None:
    paper = DocumentFactory.create(case=case)
    kept = drafting.set_papers(referral, by=officer, documents=[paper])
    changed = drafting.amend_referral(
        kept, by=officer, version=kept.version, values={"subject": "Another"}, cases=[], actors=[actor]
    )
    assert (changed.subject, changed.cases.count(), changed.papers.count()) == ("Another", 0, 0)
    with pytest.raises(StaleError):
        drafting.amend_referral(kept, by=officer, version=1, values={}, actors=[actor])
    gone = send_referral(changed, by=officer)
    with pytest.raises(ValidationError, match="stays as it is"):
        drafting.amend_referral(gone, by=officer, version=gone.version, values={}, actors=[actor])
    assert drafting.set_file_number(gone, "KCB 12/26", by=officer, version=gone.version).file_number == "KCB 12/26"


def test_only_files_of_its_own_go_with_it(referral: Referral, officer: User, actor: Actor, case: Case) -> None:
    own = AdvertisementFactory.create(actor=actor)
    drafting.set_papers(referral, by=officer, documents=[DocumentFactory.create(case=case)], advertisements=[own])
    assert referral.papers.count() == 2
    for stray in (
        {"documents": [DocumentFactory.create()]},
        {"advertisements": [AdvertisementFactory.create()]},
        {"advertisements": [AdvertisementFactory.create(actor=actor, case=CaseFactory.create(post=case.post))]},
    ):
        with pytest.raises(ValidationError, match="Only files"):
            drafting.set_papers(referral, by=officer, **stray)


def test_sending_freezes_numbers_and_tells_each_case(sent: Referral, case: Case, actor: Actor) -> None:
    assert (sent.state, sent.sent_on) == (ReferralState.SENT, days_ago(10))
    assert list(sent.steps.order_by("pk").values_list("kind", "taken_on")) == [("sent", days_ago(10))]
    assert sent.referral_cases.get().number == 1
    entry = Event.objects.filter(case=case).latest("pk")
    assert "Anti-trafficking unit" in entry.text
    assert sent.reference not in entry.text + entry.link
    assert actor.name not in entry.text


def test_nothing_goes_out_twice_nor_tomorrow_nor_about_nobody(referral: Referral, officer: User) -> None:
    with pytest.raises(ValidationError, match="future"):
        send_referral(referral, by=officer, sent_on=TODAY + timedelta(days=1))
    with pytest.raises(ValidationError, match="about nobody"):
        send_referral(drafted(officer, cases=[], actors=[], unit=referral.unit), by=officer)
    send_referral(referral, by=officer)
    with pytest.raises(ValidationError, match="stays as it is"):
        send_referral(referral, by=officer)


def test_who_objects_needs_a_reason_or_is_left_out(referral: Referral, officer: User, case: Case) -> None:
    record_consent(case.national, topic="sharing", answer="refused", by=officer)
    with pytest.raises(ValidationError, match="against what the person said"):
        send_referral(referral, by=officer, override_reason="  ")
    send_referral(referral, by=officer, override_reason="Others are in danger.")
    against = Override.objects.get()
    assert (against.case, against.step, against.reason) == (case, "referral", "Others are in danger.")


def test_who_is_left_out_leaves_nothing_in_it(referral: Referral, officer: User, case: Case) -> None:
    record_consent(case.national, topic="sharing", answer="objects", by=officer)
    drafting.set_papers(referral, by=officer, documents=[DocumentFactory.create(case=case)])
    gone = send_referral(referral, by=officer, leave_out=True)
    row = gone.referral_cases.get()
    assert (row.left_out, row.number, gone.papers.count()) == (True, None, 0)
    assert not Override.objects.exists()
    assert not Event.objects.filter(case=case, text__contains="referral").exists()


def test_what_may_follow_what() -> None:
    assert set(FOLLOWS) == set(ReferralState)
    assert all(ReferralState.DRAFT not in after and ReferralState.SENT not in after for after in FOLLOWS.values())
    reached = {follower for after in FOLLOWS.values() for follower in after}
    assert reached == set(ReferralState) - {ReferralState.DRAFT, ReferralState.SENT}


def test_steps_follow_each_other(sent: Referral, officer: User, actor: Actor) -> None:
    for ago, kind in ((8, "received"), (6, "arrested"), (5, "released"), (4, "left")):
        take_step(sent, kind, taken_on=days_ago(ago), by=officer, actor=actor if kind != "received" else None)
    sent.refresh_from_db()
    assert sent.state == ReferralState.LEFT
    assert ReferralState.CLOSED in next_steps(sent)
    for kind, on, words in (
        ("convicted", days_ago(1), "cannot come"),
        ("sent", days_ago(1), "cannot come"),
        ("danced", days_ago(1), "no such step"),
        ("", days_ago(1), "no such step"),
        ("closed", days_ago(11), "before the referral was sent"),
        ("closed", days_ago(5), "before the last step"),
        ("closed", TODAY + timedelta(days=1), "future"),
    ):
        with pytest.raises(ValidationError, match=words):
            take_step(sent, kind, taken_on=on, by=officer)


def test_each_actor_has_a_path_of_his_own(officer: User, actor: Actor, case: Case) -> None:
    other = ActorFactory.create()
    both = send_referral(drafted(officer, cases=[case], actors=[actor, other]), by=officer)
    take_step(both, "arrested", taken_on=TODAY, by=officer, actor=actor)
    with pytest.raises(ValidationError, match="cannot come"):
        take_step(both, "released", taken_on=TODAY, by=officer, actor=other)
    with pytest.raises(ValidationError, match="not about this actor"):
        take_step(both, "arrested", taken_on=TODAY, by=officer, actor=ActorFactory.create())


def test_a_trial_may_lie_ahead(sent: Referral, officer: User) -> None:
    take_step(sent, "charged", taken_on=days_ago(2), by=officer)
    take_step(sent, "trial", taken_on=TODAY + timedelta(days=90), by=officer)
    take_step(sent, "released", taken_on=TODAY, by=officer)
    with pytest.raises(ValidationError, match="not sent yet"):
        take_step(drafted(officer, cases=[], actors=[], unit=sent.unit), "received", taken_on=TODAY, by=officer)


def test_the_newest_step_is_struck_through_with_a_reason(sent: Referral, officer: User) -> None:
    first = take_step(sent, "received", taken_on=days_ago(3), by=officer)
    wrong = take_step(sent, "arrested", taken_on=days_ago(2), by=officer)
    with pytest.raises(ValidationError, match="newest"):
        strike_step(first, reason="wrong", by=officer)
    with pytest.raises(ValidationError, match="Say why"):
        strike_step(wrong, reason=" ", by=officer)
    strike_step(wrong, reason="It was another man.", by=officer)
    sent.refresh_from_db()
    assert sent.state == ReferralState.RECEIVED
    strike_step(first, reason="Never arrived.", by=officer)
    with pytest.raises(ValidationError, match="never the sending"):
        strike_step(sent.steps.order_by("pk")[0], reason="no", by=officer)


def test_questions_are_answered_once(sent: Referral, officer: User) -> None:
    asked = take_question(sent, text="May we meet victim 1?", due_on=days_ago(1), asked_on=days_ago(5), by=officer)
    assert asked.is_late
    for answer, day, words in (
        ("", TODAY, "Write down"),
        ("Yes.", days_ago(6), "before it was asked"),
        ("Yes.", TODAY + timedelta(days=1), "future"),
    ):
        with pytest.raises(ValidationError, match=words):
            answer_question(asked, by=officer, answer=answer, answered_on=day)
    answered = answer_question(asked, answer="Yes, on Monday.", by=officer)
    assert (answered.answered_on, answered.answered_by, answered.is_late) == (TODAY, officer, False)
    with pytest.raises(ValidationError, match="meanwhile"):
        answer_question(asked, answer="No.", by=officer)


def test_questions_have_their_days(sent: Referral, officer: User) -> None:
    for asked_on, due_on, words in (
        (days_ago(11), TODAY, "before the referral was sent"),
        (TODAY + timedelta(days=1), TODAY + timedelta(days=2), "future"),
        (TODAY, days_ago(1), "due before"),
    ):
        with pytest.raises(ValidationError, match=words):
            take_question(sent, text="?", asked_on=asked_on, due_on=due_on, by=officer)


def test_what_the_other_side_says_is_linked_as_far_as_one_may_see(
    sent: Referral, officer: User, supervisor: User, actor: Actor, case: Case, restricted_case: Case, confidant: User
) -> None:
    word = AffiliationWordFactory.create(affiliation__actor=actor, denied=True)
    secret = AffiliationWordFactory.create(affiliation__actor=actor, case=restricted_case)
    claim = ClaimFactory.create(case=case)
    point = PointFactory.create(engagement__post=case.post, on=[case])
    other_side.set_other_side(sent, by=confidant, words=[secret])
    other_side.set_other_side(sent, by=officer, words=[word], claims=[claim], points=[point])
    assert {row.word or row.claim or row.point for row in other_side.linked(sent, supervisor)} == {word, claim, point}
    assert secret in {row.word for row in other_side.linked(sent, confidant)}
    for stray in ({"words": [secret]}, {"claims": [ClaimFactory.create()]}, {"points": [PointFactory.create()]}):
        with pytest.raises(ValidationError, match="Only what is said"):
            other_side.set_other_side(sent, by=officer, **stray)


def test_when_two_actors_are_joined_their_referrals_come_together(
    sent: Referral, officer: User, supervisor: User, actor: Actor, case: Case
) -> None:
    kept = ActorFactory.create()
    both = drafted(officer, cases=[case], actors=[actor, kept], unit=sent.unit)
    step = take_step(sent, "arrested", taken_on=TODAY, by=officer, actor=actor)
    join(kept, actor, by=supervisor)
    step.refresh_from_db()
    assert step.actor == kept
    assert list(both.actors.order_by("pk")) == [kept]
    assert list(sent.actors.order_by("pk")) == [kept]
