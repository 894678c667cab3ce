"""Forms of what happens to a note: given back, sent, received, answered, cancelled."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from diplomacy.choices import NoteDirection
from diplomacy.forms.base import RecordForm, block, day
from diplomacy.forms.earlier import EarlierPicker
from diplomacy.forms.exchanges import engagements_with, requests_of
from diplomacy.forms.notes import notes_with
from diplomacy.forms.wishes import WishForm
from diplomacy.models import Engagement, NoteVerbale, Request
from diplomacy.services.notes.going import objections_to_sending


class NoteStepForm(RecordForm[NoteVerbale]):
    """A step that asks for nothing."""

    class Meta:
        model = NoteVerbale
        fields: list[str] = []


class RemarkForm(NoteStepForm):
    remark = block(_("Reason"), required=True, rows=3)


class ReceivedForm(NoteStepForm):
    received_on = day(_("Received on"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["received_on"] = timezone.localdate()


class SendNoteForm(WishForm[NoteVerbale]):
    class Meta:
        model = NoteVerbale
        fields: list[str] = []

    sent_on = day(_("Sent on"))
    field_order = ["sent_on", "override_reason"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["sent_on"] = timezone.localdate()
        against = objections_to_sending(self.instance)
        self.ask_why([objection for objections in against.values() for objection in objections])

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"version": self.version, "sent_on": given["sent_on"], "override_reason": given["override_reason"]}


class AnswerNoteForm(EarlierPicker, NoteStepForm):
    answered_on = day(_("Answered on"))
    by_note = forms.ModelChoiceField(NoteVerbale.objects.none(), label=_("By the note"), required=False)
    by_engagement = forms.ModelChoiceField(Engagement.objects.none(), label=_("In the meeting"), required=False)
    by_request = forms.ModelChoiceField(Request.objects.none(), label=_("By the answer to"), required=False)

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        authority = self.instance.authority
        other = NoteDirection.THEIRS if self.instance.is_ours else NoteDirection.OURS
        self.initial.update(answered_on=timezone.localdate(), by_request=self.instance.request_id)
        self.offer("by_note", notes_with(authority, other), user)
        self.offer("by_engagement", engagements_with(authority), user)
        self.offer("by_request", requests_of(authority), user)

    @property
    def facts(self) -> dict[str, Any]:
        names = ("answered_on", "by_note", "by_engagement", "by_request")
        return {"version": self.version} | {name: self.cleaned_data[name] for name in names}
