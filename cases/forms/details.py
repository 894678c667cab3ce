"""Forms of a case's own facts: whose it is, who may see it, what belongs to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.choices import Act, Indicator, LinkKind, Means
from cases.forms.entries import line, ticks
from cases.models import Case, ExploitationPurpose, TraffickingAssessment
from core.forms import VersionedForm


class CaseForm(VersionedForm[Case]):
    """What is no claim and no status."""

    class Meta:
        model = Case
        fields = ["priority", "country", "place", "incident", "source_kind", "source", "summary"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 5})}


class ReassignForm(forms.Form):
    """Whose it is from now on: somebody who works at the case's post, or nobody."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("To whom"), required=False, empty_label=_("nobody"))

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = User.objects.working_at(case.post)  # type: ignore[attr-defined]


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


class AssessmentForm(VersionedForm[TraffickingAssessment]):
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
