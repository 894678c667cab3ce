"""Forms of notes verbales: writing one of ours, registering one of theirs."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case
from diplomacy.choices import AnnexFact, NoteDirection, NoteState
from diplomacy.forms.base import RecordForm, day_input, in_rows, our_post
from diplomacy.forms.cases import CasePicker
from diplomacy.forms.earlier import EarlierPicker
from diplomacy.forms.exchanges import requests_of
from diplomacy.models import Authority, NoteTemplate, NoteVerbale
from diplomacy.models.note import few_facts
from diplomacy.services.notes import Draft

_TEXT = {"text": forms.Textarea(attrs={"rows": 12}), "second_text": forms.Textarea(attrs={"rows": 8})}


class NoteForm(CasePicker, EarlierPicker, RecordForm[NoteVerbale]):
    """One of ours, while it is a draft."""

    class Meta:
        model = NoteVerbale
        fields = [
            "language", "template", "subject", "text", "second_language", "second_text", "request", "replies_to",
            "facts",
        ]  # fmt: skip
        widgets = _TEXT
        help_texts = {
            "text": _("An empty line begins a paragraph. Who may see every case that it names reads this."),
            "second_text": _("Printed beside the text."),
        }

    facts = forms.MultipleChoiceField(
        label=_("What the annex tells of each person"),
        required=False,
        initial=few_facts,
        choices=AnnexFact.choices,
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("Nothing ticked: no annex. Tick no more than the other side needs."),
    )

    def __init__(
        self, *args: Any, user: User, authority: Authority, chosen: Collection[Case] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        templates = NoteTemplate.objects.in_use().order_by("name", "pk")
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]
        self.fields["template"].empty_label = _("the house’s own form")  # type: ignore[attr-defined]
        self.offer("request", requests_of(authority), user)
        if self.instance.pk:
            del self.fields["replies_to"]
        else:
            self.offer("replies_to", notes_with(authority, NoteDirection.THEIRS), user)
            self.fields["post"] = our_post(user)
        self.offer_cases(user, country=authority.country.code, chosen=chosen)
        self.helper = in_rows(self, ("language", "template"))

    @property
    def draft(self) -> Draft:
        given = {name: value for name, value in self.values.items() if name != "replies_to"}
        return Draft(**given, cases=self.cleaned_data["cases"])

    @property
    def facts_told(self) -> dict[str, Any]:
        """For the verb that makes a new one."""
        given = self.cleaned_data
        return {"post": given["post"], "draft": self.draft, "replies_to": given["replies_to"]}


class IncomingNoteForm(CasePicker, EarlierPicker, RecordForm[NoteVerbale]):
    """One of theirs, as it lies on the table."""

    class Meta:
        model = NoteVerbale
        fields = [
            "their_number", "dated_on", "received_on", "replies_to", "language", "subject", "text", "second_language",
            "second_text",
        ]  # fmt: skip
        widgets = {**_TEXT, "dated_on": day_input(), "received_on": day_input()}
        help_texts = {
            "text": _("Its words, or what it says. Who may see every case that it names reads this."),
            "second_text": _("As it came, where the text is a translation."),
        }

    def __init__(
        self, *args: Any, user: User, authority: Authority, chosen: Collection[Case] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.offer("replies_to", notes_with(authority, NoteDirection.OURS), user)
        self.fields["received_on"].required = True
        if not self.instance.pk:
            self.fields["received_on"].initial = timezone.localdate()
            self.fields["post"] = our_post(user)
        self.offer_cases(user, country=authority.country.code, chosen=chosen)
        self.helper = in_rows(self, ("their_number", "dated_on"), ("received_on", "replies_to"))

    @property
    def facts(self) -> dict[str, Any]:
        """For the verb that registers a new one."""
        given = self.cleaned_data
        return {"post": given["post"], "values": self.values, "cases": given["cases"]}

    @property
    def amendment(self) -> dict[str, Any]:
        return {"version": self.version, "values": self.values, "cases": self.cleaned_data["cases"]}


def notes_with(authority: Authority, direction: NoteDirection) -> Any:
    """Notes exchanged with them that may be replied to: newest first."""
    notes = NoteVerbale.objects.filter(authority=authority, direction=direction)
    return notes.exclude(state__in=(NoteState.DRAFT, NoteState.CHECKED, NoteState.CANCELLED)).order_by(
        "-recorded_at", "-pk"
    )
