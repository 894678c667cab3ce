"""Forms of a negotiation, of a step in it, and of a draft."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from diplomacy.choices import DraftOrigin, NegotiationState, SpokenLanguage, StepKind
from diplomacy.forms.base import RecordForm, block, day, day_input, in_rows, our_post
from diplomacy.models import Negotiation

_NO_CASE = _("Everybody at the post reads this: name no case.")


class NegotiationForm(RecordForm[Negotiation]):
    class Meta:
        model = Negotiation
        fields = ["title", "kind", "begun_on", "aim", "next_step", "next_on"]
        widgets = {"aim": forms.Textarea(attrs={"rows": 3}), "begun_on": day_input(), "next_on": day_input()}
        help_texts = {"aim": _NO_CASE}

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.instance.pk:
            self.fields["post"] = our_post(user)
        self.helper = in_rows(self, ("kind", "begun_on"), ("next_step", "next_on"))

    @property
    def facts(self) -> dict[str, Any]:
        """For the verb that begins a new one."""
        return self.values | {"post": self.cleaned_data["post"]}


class StepForm(RecordForm[Negotiation]):
    """What was done, and how it goes on."""

    class Meta:
        model = Negotiation
        fields = ["next_step", "next_on"]
        widgets = {"next_on": day_input()}

    kind = forms.ChoiceField(label=_("Step"), choices=StepKind.choices)
    taken_on = day(_("On"))
    text = block(_("What was done"), required=True, hint=_NO_CASE)
    state = forms.ChoiceField(label=_("State after it"), choices=NegotiationState.choices)
    field_order = ["kind", "taken_on", "text", "state", "next_step", "next_on"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update(
            {"taken_on": timezone.localdate(), "state": self.instance.state, "next_step": "", "next_on": None}
        )
        self.helper = in_rows(self, ("kind", "taken_on"), ("next_step", "next_on"))

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        told = {name: given[name] for name in ("kind", "taken_on", "text", "state", "next_step", "next_on")}
        return told | {"version": self.version}


class DraftForm(RecordForm[Negotiation]):
    class Meta:
        model = Negotiation
        fields: list[str] = []

    file = forms.FileField(label=_("File"), help_text=_("PDF, image, Word, text, audio or video, up to 20 MB."))
    title = forms.CharField(
        label=_("Which draft"), max_length=200, help_text=_("Such as: second draft, articles 1 to 9.")
    )
    origin = forms.ChoiceField(label=_("Whose"), choices=DraftOrigin.choices)
    dated_on = day(_("Dated"))
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", "—"), *SpokenLanguage.choices])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update({"title": "", "dated_on": timezone.localdate()})
        self.helper = in_rows(self, ("origin", "dated_on"))

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "origin", "dated_on", "language")}
