"""Judging a promise: on evidence, never before it was made, and again; the former judgements stay."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import CommitmentKind, CommitmentState, SpokenLanguage
from diplomacy.models import Authority, Commitment, Judgement
from diplomacy.services.commitments import judge_commitment
from tests.conftest import SignedIn
from tests.diplomacy.sending import errors, new, send
from tests.factories import CommitmentFactory, RequestFactory

FOUND = [state for state in CommitmentState if state != CommitmentState.OPEN]


@pytest.fixture
def promised(post: Post, case: Case) -> Commitment:
    return CommitmentFactory.create(post=post, on=[case])


@pytest.mark.parametrize("state", FOUND)
def test_each_judgement_needs_its_evidence(promised: Commitment, officer: User, state: CommitmentState) -> None:
    for nothing in ("", "  \n"):
        with pytest.raises(ValidationError) as refused:
            judge_commitment(promised, state, by=officer, evidence=nothing)
        assert "evidence" in refused.value.message_dict
    assert judge_commitment(promised, state, by=officer, evidence="A note of today.").state == state


def test_a_promise_is_not_judged_kept_before_it_was_made(promised: Commitment, officer: User) -> None:
    day_before = promised.promised_on - timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        judge_commitment(promised, CommitmentState.KEPT, by=officer, evidence="seen", judged_on=day_before)
    assert "judged_on" in refused.value.message_dict
    assert not Judgement.objects.exists()


def test_judged_again_the_former_judgements_stay(promised: Commitment, officer: User) -> None:
    for state, evidence in (
        (CommitmentState.PARTLY_KEPT, "Three of five were seen."),
        (CommitmentState.BROKEN, "They were not seen: the prison's own note."),
        (CommitmentState.KEPT, "Seen by our doctor."),
    ):
        judge_commitment(promised, state, by=officer, evidence=evidence)
    promised.refresh_from_db()
    assert [judgement.state for judgement in promised.judgements.for_list()] == ["kept", "broken", "partly"]
    assert (promised.state, promised.evidence) == (CommitmentState.KEPT, "Seen by our doctor.")


def test_the_page_shows_the_last_judgement_and_folds_the_former_ones(
    desk: Client, promised: Commitment, officer: User
) -> None:
    judge_commitment(promised, CommitmentState.KEPT, by=officer, evidence="Said the prison.")
    page = desk.get(promised.get_absolute_url()).content.decode()
    assert "Said the prison." in page
    assert "Former judgements" not in page
    judge_commitment(promised, CommitmentState.OVERTAKEN, by=officer, evidence="He is home.")
    page = desk.get(promised.get_absolute_url()).content.decode()
    assert page.index("He is home.") < page.index("Former judgements") < page.index("Said the prison.")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"evidence": ""}, "evidence"),
        ({"judged_on": "2020-01-01"}, "judged_on"),
        ({"judged_on": "2999-01-01"}, "judged_on"),
        ({"state": "open"}, "state"),
        ({"state": "forgiven"}, "state"),
        ({"evidence": "\u202eseen"}, "evidence"),
    ],
)
def test_a_wrong_judgement_comes_back_beside_its_field(
    desk: Client, promised: Commitment, today: date, sent: dict[str, str], field: str
) -> None:
    address = reverse("diplomacy:commitment-judge", args=[promised.pk])
    right = {"version_seen": 1, "state": "kept", "judged_on": today, "evidence": "seen"}
    assert errors(send(desk, address, **right | sent))[field]
    assert not Judgement.objects.exists()


def test_of_a_promise_for_an_unseen_case_no_judgement_is_seen(
    signed_in: SignedIn, officer: User, post: Post, restricted_case: Case
) -> None:
    hidden = CommitmentFactory.create(post=post, on=[restricted_case], kept=True)
    Judgement.objects.create(commitment=hidden, state="kept", judged_on=hidden.promised_on, evidence="x")
    assert not Judgement.objects.visible_to(officer).exists()
    assert signed_in(officer).get(hidden.get_absolute_url()).status_code == 404


def test_a_promise_keeps_its_words_language_conditions_and_where_it_was_repeated(
    desk: Client, ministry: Authority, post: Post, today: date
) -> None:
    words = "سيُسمح بالزيارة قبل نهاية الشهر"
    send(
        desk, new("commitment", ministry), side="theirs", kind="access", words=words, language="ar",
        said_to="The Principal Secretary", promised_on=today, conditions="A list of names first.", post=post.pk,
        statement="Their spokesman, at the weekly briefing", statement_link="https://press.example/briefing/12",
    )  # fmt: skip
    made = Commitment.objects.get()
    assert (made.kind, made.language) == (CommitmentKind.ACCESS, SpokenLanguage.ARABIC)
    page = desk.get(made.get_absolute_url()).content.decode()
    for shown in (words, 'lang="ar"', 'dir="auto"', "A list of names first.", "The Principal Secretary",
                  'href="https://press.example/briefing/12"', "Their spokesman"):  # fmt: skip
        assert shown in page


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://press.example/x", "press"])
def test_where_it_was_repeated_is_an_address_of_the_web(
    desk: Client, ministry: Authority, post: Post, today: date, link: str
) -> None:
    sent = {"side": "theirs", "kind": "access", "words": "Soon.", "promised_on": today, "post": post.pk}
    response = send(desk, new("commitment", ministry), **sent, statement_link=link)
    assert "statement_link" in errors(response)


def test_what_answers_a_request_is_about_what_was_asked(desk: Client, post: Post, case: Case) -> None:
    asked = RequestFactory.create(post=post, kind="remains", on=[case])
    form = desk.get(f"{reverse('diplomacy:commitment-new')}?answers={asked.reference}").context["form"]
    assert form["kind"].value() == CommitmentKind.REMAINS
