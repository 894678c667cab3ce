"""Somebody else's request, engagement or promise does not exist; nor does the rest of one's own."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import RequestState
from diplomacy.measures import standings
from diplomacy.models import Commitment, Engagement, Request
from diplomacy.services.answers import Answer, answer_request
from tests.conftest import SignedIn
from tests.factories import CaseFactory, CommitmentFactory, EngagementFactory, RequestFactory, UserFactory

FACTORIES: list[Any] = [RequestFactory, EngagementFactory, CommitmentFactory]
MIXED_PAGES = ["home", "today-panel", "requests", "engagements", "commitments"]


@pytest.mark.parametrize("factory", FACTORIES)
def test_what_another_post_does_is_404(
    signed_in: SignedIn, stranger: User, post: Post, case: Case, factory: Any
) -> None:
    client = signed_in(stranger)
    for thing in (factory.create(post=post, on=[case]), factory.create(post=post)):
        assert client.get(thing.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("factory", FACTORIES)
def test_what_concerns_only_a_restricted_case_is_404_at_its_own_post(
    signed_in: SignedIn, officer: User, post: Post, restricted_case: Case, factory: Any
) -> None:
    thing = factory.create(post=post, on=[restricted_case])
    assert signed_in(officer).get(thing.get_absolute_url()).status_code == 404


def test_every_form_of_somebody_elses_record_is_404(
    signed_in: SignedIn, officer: User, post: Post, restricted_case: Case
) -> None:
    client, hidden = signed_in(officer), {"post": post, "on": [restricted_case]}
    asked, promise = RequestFactory.create(**hidden), CommitmentFactory.create(**hidden)
    addresses = [
        reverse("diplomacy:request-edit", args=[asked.reference]),
        reverse("diplomacy:request-answer", args=[asked.reference]),
        reverse("diplomacy:request-again", args=[asked.reference]),
        reverse("diplomacy:engagement-edit", args=[EngagementFactory.create(**hidden).pk]),
        reverse("diplomacy:commitment-edit", args=[promise.pk]),
        reverse("diplomacy:commitment-judge", args=[promise.pk]),
        reverse("diplomacy:case-panel", args=[restricted_case.reference]),
        reverse("diplomacy:request-access", args=[restricted_case.reference]),
        f"{reverse('diplomacy:commitment-new')}?answers={asked.reference}",
        f"{reverse('diplomacy:commitment-new')}?engagement={EngagementFactory.create(**hidden).pk}",
        f"{reverse('diplomacy:engagement-new')}?case={restricted_case.reference}",
    ]
    for address in addresses:
        assert client.get(address).status_code == 404, address


def test_who_is_named_on_the_case_sees_what_was_asked_for_it(signed_in: SignedIn, officer: User, post: Post) -> None:
    case = CaseFactory.create(post=post, restricted=True, named=[officer])
    asked = RequestFactory.create(post=post, on=[case])
    assert signed_in(officer).get(asked.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("factory", FACTORIES)
def test_of_a_record_about_many_cases_each_sees_his_own_and_no_trace_of_the_others(
    signed_in: SignedIn, officer: User, post: Post, case: Case, restricted_case: Case, factory: Any
) -> None:
    thing = (
        factory.create(post=post, on=[case, restricted_case], late=True)
        if factory is not EngagementFactory
        else (factory.create(post=post, on=[case, restricted_case]))
    )
    client = signed_in(officer)
    addresses = [
        thing.get_absolute_url(),
        thing.authority.get_absolute_url(),
        reverse("diplomacy:case-panel", args=[case.reference]),
        *(reverse(f"diplomacy:{name}") for name in MIXED_PAGES),
    ]
    for address in addresses:
        page = client.get(address).content.decode()
        assert restricted_case.reference not in page
        assert restricted_case.national.name not in page
        assert ", …" not in page
    assert case.reference in client.get(thing.get_absolute_url()).content.decode()


def test_the_forms_of_a_record_about_many_cases_show_only_ones_own(
    signed_in: SignedIn, officer: User, post: Post, case: Case, restricted_case: Case
) -> None:
    client, mixed = signed_in(officer), {"post": post, "on": [case, restricted_case]}
    asked, meeting = RequestFactory.create(**mixed), EngagementFactory.create(**mixed)
    promise = CommitmentFactory.create(**mixed)
    addresses = [
        reverse("diplomacy:request-answer", args=[asked.reference]),
        reverse("diplomacy:request-again", args=[asked.reference]),
        reverse("diplomacy:commitment-edit", args=[promise.pk]),
        reverse("diplomacy:commitment-judge", args=[promise.pk]),
        reverse("diplomacy:engagement-edit", args=[meeting.pk]),
        f"{reverse('diplomacy:request-new')}?engagement={meeting.pk}",
    ]
    for address in addresses:
        page = client.get(address).content.decode()
        assert restricted_case.reference not in page, address
        assert restricted_case.national.name not in page, address


def test_the_state_of_a_request_tells_nothing_of_unseen_cases(
    officer: User, post: Post, case: Case, restricted_case: Case, today: date
) -> None:
    asked = RequestFactory.create(post=post, on=[case, restricted_case], late=True)
    answer_request(asked, Answer(RequestState.GRANTED, today), by=officer)
    seen = Request.objects.seen_by(officer).get(pk=asked.pk)
    assert (seen.shown_state, seen.is_late) == (RequestState.GRANTED, False)
    assert not Request.objects.late(officer).exists()
    assert not Request.objects.in_states(["made"], officer).exists()
    assert not standings(officer)


def test_the_answer_for_an_unseen_case_is_not_shown(
    signed_in: SignedIn, officer: User, post: Post, case: Case, today: date
) -> None:
    named = UserFactory.create(caseworker=post)
    restricted = CaseFactory.create(post=post, restricted=True, named=[named])
    asked = RequestFactory.create(post=post, on=[case, restricted])
    answer = Answer(RequestState.REFUSED, today, "He is in another prison.")
    answer_request(asked, answer, by=named, only=[restricted.pk])
    for address in (asked.get_absolute_url(), reverse("diplomacy:requests")):
        page = signed_in(officer).get(address).content.decode()
        assert "another prison" not in page
        assert "refused" not in page.split("</aside>")[0].split("<table")[-1].split("</form>")[-1]
    assert "another prison" in signed_in(named).get(asked.get_absolute_url()).content.decode()


def test_counts_are_of_what_is_seen(officer: User, post: Post, case: Case, restricted_case: Case) -> None:
    shown = RequestFactory.create(post=post, on=[case], late=True)
    for factory in (RequestFactory, CommitmentFactory):
        factory.create(post=post, on=[restricted_case], late=True, authority=shown.authority)
    (standing,) = standings(officer)
    assert (standing.waiting, standing.waiting_late, standing.theirs) == (1, 1, 0)


def test_a_headquarters_supervisor_sees_what_all_posts_do(post: Post, case: Case, restricted_case: Case) -> None:
    headquarters = CaseFactory.create(post__headquarters=True).post
    supervisor = UserFactory.create(supervisor=headquarters)
    for model, factory in ((Request, RequestFactory), (Engagement, EngagementFactory), (Commitment, CommitmentFactory)):
        seen = [factory.create(post=post, on=[case]), factory.create(post=post)]
        factory.create(post=post, on=[restricted_case])
        assert set(model.objects.visible_to(supervisor)) == set(seen)


def test_cases_that_the_person_cannot_see_stay_when_a_record_is_edited(
    signed_in: SignedIn, officer: User, post: Post, case: Case, restricted_case: Case
) -> None:
    meeting = EngagementFactory.create(post=post, on=[case, restricted_case])
    address = reverse("diplomacy:engagement-edit", args=[meeting.pk])
    sent = {
        "submission": "6d0a9f0e-6b9b-4c59-9a1e-9a7f0f1f0001", "version_seen": 1, "kind": "call", "subject": "changed",
        "held_on": timezone.localdate().isoformat(), "before": case.reference,
    }  # fmt: skip
    assert signed_in(officer).post(address, sent).status_code == 302
    assert list(meeting.cases.all()) == [restricted_case]
