"""What must always be true of notes verbales and their templates, broken once each."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from diplomacy.choices import NoteDirection, NoteState, TemplateState
from diplomacy.models import NoteVerbale
from tests.factories import CaseFactory, NoteTemplateFactory, NoteVerbaleFactory, PostFactory, UserFactory

TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=4000)


def note(**fields: Any) -> Any:
    return NoteVerbaleFactory.create(**fields)


def same_number_twice() -> None:
    post = PostFactory.create()
    for _time in range(2):
        note(post=post, checked=True, number=7)


def checked_by_its_drafter() -> None:
    drafter = UserFactory.create()
    note(drafted_by=drafter, checked=True, checked_by=drafter)


def points_to_itself(field: str, **fields: Any) -> None:
    made = note(**fields)
    setattr(made, field, made)
    made.save()


def same_case_twice() -> None:
    case = CaseFactory.create()
    note(on=[case]).note_cases.create(case=case)


def approved_by_who_uploaded_it() -> None:
    keeper = UserFactory.create()
    NoteTemplateFactory.create(approved=True, uploaded_by=keeper, approved_by=keeper)


def later(**fields: Any) -> None:
    """On a note that is out, with the fields changed behind the verbs' back."""
    NoteVerbale.objects.filter(pk=note(sent=True).pk).update(**fields)


ANSWERED = {"state": NoteState.ANSWERED, "answered_on": TODAY}
TOO_EARLY = {"state": NoteState.ANSWERED, "answered_on": LONG_AGO}
NOTE_BREAKS: dict[str, Callable[[], Any]] = {
    "note_number_once_per_post_and_year": same_number_twice,
    "note_number_is_of_a_year": lambda: note(number=3),
    "note_has_a_number": lambda: note(checked=True, number=None, year=None, reference=""),
    "note_goes_checked": lambda: note(checked=True, checked_by=None),
    "note_checked_by_another": checked_by_its_drafter,
    "note_sent_has_its_day": lambda: note(checked=True, state=NoteState.SENT),
    "note_of_theirs_was_received": lambda: note(theirs=True, state=NoteState.DRAFT),
    "note_received_has_its_day": lambda: note(direction=NoteDirection.THEIRS, numbered=True, state=NoteState.RECEIVED),
    "note_received_after_sent": lambda: later(received_on=LONG_AGO),
    "note_received_after_its_date": lambda: note(theirs=True, dated_on=TODAY + timedelta(days=1)),
    "note_answered_has_its_day": lambda: later(answered_on=TODAY),
    "note_answered_after_sent": lambda: later(**TOO_EARLY, answered_by_note=note(theirs=True)),
    "note_answered_by_something": lambda: later(**ANSWERED),
    "note_second_text_has_its_language": lambda: note(second_text="Tujulishe"),
    "note_cancelled_with_the_reason": lambda: note(state=NoteState.CANCELLED),
    "note_does_not_answer_itself": lambda: points_to_itself("answered_by_note", theirs=True),
    "note_does_not_reply_to_itself": lambda: points_to_itself("replies_to"),
    "note_does_not_correct_itself": lambda: points_to_itself("corrects"),
    "note_case_once": same_case_twice,
    "note_template_once": lambda: [NoteTemplateFactory.create(sha256="0" * 64) for _time in range(2)],
    "note_template_in_use_is_approved": lambda: NoteTemplateFactory.create(state=TemplateState.APPROVED),
    "note_template_approved_by_another": approved_by_who_uploaded_it,
}
