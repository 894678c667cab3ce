"""Frameworks and agreements: steps, drafts, next date; of the own post."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from audit.models import Read
from core.models import StaleError
from diplomacy.choices import NegotiationState, StepKind
from diplomacy.models import Authority, Negotiation
from diplomacy.services.negotiations import add_draft, take_step
from tests.conftest import SignedIn
from tests.diplomacy.sending import errors, new, send
from tests.factories import CommitmentFactory, NegotiationDraftFactory, NegotiationFactory, NegotiationStepFactory


@pytest.fixture
def framework(post: Post, ministry: Authority) -> Negotiation:
    return NegotiationFactory.create(post=post, authority=ministry)


def page_of(name: str, negotiation: Negotiation) -> str:
    return reverse(f"diplomacy:{name}", args=[negotiation.pk])


def test_a_negotiation_is_begun_and_found_in_the_list(
    desk: Client, ministry: Authority, post: Post, today: date, in_a_week: date
) -> None:
    send(
        desk, new("negotiation", ministry), title="Framework on labour migration", kind="framework", begun_on=today,
        aim="No recruitment without a licence.", next_step="They send their draft", next_on=in_a_week, post=post.pk,
    )  # fmt: skip
    made = Negotiation.objects.get()
    assert made.state == NegotiationState.EXPLORED
    listed = desk.get(reverse("diplomacy:negotiations")).content.decode()
    assert made.title in listed
    assert "They send their draft" in listed


def test_a_step_leaves_a_state_and_a_next_date(
    desk: Client, framework: Negotiation, today: date, in_a_week: date
) -> None:
    send(
        desk, page_of("step-new", framework), version_seen=1, kind="talks", taken_on=today, text="First round.",
        state="negotiated", next_step="Our comments", next_on=in_a_week,
    )  # fmt: skip
    framework.refresh_from_db()
    assert (framework.state, framework.next_step, framework.next_on) == ("negotiated", "Our comments", in_a_week)
    page = desk.get(framework.get_absolute_url()).content.decode()
    assert "First round." in page


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"taken_on": 1}, "taken_on"),
        ({"taken_on": -100}, "taken_on"),
        ({"next_on": -1}, "next_on"),
        ({"text": ""}, "text"),
        ({"state": "won"}, "state"),
    ],
)
def test_a_wrong_step_is_refused(
    framework: Negotiation, officer: User, today: date, told: dict[str, Any], field: str
) -> None:
    days = {name: today + timedelta(days=value) for name, value in told.items() if isinstance(value, int)}
    right: dict[str, Any] = {"kind": StepKind.TALKS, "taken_on": today, "text": "x", "state": "negotiated"}
    with pytest.raises(ValidationError) as refused:
        take_step(framework, by=officer, **right | told | days)
    assert field in refused.value.message_dict
    assert not framework.steps.exists()


def test_who_takes_a_step_in_what_has_changed_is_told(framework: Negotiation, officer: User, today: date) -> None:
    step: dict[str, Any] = {"kind": "talks", "taken_on": today, "text": "x", "state": "agreed", "version": 1}
    take_step(framework, by=officer, **step)
    with pytest.raises(StaleError):
        take_step(framework, by=officer, **step)


def test_a_draft_is_kept_with_its_hash_and_comes_back_as_an_attachment(
    desk: Client, framework: Negotiation, today: date
) -> None:
    draft = SimpleUploadedFile("draft 2.txt", b"Article 1. Nobody recruits without a licence.")
    sent = {"title": "Second draft", "origin": "theirs", "dated_on": today, "language": "ru", "file": draft}
    assert send(desk, page_of("draft-new", framework), **sent).status_code == 302
    kept = framework.drafts.get()
    assert len(kept.sha256) == 64
    answer: Any = desk.get(reverse("diplomacy:draft", args=[framework.pk, kept.pk]))
    assert b"".join(answer.streaming_content) == b"Article 1. Nobody recruits without a licence."
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert Read.objects.filter(thing="diplomacy.negotiation", reference=str(framework.pk)).exists()
    draft.seek(0)
    assert "already with the negotiation" in errors(send(desk, page_of("draft-new", framework), **sent))["file"][0]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.exe", b"MZ"), ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 40), ("a.txt", b""), ("a.html", b"<p>")],
)
def test_a_file_that_is_not_what_it_says_is_not_kept(
    desk: Client, framework: Negotiation, today: date, name: str, content: bytes
) -> None:
    sent = {"title": "Draft", "origin": "ours", "dated_on": today, "file": SimpleUploadedFile(name, content)}
    assert "file" in errors(send(desk, page_of("draft-new", framework), **sent))
    assert not framework.drafts.exists()


def test_only_who_may_negotiate_for_the_post_changes_it(
    framework: Negotiation, auditor: User, stranger: User, today: date
) -> None:
    upload = SimpleUploadedFile("a.txt", b"x")
    for somebody in (auditor, stranger):
        with pytest.raises(PermissionDenied):
            take_step(framework, by=somebody, kind="talks", taken_on=today, text="x", state="agreed")
        with pytest.raises(PermissionDenied):
            add_draft(framework, upload, by=somebody, title="x", origin="ours", dated_on=today)


def test_another_posts_negotiation_is_nowhere(signed_in: SignedIn, stranger: User, framework: Negotiation) -> None:
    draft = NegotiationDraftFactory.create(negotiation=framework)
    client = signed_in(stranger)
    for name in ("negotiation", "negotiation-edit", "step-new", "draft-new"):
        assert client.get(page_of(name, framework)).status_code == 404
    assert client.get(reverse("diplomacy:draft", args=[framework.pk, draft.pk])).status_code == 404
    assert client.get(reverse("diplomacy:negotiations")).context["total"] == 0


def test_promises_of_it_stand_on_its_page_as_far_as_they_are_seen(
    desk: Client, framework: Negotiation, post: Post, restricted_case: Any
) -> None:
    CommitmentFactory.create(post=post, negotiation=framework, words="We answer by the end of the month.")
    CommitmentFactory.create(post=post, negotiation=framework, words="Something else.", on=[restricted_case])
    page = desk.get(framework.get_absolute_url()).content.decode()
    assert "We answer by the end of the month." in page
    assert "Something else." not in page


def test_what_is_overdue_comes_first_and_by_itself(desk: Client, post: Post, framework: Negotiation) -> None:
    late = NegotiationFactory.create(post=post, late=True)
    address = reverse("diplomacy:negotiations")
    assert desk.get(address).context["page"].rows == [late, framework]
    assert desk.get(f"{address}?late=on").context["page"].rows == [late]


def test_lists_and_pages_cost_the_same_with_few_and_many(desk: Client, post: Post, framework: Negotiation) -> None:
    def cost() -> list[int]:
        counts = []
        for address in (reverse("diplomacy:negotiations"), framework.get_absolute_url()):
            desk.get(address)
            with CaptureQueriesContext(connection) as queries:
                desk.get(address)
            counts.append(len(queries))
        return counts

    NegotiationStepFactory.create(negotiation=framework)
    NegotiationDraftFactory.create(negotiation=framework)
    few = cost()
    NegotiationFactory.create_batch(20, post=post)
    NegotiationStepFactory.create_batch(20, negotiation=framework)
    NegotiationDraftFactory.create_batch(5, negotiation=framework)
    assert cost() == few
