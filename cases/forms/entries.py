"""Forms of what is added to a case."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.choices import CONTACT_KINDS, EventKind, FileKind, Party, Topic
from cases.models import Case, Claim, Task
from core.fields import PartialDateFormField
from core.forms import HouseForm, house_helper
from core.text import PlainText


def line(label: Any, *, required: bool = True, most: int = 300, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=most, help_text=hint, validators=[PlainText()])


def block(label: Any, *, required: bool = True, most: int = 20_000, rows: int = 4, hint: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=required, max_length=most, help_text=hint, widget=area, validators=[PlainText(lines=True)]
    )


def ticks(label: Any, words: type[TextChoices]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=words.choices, required=False, widget=forms.CheckboxSelectMultiple()
    )


class EntryForm(HouseForm):
    """Quick entry of a call, a visit, a message or a note."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = house_helper("text", Div("kind", "party", "occurred_on", css_class="fields"), "reached")

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, kind.label) for kind in (*CONTACT_KINDS, EventKind.NOTE)]
    )
    party = forms.ChoiceField(label=_("With whom"), choices=[("", "—"), *Party.choices], required=False)
    reached = forms.BooleanField(label=_("Reached"), required=False, initial=True)
    occurred_on = PartialDateFormField(label=_("When"), required=False, help_text=_("Empty: today."))
    text = block(_("What was said or seen"), rows=2)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        occurred = cleaned.get("occurred_on")
        if occurred and occurred.earliest and occurred.earliest > timezone.localdate():
            self.add_error("occurred_on", _("This lies in the future."))
        if cleaned.get("kind") in CONTACT_KINDS and not cleaned.get("party"):
            self.add_error("party", _("Say with whom."))
        return cleaned


class CorrectionForm(forms.Form):
    """A new text for an entry or a claim; the old one stays readable."""

    text = block(_("What is right instead"), required=False)
    reason = line(_("Why it is corrected"))


class ClaimForm(forms.ModelForm[Claim]):
    happened_on = PartialDateFormField(label=_("When it happened"), required=False)

    class Meta:
        model = Claim
        fields = [
            "topic", "value", "source_kind", "source", "confidence", "happened_on", "learned_on", "opens_period",
        ]  # fmt: skip
        widgets = {"value": forms.Textarea(attrs={"rows": 2}), "learned_on": forms.DateInput(attrs={"type": "date"})}

    topic = forms.ChoiceField(label=_("About"), choices=Topic.choices)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        today = timezone.localdate()
        if not cleaned.get("value"):
            self.add_error("value", _("Write what is said."))
        if cleaned.get("learned_on") and cleaned["learned_on"] > today:
            self.add_error("learned_on", _("This lies in the future."))
        happened = cleaned.get("happened_on")
        if happened and happened.earliest and happened.earliest > today:
            self.add_error("happened_on", _("This lies in the future."))
        return cleaned


class TaskForm(forms.ModelForm[Task]):
    class Meta:
        model = Task
        fields = ["title", "guidance", "due_at", "owner"]
        widgets = {"due_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")}

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["guidance"].widget.attrs["rows"] = 2
        self.fields["owner"].queryset = User.objects.working_at(case.post)  # type: ignore[attr-defined]


class WaiveForm(forms.Form):
    reason = line(_("Why it is waived"))


class DocumentForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("PDF, image, Word, text, audio or video, up to 20 MB."))
    kind = forms.ChoiceField(label=_("Kind"), choices=FileKind.choices)
    note = line(_("Note"), required=False)
