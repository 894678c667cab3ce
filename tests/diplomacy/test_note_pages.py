"""Pages of notes verbales: what each reader sees, what a form does, what a list costs."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from audit.choices import ReadKind
from audit.models import Read
from cases.models import Case
from diplomacy.choices import NoteState
from diplomacy.models import Authority, NoteTemplate, NoteVerbale
from diplomacy.paper.house import house_template
from tests.conftest import SignedIn
from tests.diplomacy.sending import errors, new, send
from tests.factories import (
    CaseFactory,
    ConsentFactory,
    NoteTemplateFactory,
    NoteVerbaleFactory,
    RequestFactory,
    UserFactory,
)

TEXT = {"language": "en", "subject": "Access", "text": "We ask for access."}


def at(step: str, note: NoteVerbale) -> str:
    return reverse(f"diplomacy:note-{step}", args=[note.pk])


@pytest.fixture
def colleague_draft(post: Post, ministry: Authority, case: Case) -> NoteVerbale:
    """Written by somebody else of the post."""
    return NoteVerbaleFactory.create(post=post, authority=ministry, on=[case])


def test_the_form_begins_with_the_courtesies_in_the_chosen_language(desk: Client, ministry: Authority) -> None:
    english = desk.get(new("note", ministry)).content.decode()
    assert "presents its compliments to the Ministry of Foreign Affairs" in english
    assert "présente ses compliments" in desk.get(new("note", ministry) + "&language=fr").content.decode()


def test_few_facts_are_ticked_before_anybody_chooses(desk: Client, ministry: Authority) -> None:
    form = desk.get(new("note", ministry)).context["form"]
    assert form["facts"].value() == ["name", "born", "passport"]


def test_a_draft_is_written_and_changed(desk: Client, post: Post, ministry: Authority, case: Case) -> None:
    sent = TEXT | {"post": post.pk, "references": case.reference, "facts": ["name"]}
    assert send(desk, new("note", ministry), **sent).status_code == 302
    note = NoteVerbale.objects.get()
    assert (note.facts, list(note.cases.all()), note.state) == (["name"], [case], NoteState.DRAFT)
    changed = TEXT | {"subject": "Access again", "version_seen": note.version, "before": case.reference}
    assert send(desk, at("edit", note), **changed).status_code == 302
    note.refresh_from_db()
    assert (note.subject, note.facts, list(note.cases.all())) == ("Access again", [], [])


def test_a_note_about_a_request_takes_its_counterpart_and_cases(desk: Client, post: Post, case: Case) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    form = desk.get(f"{reverse('diplomacy:note-new')}?answers={asked.reference}").context["form"]
    assert form["request"].value() == asked.pk
    assert form["ticked"].value() == [case.reference]


def test_the_second_person_sees_text_and_annex_and_gives_the_number(desk: Client, colleague_draft: NoteVerbale) -> None:
    page = desk.get(at("check", colleague_draft)).content.decode()
    assert colleague_draft.text in page
    assert colleague_draft.cases.get().national.name in page
    response = send(desk, at("check", colleague_draft), version_seen=1)
    assert response.url == colleague_draft.get_absolute_url()
    colleague_draft.refresh_from_db()
    assert colleague_draft.number == 1


def test_what_changed_since_the_check_page_was_opened_is_looked_at_again(
    desk: Client, colleague_draft: NoteVerbale
) -> None:
    colleague_draft.text = "Another text."
    colleague_draft.save_as_next_version()
    response = send(desk, at("check", colleague_draft), version_seen=1)
    assert response.status_code != 302
    colleague_draft.refresh_from_db()
    assert colleague_draft.number is None


def test_the_drafter_has_no_button_to_check(desk: Client, officer: User, post: Post) -> None:
    own = NoteVerbaleFactory.create(post=post, drafted_by=officer)
    assert "Somebody else must check it" in desk.get(at("check", own)).content.decode()
    assert send(desk, at("check", own), version_seen=1).status_code == 200
    own.refresh_from_db()
    assert own.number is None


def test_a_note_goes_all_its_way_by_its_pages(desk: Client, colleague_draft: NoteVerbale, today: Any) -> None:
    send(desk, at("check", colleague_draft), version_seen=1)
    send(desk, at("back", colleague_draft), version_seen=2, remark="A comma.")
    assert "A comma." in desk.get(colleague_draft.get_absolute_url()).content.decode()
    send(desk, at("check", colleague_draft), version_seen=3)
    send(desk, at("send", colleague_draft), version_seen=4, sent_on=today.isoformat())
    send(desk, at("received", colleague_draft), version_seen=5, received_on=today.isoformat())
    theirs = NoteVerbaleFactory.create(theirs=True, post=colleague_draft.post, authority=colleague_draft.authority)
    send(desk, at("answer", colleague_draft), version_seen=6, answered_on=today.isoformat(), by_note=theirs.pk)
    colleague_draft.refresh_from_db()
    assert (colleague_draft.state, colleague_draft.answered_by_note) == (NoteState.ANSWERED, theirs)
    assert theirs.reference in desk.get(colleague_draft.get_absolute_url()).content.decode()


def test_the_reason_against_a_wish_is_asked_for_before_it_goes(
    desk: Client, colleague_draft: NoteVerbale, case: Case, today: Any
) -> None:
    ConsentFactory.create(national=case.national, topic="sharing", answer="refused")
    send(desk, at("check", colleague_draft), version_seen=1)
    assert "Passing data to others" in desk.get(at("send", colleague_draft)).content.decode()
    response = send(desk, at("send", colleague_draft), version_seen=2, sent_on=today.isoformat())
    assert "override_reason" in errors(response)


def test_their_note_is_registered_and_put_right(desk: Client, post: Post, ministry: Authority, today: Any) -> None:
    told = TEXT | {"post": post.pk, "their_number": "71", "received_on": today.isoformat()}
    address = f"{reverse('diplomacy:incoming-note-new')}?authority={ministry.pk}"
    assert send(desk, address, **told).status_code == 302
    note = NoteVerbale.objects.get()
    assert note.reference.endswith("/0001")
    assert send(desk, at("edit", note), **told | {"their_number": "17", "version_seen": 1}).status_code == 302
    note.refresh_from_db()
    assert note.their_number == "17"


def test_a_correction_begins_as_a_copy(desk: Client, post: Post, ministry: Authority, case: Case) -> None:
    former = NoteVerbaleFactory.create(sent=True, post=post, authority=ministry, on=[case])
    address = f"{reverse('diplomacy:note-new')}?corrects={former.pk}"
    assert former.text in desk.get(address).content.decode()
    send(desk, address, **TEXT, post=post.pk)
    assert NoteVerbale.objects.get(corrects=former).subject == "Access"


@pytest.mark.parametrize("kind", ["word", "proof"])
def test_a_paper_is_an_attachment_and_a_recorded_read_of_each_case(
    desk: Client, colleague_draft: NoteVerbale, case: Case, kind: str
) -> None:
    response = desk.get(at(kind, colleague_draft))
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "private, no-store"
    reads = Read.objects.filter(kind=ReadKind.DOWNLOADED).values_list("thing", "reference").order_by("thing")
    assert list(reads) == [("cases.case", case.reference), ("diplomacy.noteverbale", str(colleague_draft.pk))]


def test_of_a_note_that_names_one_unseen_case_nothing_is_shown(
    desk: Client, officer: User, post: Post, case: Case, restricted_case: Case
) -> None:
    hidden = NoteVerbaleFactory.create(
        sent=True, post=post, subject="Hidden subject", on=[case, restricted_case], drafted_by=officer
    )
    for step in ("edit", "check", "send", "received", "answer", "cancel", "back", "word", "proof"):
        assert desk.get(at(step, hidden)).status_code == 404
    addresses = [reverse("diplomacy:notes"), reverse("diplomacy:home"), hidden.authority.get_absolute_url()]
    addresses += [
        case.get_absolute_url(),
        reverse("diplomacy:case-panel", args=[case.reference]),
        new("note", hidden.authority),
    ]
    for address in addresses:
        page = desk.get(address).content.decode()
        assert "Hidden subject" not in page
        assert hidden.reference not in page
    assert desk.get(reverse("diplomacy:notes")).context["total"] == 0


def test_who_is_named_on_the_case_sees_the_note(signed_in: SignedIn, officer: User, post: Post) -> None:
    secret = CaseFactory.create(post=post, restricted=True, named=[officer])
    note = NoteVerbaleFactory.create(post=post, on=[secret])
    assert signed_in(officer).get(note.get_absolute_url()).status_code == 200


def test_a_note_of_no_case_is_its_posts(signed_in: SignedIn, officer: User, stranger: User, post: Post) -> None:
    note = NoteVerbaleFactory.create(post=post)
    assert signed_in(officer).get(note.get_absolute_url()).status_code == 200
    assert signed_in(stranger).get(note.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=quarantine", 1),
        ("direction=theirs", 1),
        ("state=draft", 1),
        ("waiting=on", 2),
        ("year=2026", 2),
        ("year=x", 3),
    ],
)
def test_the_register_is_narrowed(desk: Client, post: Post, query: str, found: int) -> None:
    NoteVerbaleFactory.create(post=post, subject="Quarantine")
    NoteVerbaleFactory.create(post=post, sent=True)
    NoteVerbaleFactory.create(post=post, theirs=True)
    assert desk.get(f"{reverse('diplomacy:notes')}?{query}").context["total"] == found


def test_the_register_costs_the_same_with_ten_notes_as_with_thirty(desk: Client, post: Post) -> None:
    counts = []
    desk.get(reverse("diplomacy:notes"))
    for _round in range(2):
        for _note in range(10):
            NoteVerbaleFactory.create(post=post, on=[CaseFactory.create(post=post)])
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse("diplomacy:notes"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_note_costs_the_same_with_two_people_as_with_twenty(desk: Client, post: Post) -> None:
    counts = []
    desk.get(reverse("diplomacy:notes"))
    for people in (2, 20):
        cases = [CaseFactory.create(post=post) for _person in range(people)]
        note = NoteVerbaleFactory.create(post=post, on=cases)
        with CaptureQueriesContext(connection) as queries:
            desk.get(note.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_template_goes_its_way_by_its_pages(signed_in: SignedIn, post: Post) -> None:
    keeper, boss = UserFactory.create(admin=True), UserFactory.create(supervisor=post)
    file = SimpleUploadedFile("form.docx", house_template())
    fields = {"submission": str(uuid.uuid4()), "name": "New form", "language": "en", "file": file}
    assert signed_in(keeper).post(reverse("diplomacy:note-template-new"), fields).status_code == 302
    template = NoteTemplate.objects.get()
    client = signed_in(boss)
    assert "SAM/NV/2026/0001" in client.get(template.get_absolute_url()).content.decode()
    assert client.get(reverse("diplomacy:note-template-sample", args=[template.pk])).status_code == 200
    send(client, reverse("diplomacy:note-template-approve", args=[template.pk]))
    template.refresh_from_db()
    assert template.is_in_use
    again = send(client, reverse("diplomacy:note-template-approve", args=[template.pk]))
    assert "does not wait" in again.content.decode()
    send(signed_in(keeper), reverse("diplomacy:note-template-retire", args=[template.pk]))
    template.refresh_from_db()
    assert template.is_retired


@pytest.mark.django_db
def test_a_hostile_template_is_refused_with_the_reason(signed_in: SignedIn) -> None:
    client = signed_in(UserFactory.create(admin=True))
    file = SimpleUploadedFile("form.docx", b"PK no archive")
    fields = {"submission": str(uuid.uuid4()), "name": "New form", "language": "en", "file": file}
    response = client.post(reverse("diplomacy:note-template-new"), fields)
    assert errors(response)["file"] == ["This is no Word document (.docx)."]


def test_only_templates_in_use_are_offered(desk: Client, ministry: Authority) -> None:
    for name, more in (("In use", {"approved": True}), ("Waiting", {})):
        NoteTemplateFactory.create(name=name, **more)
    page = desk.get(new("note", ministry)).content.decode()
    assert "In use" in page
    assert "Waiting" not in page
