"""A note verbale: drafted, checked by a second person, numbered, sent, received, answered."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.models import Post, User
from cases.choices import AgainstWish
from cases.models import Case, Override
from core.models import StaleError
from diplomacy.choices import NoteState
from diplomacy.models import Authority, NoteVerbale
from diplomacy.services import notes
from nationals.choices import ConsentAnswer, ConsentTopic
from tests.factories import (
    AliasFactory,
    CaseFactory,
    ConsentFactory,
    EngagementFactory,
    NoteTemplateFactory,
    NoteVerbaleFactory,
    PostFactory,
    RequestFactory,
    TravelDocumentFactory,
    UserFactory,
)


@pytest.fixture
def second(post: Post) -> User:
    """Another officer of the same post."""
    return UserFactory.create(caseworker=post)


def written(subject: str = "Access", **more: object) -> notes.Draft:
    return notes.Draft(language="en", subject=subject, text="We ask for access.", **more)  # type: ignore[arg-type]


@pytest.fixture
def draft(officer: User, post: Post, ministry: Authority, case: Case) -> NoteVerbale:
    told = written(cases=[case], facts=["name", "born", "passport"])
    return notes.draft_note(by=officer, post=post, authority=ministry, draft=told)


@pytest.fixture
def sent(draft: NoteVerbale, officer: User, second: User, today: date) -> NoteVerbale:
    notes.check_note(draft, by=second)
    return notes.send_note(draft, by=officer, sent_on=today)


def test_a_draft_has_no_number(draft: NoteVerbale) -> None:
    assert (draft.state, draft.number, draft.reference) == (NoteState.DRAFT, None, "")


def test_checked_by_a_second_person_it_gets_its_number(draft: NoteVerbale, second: User, today: date) -> None:
    checked = notes.check_note(draft, by=second)
    assert (checked.state, checked.number, checked.year) == (NoteState.CHECKED, 1, today.year)
    assert checked.reference == f"{checked.post.code.upper()}/NV/{today.year}/0001"


def test_who_wrote_it_does_not_check_it(draft: NoteVerbale, officer: User) -> None:
    with pytest.raises(ValidationError, match="Somebody else must check it"):
        notes.check_note(draft, by=officer)


def test_who_changed_it_last_does_not_check_it_either(draft: NoteVerbale, second: User) -> None:
    notes.amend_note(draft, version=draft.version, draft=written("Access, again"), by=second)
    with pytest.raises(ValidationError, match="Somebody else must check it"):
        notes.check_note(draft, by=second)


def test_the_number_is_of_the_year_at_the_post(officer: User, second: User, post: Post, ministry: Authority) -> None:
    post.time_zone = "Asia/Bangkok"
    post.save()
    draft = notes.draft_note(by=officer, post=post, authority=ministry, draft=written())
    with time_machine.travel("2026-12-31T18:00:00Z", tick=False):
        assert notes.check_note(draft, by=second).year == 2027


def test_each_post_and_year_has_a_series_of_its_own(
    officer: User, second: User, post: Post, ministry: Authority
) -> None:
    other = PostFactory.create()
    writer, checker = UserFactory.create(caseworker=other), UserFactory.create(caseworker=other)
    numbers = []
    for by, checks, at in ((officer, second, post), (writer, checker, other), (officer, second, post)):
        draft = notes.draft_note(by=by, post=at, authority=ministry, draft=written())
        numbers.append(notes.check_note(draft, by=checks).number)
    assert numbers == [1, 1, 2]


def test_a_number_that_was_not_given_in_the_end_leaves_no_gap(draft: NoteVerbale, second: User) -> None:
    with transaction.atomic():
        assert notes.check_note(draft, by=second).number == 1
        transaction.set_rollback(True)
    assert notes.check_note(draft, by=second).number == 1


def test_given_back_it_keeps_its_number_and_is_checked_again(draft: NoteVerbale, second: User) -> None:
    notes.check_note(draft, by=second)
    back = notes.return_note(draft, by=second, remark="The ministry's name is wrong.")
    assert (back.state, back.number, back.checked_by, back.note_cases.get().printed) == (NoteState.DRAFT, 1, None, [])
    assert notes.check_note(draft, by=second).number == 1


def test_the_annex_stands_as_it_was_checked(draft: NoteVerbale, second: User, case: Case) -> None:
    before = case.national.name
    notes.check_note(draft, by=second)
    case.national.name = "Somebody Renamed"
    case.national.save()
    assert draft.note_cases.get().printed[0] == before


def test_no_more_of_a_person_goes_than_was_chosen(officer: User, post: Post, ministry: Authority, second: User) -> None:
    case = CaseFactory.create(post=post, place="Olenivka", national__national_id="12345678")
    TravelDocumentFactory.create(national=case.national, number="AK0999")
    AliasFactory.create(national=case.national, name="Джозеф Мванги")
    told = written(cases=[case], facts=["passport", "other_scripts", "name"])
    draft = notes.draft_note(by=officer, post=post, authority=ministry, draft=told)
    notes.check_note(draft, by=second)
    assert draft.note_cases.get().printed == [case.national.name, "Джозеф Мванги", "AK0999"]


def test_sent_it_stands_in_the_timeline_of_each_case(sent: NoteVerbale, case: Case) -> None:
    entry = case.events.get(kind="engagement")
    assert sent.reference in entry.text
    assert entry.link == sent.get_absolute_url()


@pytest.mark.parametrize("field", ["text", "subject", "second_text", "number", "reference", "facts", "sent_on"])
def test_what_was_sent_is_never_changed(sent: NoteVerbale, field: str) -> None:
    other = {"number": 99, "facts": [], "sent_on": timezone.localdate() - timedelta(days=1)}.get(field, "Otherwise")
    with pytest.raises(DatabaseError, match="note_sent_stays_as_it_is"), transaction.atomic():
        NoteVerbale.objects.filter(pk=sent.pk).update(**{field: other})


def test_whom_a_sent_note_names_is_never_changed(sent: NoteVerbale) -> None:
    changes: list[Callable[[], Any]] = [
        lambda: sent.note_cases.update(printed=["x"]),
        lambda: sent.note_cases.all().delete(),
        lambda: sent.note_cases.create(case=CaseFactory.create()),
    ]
    for change in changes:
        with pytest.raises(DatabaseError, match="note_sent_names_whom_it_named"), transaction.atomic():
            change()


def test_a_numbered_note_is_never_deleted(draft: NoteVerbale, second: User) -> None:
    notes.check_note(draft, by=second)
    with pytest.raises(DatabaseError, match="note_numbered_is_kept"), transaction.atomic():
        NoteVerbale.objects.filter(pk=draft.pk)._raw_delete("default")


def test_a_sent_note_is_corrected_by_another(sent: NoteVerbale, officer: User, post: Post, ministry: Authority) -> None:
    again = notes.draft_note(by=officer, post=post, authority=ministry, draft=written("Access"), corrects=sent)
    assert list(sent.corrected_by.all()) == [again]
    with pytest.raises(ValidationError, match="Only a note that was sent"):
        notes.draft_note(by=officer, post=post, authority=ministry, draft=written(), corrects=again)


def test_a_cancelled_note_keeps_its_number_with_the_reason(draft: NoteVerbale, second: User) -> None:
    notes.check_note(draft, by=second)
    with pytest.raises(ValidationError, match="Say why"):
        notes.cancel_note(draft, by=second, remark=" ")
    cancelled = notes.cancel_note(draft, by=second, remark="He is home.")
    assert (cancelled.state, cancelled.number) == (NoteState.CANCELLED, 1)


def test_steps_come_in_their_order(draft: NoteVerbale, officer: User, second: User, today: date) -> None:
    steps: list[Callable[[], Any]] = [
        lambda: notes.send_note(draft, by=officer, sent_on=today),
        lambda: notes.note_received(draft, by=officer, received_on=today),
        lambda: notes.return_note(draft, by=second, remark="x"),
    ]
    for step in steps:
        with pytest.raises(ValidationError, match="look at it again"):
            step()


def test_it_is_sent_neither_tomorrow_nor_before_it_was_checked(
    draft: NoteVerbale, officer: User, second: User, today: date
) -> None:
    notes.check_note(draft, by=second)
    for day in (today + timedelta(days=1), today - timedelta(days=1)):
        with pytest.raises(ValidationError) as refused:
            notes.send_note(draft, by=officer, sent_on=day)
        assert "sent_on" in refused.value.message_dict


def test_receipt_and_answer_follow(sent: NoteVerbale, officer: User, today: date) -> None:
    assert notes.note_received(sent, by=officer, received_on=today).state == NoteState.RECEIVED
    with pytest.raises(ValidationError, match="Say what answers it"):
        notes.answer_note(sent, by=officer, answered_on=today)
    meeting = EngagementFactory.create(post=sent.post, authority=sent.authority)
    answered = notes.answer_note(sent, by=officer, answered_on=today, by_engagement=meeting)
    assert (answered.state, answered.answered_by_engagement) == (NoteState.ANSWERED, meeting)


def test_their_note_is_registered_and_answers_ours(sent: NoteVerbale, officer: User, today: date) -> None:
    values = {"their_number": "71/2026", "received_on": today, "subject": "Re", "text": "No.", "replies_to": sent}
    theirs = notes.register_note(by=officer, post=sent.post, authority=sent.authority, values=values)
    assert theirs.reference == f"{sent.post.code.upper()}/IN/{today.year}/0001"
    sent.refresh_from_db()
    assert (sent.state, sent.answered_by_note) == (NoteState.ANSWERED, theirs)


def test_our_reply_answers_theirs_when_it_goes(
    officer: User, second: User, post: Post, ministry: Authority, today: date
) -> None:
    theirs = NoteVerbaleFactory.create(theirs=True, post=post, authority=ministry)
    reply = notes.draft_note(by=officer, post=post, authority=ministry, draft=written(), replies_to=theirs)
    notes.check_note(reply, by=second)
    theirs.refresh_from_db()
    assert theirs.state == NoteState.RECEIVED
    notes.send_note(reply, by=officer, sent_on=today)
    theirs.refresh_from_db()
    assert (theirs.state, theirs.answered_by_note) == (NoteState.ANSWERED, reply)


def test_who_objects_to_being_told_of_is_told_of_for_a_reason_only(
    draft: NoteVerbale, officer: User, second: User, case: Case, today: date
) -> None:
    ConsentFactory.create(national=case.national, topic=ConsentTopic.SHARING, answer=ConsentAnswer.REFUSED)
    notes.check_note(draft, by=second)
    with pytest.raises(ValidationError, match="against what the person said"):
        notes.send_note(draft, by=officer, sent_on=today)
    notes.send_note(draft, by=officer, sent_on=today, override_reason="His life is in danger.")
    assert Override.objects.get(case=case).step == AgainstWish.NOTE


def test_a_template_fits_the_language_and_is_in_use(officer: User, post: Post, ministry: Authority) -> None:
    for template, said in (
        (NoteTemplateFactory.create(), "not in use"),
        (NoteTemplateFactory.create(approved=True, language="fr"), "another language"),
    ):
        with pytest.raises(ValidationError, match=said):
            notes.draft_note(by=officer, post=post, authority=ministry, draft=written(template=template))


def test_the_second_to_change_a_draft_is_told(draft: NoteVerbale, officer: User) -> None:
    notes.amend_note(draft, version=draft.version, draft=written("First"), by=officer)
    with pytest.raises(StaleError):
        notes.amend_note(draft, version=draft.version, draft=written("Second"), by=officer)


def test_only_a_draft_is_changed(draft: NoteVerbale, officer: User, second: User) -> None:
    checked = notes.check_note(draft, by=second)
    with pytest.raises(ValidationError, match="Only a draft"):
        notes.amend_note(checked, version=checked.version, draft=written("Other"), by=officer)


def test_who_may_not_speak_for_the_post_does_nothing(
    draft: NoteVerbale, auditor: User, stranger: User, ministry: Authority, post: Post
) -> None:
    for by in (auditor, stranger):
        with pytest.raises(PermissionDenied):
            notes.check_note(draft, by=by)
        with pytest.raises(PermissionDenied):
            notes.draft_note(by=by, post=post, authority=ministry, draft=written())


def test_who_cannot_see_one_of_its_cases_does_nothing_with_it(
    officer: User, second: User, post: Post, restricted_case: Case, case: Case
) -> None:
    note = NoteVerbaleFactory.create(post=post, drafted_by=officer, on=[case, restricted_case])
    with pytest.raises(PermissionDenied):
        notes.check_note(note, by=second)


def test_a_case_that_the_writer_may_not_see_is_not_named(
    officer: User, post: Post, ministry: Authority, restricted_case: Case
) -> None:
    with pytest.raises(ValidationError, match="no case"):
        notes.draft_note(by=officer, post=post, authority=ministry, draft=written(cases=[restricted_case]))


def test_what_the_writer_may_not_see_is_neither_replied_to_nor_asked_for(
    officer: User, post: Post, ministry: Authority, restricted_case: Case
) -> None:
    hidden = NoteVerbaleFactory.create(theirs=True, post=post, authority=ministry, on=[restricted_case])
    asked = RequestFactory.create(post=post, authority=ministry, on=[restricted_case])
    with pytest.raises(ValidationError, match="no such note"):
        notes.draft_note(by=officer, post=post, authority=ministry, draft=written(), replies_to=hidden)
    with pytest.raises(ValidationError, match="no such request"):
        notes.draft_note(by=officer, post=post, authority=ministry, draft=written(request=asked))
