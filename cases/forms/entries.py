"""Forms of what is added to a case."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.choices import CONTACT_KINDS, Act, EventKind, FileKind, Indicator, LinkKind, Means, Party, Topic
from cases.models import Case, Claim, ExploitationPurpose, Task, TraffickingAssessment
from core.fields import PartialDateFormField
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


class EntryForm(forms.Form):
    """Quick entry of a call, a visit, a message or a note."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, kind.label) for kind in (*CONTACT_KINDS, EventKind.NOTE)]
    )
    party = forms.ChoiceField(label=_("With whom"), choices=[("", "—"), *Party.choices], required=False)
    reached = forms.BooleanField(label=_("Reached"), required=False, initial=True)
    occurred_on = PartialDateFormField(label=_("When"), required=False, help_text=_("Empty: today."))
    text = block(_("What was said or seen"), rows=3)

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
        self.fields["owner"].queryset = officers_of(case.post)  # type: ignore[attr-defined]


class WaiveForm(forms.Form):
    reason = line(_("Why it is waived"))


class ReassignForm(forms.Form):
    """Whose it is from now on: somebody who works at the case's post, or nobody."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("To whom"), required=False, empty_label=_("nobody"))

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = officers_of(case.post)  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(Post.objects.order_by("name"), label=_("To which post"))


class ReasonForm(forms.Form):
    reason = line(_("Why"), most=200)


class OfficerForm(forms.Form):
    officer = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("full_name", "pk"), label=_("Who may see it")
    )
    reason = line(_("Why"), most=200)


class LinkForm(forms.Form):
    reference = line(_("Reference of the other case"), most=16)
    kind = forms.ChoiceField(label=_("How"), choices=LinkKind.choices)
    note = line(_("Note"), required=False, most=200)


class ReferenceForm(forms.Form):
    system = line(_("System"), most=80, hint=_("Such as a citizen portal, a police occurrence book, a Red Cross file."))
    number = line(_("Number"), most=80)


class DocumentForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("PDF, image, Word, text, audio or video, up to 20 MB."))
    kind = forms.ChoiceField(label=_("Kind"), choices=FileKind.choices)
    note = line(_("Note"), required=False)


class AssessmentForm(forms.ModelForm[TraffickingAssessment]):
    """Act, means and purpose, the signs seen, and the conclusion with who drew it."""

    acts = ticks(_("Act"), Act)
    means = ticks(_("Means"), Means)
    indicators = ticks(_("Signs seen"), Indicator)

    class Meta:
        model = TraffickingAssessment
        fields = ["acts", "means", "purposes", "indicators", "recruitment", "control", "conclusion"]
        widgets = {"purposes": forms.CheckboxSelectMultiple()}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["purposes"].queryset = ExploitationPurpose.objects.filter(is_active=True)  # type: ignore[attr-defined]


def officers_of(post: Post) -> Any:
    """Those who may be given work at this post: its members today, and headquarters' supervisors are not offered."""
    members = post.memberships.current().values("user_id")
    return User.objects.filter(is_active=True, pk__in=members).order_by("full_name", "pk")
