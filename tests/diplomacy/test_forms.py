"""The forms as the browser sends them: what is right is recorded once, what is wrong comes back with a sentence."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import CommitmentState, RequestKind, RequestState
from diplomacy.models import Authority, Commitment, Contact, Engagement, Request
from tests.conftest import SignedIn
from tests.factories import (
    AuthorityFactory,
    CaseFactory,
    CommitmentFactory,
    ContactFactory,
    EngagementFactory,
    PostFactory,
    RequestFactory,
    UserFactory,
)


@pytest.fixture
def desk(signed_in: SignedIn, officer: User) -> Client:
    return signed_in(officer)


def send(client: Client, address: str, **fields: Any) -> Any:
    return client.post(address, {"submission": str(uuid.uuid4())} | fields)


def errors(response: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = response.context["form"].errors
    return found


def new(name: str, authority: Authority) -> str:
    return f"{reverse(f'diplomacy:{name}-new')}?authority={authority.pk}"


def test_a_new_request_starts_from_with_whom(desk: Client, ministry: Authority, case: Case) -> None:
    address = f"{reverse('diplomacy:request-new')}?case={case.reference}&country=UA"
    page = desk.get(address, follow=True)
    (href,) = [link for link in page.content.decode().split('"') if f"?authority={ministry.pk}" in link]
    form = desk.get(href.replace("&amp;", "&")).context["form"]
    assert form["ticked"].value() == [case.reference]


def test_a_request_is_recorded_for_what_is_ticked_and_what_is_written(
    desk: Client, ministry: Authority, post: Post, case: Case, today: date
) -> None:
    other = CaseFactory.create(post=post)
    answer = send(
        desk, new("request", ministry), kind="access", post=post.pk, asked_on=today, due_on=today,
        ticked=[case.reference], references=f"  {other.reference.lower()}, {case.reference} ",
    )  # fmt: skip
    made = Request.objects.get()
    assert answer.url == made.get_absolute_url()
    assert set(made.cases.all()) == {case, other}


@pytest.mark.parametrize("reference", ["C-1999-000001", "nonsense", "C-2026-' OR 1=1"])
def test_a_case_reference_that_does_not_exist_is_named(
    desk: Client, ministry: Authority, post: Post, today: date, reference: str
) -> None:
    answer = send(
        desk, new("request", ministry), kind="access", post=post.pk, asked_on=today, due_on=today,
        references=reference, text="kept as typed",
    )  # fmt: skip
    assert reference.split(maxsplit=1)[0].upper() in errors(answer)["references"][0]
    assert "kept as typed" in answer.content.decode()
    assert not Request.objects.exists()


def test_a_case_that_the_person_may_not_see_is_answered_as_one_that_does_not_exist(
    desk: Client, ministry: Authority, post: Post, today: date, restricted_case: Case
) -> None:
    sentences = []
    for reference in (restricted_case.reference, "C-1999-000001"):
        sent = {"kind": "access", "post": post.pk, "asked_on": today, "due_on": today, "ticked": [reference]}
        answer = send(desk, new("request", ministry), **sent)
        sentences.append(errors(answer)["references"][0].replace(reference, "…"))
    assert sentences[0] == sentences[1]
    assert not Request.objects.exists()


def test_an_answer_due_before_the_asking_comes_back_beside_its_field(
    desk: Client, ministry: Authority, post: Post, today: date
) -> None:
    answer = send(
        desk, new("request", ministry), kind="access", post=post.pk, asked_on=today,
        due_on=today - timedelta(days=1),
    )  # fmt: skip
    assert "before the request" in errors(answer)["due_on"][0]


def test_the_post_of_others_cannot_be_chosen(desk: Client, ministry: Authority, today: date) -> None:
    elsewhere = PostFactory.create()
    answer = send(desk, new("request", ministry), kind="access", post=elsewhere.pk, asked_on=today, due_on=today)
    assert errors(answer)["post"]


def test_a_double_click_asks_once(desk: Client, ministry: Authority, post: Post, today: date) -> None:
    key = str(uuid.uuid4())
    sent = {"kind": "access", "post": post.pk, "asked_on": today, "due_on": today, "submission": key}
    first, second = (desk.post(new("request", ministry), sent) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert Request.objects.count() == 1


def test_a_form_without_its_key_is_refused(desk: Client, ministry: Authority, today: date) -> None:
    assert desk.post(new("request", ministry), {"kind": "access"}).status_code == 400


def test_consular_access_is_asked_for_in_two_clicks(
    desk: Client, ministry: Authority, post: Post, case: Case, in_a_week: date
) -> None:
    panel = desk.get(reverse("diplomacy:case-panel", args=[case.reference])).content.decode()
    address = reverse("diplomacy:request-access", args=[case.reference])
    assert f'href="{address}"' in panel
    form = desk.get(address).context["form"]
    proposed = {name: form[name].value() for name in ("authority", "due_on", "post")}
    assert proposed == {"authority": ministry.pk, "due_on": in_a_week, "post": post.pk}
    answer = send(desk, address, authority=ministry.pk, due_on=in_a_week, post=post.pk)
    assert answer.url == case.get_absolute_url()
    made = Request.objects.get()
    assert (made.kind, made.authority, list(made.cases.all())) == (RequestKind.ACCESS, ministry, [case])


def test_whom_we_asked_last_is_proposed_first(desk: Client, ministry: Authority, post: Post, case: Case) -> None:
    brigade = AuthorityFactory.create(name="Assault brigade", kind="military")
    RequestFactory.create(authority=brigade, post=post)
    form = desk.get(reverse("diplomacy:request-access", args=[case.reference])).context["form"]
    assert form["authority"].value() == brigade.pk


def test_access_can_be_asked_of_an_authority_that_is_not_in_the_register(
    desk: Client, post: Post, case: Case, in_a_week: date
) -> None:
    address = reverse("diplomacy:request-access", args=[case.reference])
    send(desk, address, other="Border guard command", due_on=in_a_week, post=post.pk)
    asked = Request.objects.get()
    assert (asked.authority.name, asked.authority.country.code) == ("Border guard command", "UA")


def test_access_needs_somebody_to_ask(desk: Client, post: Post, case: Case, in_a_week: date) -> None:
    address = reverse("diplomacy:request-access", args=[case.reference])
    assert errors(send(desk, address, due_on=in_a_week, post=post.pk))["authority"]


def test_access_to_a_closed_case_is_refused_in_words(
    desk: Client, ministry: Authority, post: Post, in_a_week: date
) -> None:
    closed = CaseFactory.create(post=post, closed=True)
    address = reverse("diplomacy:request-access", args=[closed.reference])
    answer = send(desk, address, authority=ministry.pk, due_on=in_a_week, post=post.pk)
    assert "Reopen" in str(errors(answer))


def test_an_answer_is_recorded_for_each_case(desk: Client, post: Post, case: Case, today: date) -> None:
    other = CaseFactory.create(post=post)
    asked = RequestFactory.create(post=post, on=[case, other])
    send(
        desk, reverse("diplomacy:request-answer", args=[asked.reference]), version_seen=1, state="granted",
        answered_on=today, text="For one of them.", **{f"case_{other.pk}": "refused"},
    )  # fmt: skip
    assert dict(asked.request_cases.values_list("case", "state")) == {
        case.pk: RequestState.GRANTED,
        other.pk: RequestState.REFUSED,
    }


def test_a_case_that_is_answered_already_keeps_its_answer_unless_another_is_chosen(
    desk: Client, post: Post, case: Case, today: date
) -> None:
    other = CaseFactory.create(post=post)
    asked = RequestFactory.create(post=post, on=[case, other])
    asked.request_cases.filter(case=other).update(state=RequestState.GRANTED, answered_on=today)
    form = desk.get(reverse("diplomacy:request-answer", args=[asked.reference])).context["form"]
    assert form[f"case_{other.pk}"].value() == "none"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"state": "refused"}, "text"),
        ({"state": "granted", "answered_on": "2020-01-01"}, "answered_on"),
        ({"state": "granted", "answered_on": "2999-01-01"}, "answered_on"),
        ({"state": "made"}, "state"),
        ({"state": ""}, "state"),
        ({"state": "granted", "text": "\u202e"}, "text"),
        ({"state": "granted", "text": "\0"}, "text"),
    ],
)
def test_a_wrong_answer_comes_back_beside_its_field(
    desk: Client, post: Post, case: Case, today: date, sent: dict[str, str], field: str
) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    address = reverse("diplomacy:request-answer", args=[asked.reference])
    assert errors(send(desk, address, **{"version_seen": 1, "answered_on": today} | sent))[field]
    assert asked.request_cases.get().state == RequestState.MADE


def test_the_second_to_answer_sees_what_changed_and_loses_nothing(
    desk: Client, post: Post, case: Case, today: date
) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    address = reverse("diplomacy:request-answer", args=[asked.reference])
    send(desk, address, version_seen=1, state="acknowledged", answered_on=today)
    second = send(desk, address, version_seen=1, state="granted", answered_on=today, text="Next Monday.")
    assert second.status_code == 409
    assert "Next Monday." in second.content.decode()
    assert asked.request_cases.get().state == RequestState.ACKNOWLEDGED
    again = send(desk, address, version_seen=2, state="granted", answered_on=today, text="Next Monday.")
    assert again.status_code == 302


def test_asking_again_leads_to_the_new_request(desk: Client, post: Post, case: Case, in_a_week: date) -> None:
    asked = RequestFactory.create(post=post, on=[case], late=True)
    address = reverse("diplomacy:request-again", args=[asked.reference])
    form = desk.get(address).context["form"]
    assert form["cases"].value() == [case.reference]
    send(desk, address, version_seen=1, authority=asked.authority_id, cases=[case.reference], due_on=in_a_week)
    again = Request.objects.get(again_for=asked)
    page = desk.get(again.get_absolute_url()).content.decode()
    assert asked.reference in page
    assert again.reference in desk.get(asked.get_absolute_url()).content.decode()


def test_a_request_is_edited_with_what_may_still_change(desk: Client, post: Post, case: Case, in_a_week: date) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    address = reverse("diplomacy:request-edit", args=[asked.reference])
    assert set(desk.get(address).context["form"].fields) == {"version_seen", "due_on", "text", "engagement"}
    send(desk, address, version_seen=1, due_on=in_a_week, text="In writing.")
    asked.refresh_from_db()
    assert (asked.text, asked.due_on) == ("In writing.", in_a_week)


def test_a_promise_is_noted_with_who_spoke_and_for_whom(
    desk: Client, ministry: Authority, post: Post, case: Case, today: date
) -> None:
    contact = ContactFactory.create(authority=ministry)
    send(
        desk, new("commitment", ministry), side="theirs", words="He will be seen.", said_by=contact.pk,
        promised_on=today, due_on=today, post=post.pk, ticked=[case.reference],
    )  # fmt: skip
    made = Commitment.objects.get()
    assert (made.said_by, list(made.cases.all()), made.state) == (contact, [case], CommitmentState.OPEN)
    assert "He will be seen." in case.events.get().text


def test_a_promise_that_answers_a_request_starts_from_it(desk: Client, post: Post, case: Case) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    form = desk.get(f"{reverse('diplomacy:commitment-new')}?answers={asked.reference}").context["form"]
    assert (form["answers"].value(), form["ticked"].value()) == (asked.pk, [case.reference])


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"state": "kept", "evidence": " "}, "evidence"),
        ({"state": "kept", "evidence": "seen", "judged_on": "2020-01-01"}, "judged_on"),
        ({"state": "broken", "evidence": "seen", "judged_on": "2999-01-01"}, "judged_on"),
        ({"state": "open", "evidence": "seen"}, "state"),
    ],
)
def test_a_wrong_judgement_comes_back_beside_its_field(
    desk: Client, post: Post, today: date, sent: dict[str, str], field: str
) -> None:
    promise = CommitmentFactory.create(post=post)
    address = reverse("diplomacy:commitment-judge", args=[promise.pk])
    assert errors(send(desk, address, **{"version_seen": 1, "judged_on": today} | sent))[field]
    promise.refresh_from_db()
    assert promise.state == CommitmentState.OPEN


def test_a_promise_is_judged_on_evidence(desk: Client, officer: User, post: Post, today: date) -> None:
    promise = CommitmentFactory.create(post=post)
    address = reverse("diplomacy:commitment-judge", args=[promise.pk])
    send(desk, address, version_seen=1, state="kept", judged_on=today, evidence="The visit was held.")
    promise.refresh_from_db()
    assert (promise.state, promise.judged_by) == (CommitmentState.KEPT, officer)


def test_a_promise_is_edited(desk: Client, post: Post, case: Case, today: date) -> None:
    promise = CommitmentFactory.create(post=post, on=[case])
    address = reverse("diplomacy:commitment-edit", args=[promise.pk])
    send(
        desk, address, version_seen=1, side="theirs", words="He will be seen twice.", promised_on=today,
        ticked=[case.reference], before=case.reference,
    )  # fmt: skip
    promise.refresh_from_db()
    assert (promise.words, promise.due_on, list(promise.cases.all())) == ("He will be seen twice.", None, [case])


def test_a_meeting_is_recorded_with_who_said_what(
    desk: Client, ministry: Authority, post: Post, case: Case, today: date
) -> None:
    contact = ContactFactory.create(authority=ministry)
    send(
        desk, new("engagement", ministry), kind="meeting", held_on=today, subject="Our nationals", post=post.pk,
        we_said="Access at once.", they_said="It is being looked into.", contacts=[contact.pk],
        references=case.reference,
    )  # fmt: skip
    made = Engagement.objects.get()
    assert (made.they_said, list(made.contacts.all()), list(made.cases.all())) == (
        "It is being looked into.",
        [contact],
        [case],
    )


def test_a_meeting_that_was_not_held_yet_is_not_recorded(
    desk: Client, ministry: Authority, post: Post, in_a_week: date
) -> None:
    answer = send(desk, new("engagement", ministry), kind="meeting", held_on=in_a_week, subject="Soon", post=post.pk)
    assert errors(answer)["held_on"]


def test_the_contacts_of_another_authority_cannot_be_ticked(
    desk: Client, ministry: Authority, post: Post, today: date
) -> None:
    elsewhere = ContactFactory.create()
    answer = send(
        desk, new("engagement", ministry), kind="meeting", held_on=today, subject="Talks", post=post.pk,
        contacts=[elsewhere.pk],
    )  # fmt: skip
    assert errors(answer)["contacts"]


def test_a_case_added_by_somebody_else_meanwhile_stays(desk: Client, post: Post, case: Case, today: date) -> None:
    meeting = EngagementFactory.create(post=post, on=[case])
    added = CaseFactory.create(post=post)
    meeting.cases.add(added)  # after the page was opened, as ``before`` tells
    address = reverse("diplomacy:engagement-edit", args=[meeting.pk])
    send(
        desk, address, version_seen=1, kind="call", held_on=today, subject="Talks", before=case.reference,
        ticked=[case.reference],
    )  # fmt: skip
    assert set(meeting.cases.all()) == {case, added}


def test_a_stale_edit_of_a_meeting_comes_back_with_what_changed(desk: Client, post: Post, today: date) -> None:
    meeting = EngagementFactory.create(post=post, subject="Talks")
    address = reverse("diplomacy:engagement-edit", args=[meeting.pk])
    sent = {"version_seen": 1, "kind": "call", "held_on": today}
    send(desk, address, subject="First", **sent)
    second = send(desk, address, subject="Second", **sent)
    assert second.status_code == 409
    assert "First" in second.content.decode()
    assert "Second" in second.content.decode()


def test_authorities_and_contacts_are_kept_by_any_post(desk: Client) -> None:
    send(desk, reverse("diplomacy:authority-new"), name="Red Cross delegation", kind="red_cross", country="CH")
    authority = Authority.objects.get()
    send(desk, reverse("diplomacy:contact-new", args=[authority.pk]), name="A. Delegate", office="Head")
    contact = Contact.objects.get()
    assert (authority.name, contact.authority) == ("Red Cross delegation", authority)
    send(
        desk, reverse("diplomacy:authority-edit", args=[authority.pk]), version_seen=1, name="ICRC delegation",
        kind="red_cross", country="CH",
    )  # fmt: skip
    send(
        desk, reverse("diplomacy:contact-edit", args=[contact.pk]), version_seen=1, name="A. Delegate",
        office="Deputy head",
    )  # fmt: skip
    authority.refresh_from_db()
    contact.refresh_from_db()
    assert (authority.name, contact.office) == ("ICRC delegation", "Deputy head")


def test_an_authority_stands_once_in_its_country(desk: Client, ministry: Authority) -> None:
    answer = send(
        desk, reverse("diplomacy:authority-new"), name=ministry.name, kind="ministry", country=ministry.country.code
    )
    assert errors(answer)["__all__"]


def test_an_authority_is_not_part_of_its_own_part(desk: Client, ministry: Authority) -> None:
    department = AuthorityFactory.create(parent=ministry)
    answer = send(
        desk, reverse("diplomacy:authority-edit", args=[ministry.pk]), version_seen=1, name=ministry.name,
        kind="ministry", country="UA", parent=department.pk,
    )  # fmt: skip
    assert "part of this authority" in errors(answer)["parent"][0]


def test_nobody_leaves_an_office_before_arriving(desk: Client, ministry: Authority) -> None:
    answer = send(
        desk, reverse("diplomacy:contact-new", args=[ministry.pk]), name="A. Consul", office="Consul",
        from_on="2026-05-01", until_on="2026-04-01",
    )  # fmt: skip
    assert "arriving" in str(errors(answer))


def test_names_are_limited_and_hide_nothing(desk: Client) -> None:
    for name in ("x" * 5000, "Ministry\u202e", "Minis\u200btry", "Ministry\0"):
        answer = send(desk, reverse("diplomacy:authority-new"), name=name, kind="ministry", country="UA")
        assert errors(answer)["name"]


FORMS_FOR_ALL = ["authority-new", "request-new", "engagement-new", "commitment-new"]


@pytest.mark.parametrize("name", FORMS_FOR_ALL)
def test_who_may_not_negotiate_gets_no_form(signed_in: SignedIn, auditor: User, ministry: Authority, name: str) -> None:
    client = signed_in(auditor)
    address = f"{reverse(f'diplomacy:{name}')}?authority={ministry.pk}"
    assert client.get(address).status_code == 403
    assert send(client, address).status_code == 403


def test_who_sees_a_case_may_not_answer_for_the_post_that_asked(signed_in: SignedIn, post: Post, case: Case) -> None:
    elsewhere = UserFactory.create(caseworker=post)
    asked = RequestFactory.create(on=[case])
    client = signed_in(elsewhere)
    assert client.get(asked.get_absolute_url()).status_code == 200
    assert client.get(reverse("diplomacy:request-answer", args=[asked.reference])).status_code == 403


@pytest.mark.parametrize("address", ["?authority=abc", "?authority=99999", "?engagement=-1", "?case=C-1999-000001"])
def test_a_damaged_start_of_a_form_is_404(desk: Client, db: None, address: str) -> None:
    assert desk.get(reverse("diplomacy:engagement-new") + address).status_code == 404


def test_there_is_no_other_first_question_than_with_whom(desk: Client) -> None:
    assert desk.get(reverse("diplomacy:counterpart", args=["nonsense"])).status_code == 404
