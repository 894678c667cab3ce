"""What is always true of a note verbale."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diplomacy.choices import NOTE_OUT, NoteDirection, NoteState

_OURS, _THEIRS = Q(direction=NoteDirection.OURS), Q(direction=NoteDirection.THEIRS)
_UNNUMBERED = (NoteState.DRAFT, NoteState.CANCELLED)
_ANSWER = Q(answered_by_note__isnull=False) | Q(answered_by_engagement__isnull=False)
_ANSWER |= Q(answered_by_request__isnull=False)

NOTE_RULES: list[models.BaseConstraint] = [
    models.UniqueConstraint(
        fields=["post", "direction", "year", "number"],
        name="note_number_once_per_post_and_year",
        violation_error_message=_("This number is taken."),
    ),
    models.CheckConstraint(
        condition=Q(number=None, year=None, reference="") | (Q(number__gte=1, year__gte=1) & ~Q(reference="")),
        name="note_number_is_of_a_year",
        violation_error_message=_("A number is one of a year."),
    ),
    models.CheckConstraint(
        condition=(_OURS & Q(state__in=_UNNUMBERED)) | Q(number__isnull=False),
        name="note_has_a_number",
        violation_error_message=_("A note is numbered when it is checked, theirs when it is registered."),
    ),
    models.CheckConstraint(
        condition=_THEIRS | Q(state__in=_UNNUMBERED) | Q(checked_by__isnull=False, checked_at__isnull=False),
        name="note_goes_checked",
        violation_error_message=_("A note is checked by a second person before it goes."),
    ),
    models.CheckConstraint(
        condition=Q(checked_by=None) | (~Q(checked_by=F("drafted_by")) & ~Q(checked_by=F("written_by"))),
        name="note_checked_by_another",
        violation_error_message=_("Who has written a note does not check it."),
    ),
    models.CheckConstraint(
        condition=~(_OURS & Q(state__in=NOTE_OUT)) | Q(sent_on__isnull=False),
        name="note_sent_has_its_day",
        violation_error_message=_("Say when it was sent."),
    ),
    models.CheckConstraint(
        condition=_OURS | Q(state__in=(NoteState.RECEIVED, NoteState.ANSWERED), sent_on=None, checked_by=None),
        name="note_of_theirs_was_received",
        violation_error_message=_("A note of theirs is registered when it has come."),
    ),
    models.CheckConstraint(
        condition=~Q(state=NoteState.RECEIVED) & _OURS | Q(received_on__isnull=False),
        name="note_received_has_its_day",
        violation_error_message=_("Say when it was received."),
    ),
    models.CheckConstraint(
        condition=Q(received_on=None) | Q(sent_on=None) | Q(received_on__gte=F("sent_on")),
        name="note_received_after_sent",
        violation_error_message=_("A note is received after it was sent."),
    ),
    models.CheckConstraint(
        condition=Q(received_on=None) | Q(dated_on=None) | Q(received_on__gte=F("dated_on")),
        name="note_received_after_its_date",
        violation_error_message=_("A note is received after it was written."),
    ),
    models.CheckConstraint(
        condition=Q(state=NoteState.ANSWERED) ^ Q(answered_on=None),
        name="note_answered_has_its_day",
        violation_error_message=_("Say when it was answered."),
    ),
    models.CheckConstraint(
        condition=Q(answered_on=None) | Q(sent_on=None) | Q(answered_on__gte=F("sent_on")),
        name="note_answered_after_sent",
        violation_error_message=_("A note is answered after it was sent."),
    ),
    models.CheckConstraint(
        condition=~Q(state=NoteState.ANSWERED) | _ANSWER,
        name="note_answered_by_something",
        violation_error_message=_("Say what answers it: a note, a meeting or the answer to a request."),
    ),
    models.CheckConstraint(
        condition=Q(second_language="") ^ ~Q(second_text=""),
        name="note_second_text_has_its_language",
        violation_error_message=_("The second text and its language belong together."),
    ),
    models.CheckConstraint(
        condition=~Q(state=NoteState.CANCELLED) | ~Q(remark=""),
        name="note_cancelled_with_the_reason",
        violation_error_message=_("Say why it is cancelled."),
    ),
    models.CheckConstraint(
        condition=Q(answered_by_note=None) | ~Q(answered_by_note=F("id")),
        name="note_does_not_answer_itself",
        violation_error_message=_("A note does not answer itself."),
    ),
    models.CheckConstraint(
        condition=Q(replies_to=None) | ~Q(replies_to=F("id")),
        name="note_does_not_reply_to_itself",
        violation_error_message=_("A note does not reply to itself."),
    ),
    models.CheckConstraint(
        condition=Q(corrects=None) | ~Q(corrects=F("id")),
        name="note_does_not_correct_itself",
        violation_error_message=_("A note does not correct itself."),
    ),
]
