"""Forms of the family, and of what the person agrees to."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from core.dates import ministry_today
from core.fields import PartialDateFormField
from core.forms import HouseForm, VersionedForm, house_helper
from nationals.choices import ConsentAnswer, ConsentMeans, ConsentTopic, SafeToContact
from nationals.forms.fields import PhonesField, day
from nationals.models import National, NextOfKin


class NextOfKinForm(VersionedForm[NextOfKin]):
    """``with_numbers=False`` leaves out how to reach somebody who must not be contacted. The instance knows of whom
    it is a relative."""

    phones = PhonesField()
    informed_on = day(_("Informed on"))
    born = PartialDateFormField(label=_("Date of birth"), required=False)

    class Meta:
        model = NextOfKin
        fields = [
            "name", "relation", "safe_to_contact", "reason", "may_be_told", "telling_note", "phones", "email",
            "languages", "locality", "is_main_contact", "born", "noted_as_minor", "guardian", "informed_on",
            "informed_by",
        ]  # fmt: skip
        widgets = {"reason": forms.Textarea(attrs={"rows": 2}), "telling_note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, with_numbers: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        numbers = ["phones", "email"] if with_numbers else []
        for name in {"phones", "email"} - {*numbers}:
            del self.fields[name]
        others = NextOfKin.objects.filter(national=self.instance.national_id).exclude(pk=self.instance.pk)
        if "guardian" in self.fields:
            self.fields["guardian"].queryset = others.order_by("name", "pk")  # type: ignore[attr-defined]
        if "may_be_told" in self.fields:
            self.fields["may_be_told"].required = False
        self.helper = house_helper(
            "version_seen",
            Div("name", "relation", css_class="fields"),
            "safe_to_contact",
            "reason",
            "may_be_told",
            "telling_note",
            Div(*numbers, "languages", "locality", css_class="fields"),
            "is_main_contact",
            Div("born", "guardian", css_class="fields"),
            "noted_as_minor",
            Div("informed_on", "informed_by", css_class="fields"),
        )

    def clean_may_be_told(self) -> str:
        """Nobody widens it by leaving it out."""
        told: str = self.cleaned_data.get("may_be_told") or self.instance.may_be_told
        return told

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("safe_to_contact") == SafeToContact.NO and not told.get("reason", "").strip():
            self.add_error("reason", _("Say why this person must not be contacted."))
        born = told.get("born")
        if born and born.earliest and born.earliest > ministry_today():
            self.add_error("born", _("This lies in the future."))
        return told


class UncoverForm(HouseForm):
    ground = forms.CharField(label=_("Why you need the number"), max_length=300, min_length=10)


class ConsentForm(HouseForm):
    """What somebody may agree to or refuse; an answer about the family may be for one relative only."""

    topic = forms.ChoiceField(label=_("To what"), choices=ConsentTopic.choices)
    answer = forms.ChoiceField(label=_("Answer"), choices=ConsentAnswer.choices)
    reason = forms.CharField(
        label=_("Why it was taken back"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed if an answer is withdrawn."),
    )
    relative = forms.ModelChoiceField(
        NextOfKin.objects.none(), label=_("For one relative only"), required=False, empty_label="—"
    )
    to_whom = forms.CharField(
        label=_("To whom"), required=False, max_length=200, help_text=_("If the answer is for certain people only.")
    )
    scope = forms.CharField(
        label=_("What it covers"), required=False, max_length=300, help_text=_("His health, not where he is held.")
    )
    given_on = PartialDateFormField(label=_("When"), required=False)
    means = forms.ChoiceField(label=_("How it reached us"), choices=[("", "—"), *ConsentMeans.choices], required=False)
    how = forms.CharField(
        label=_("How it was said"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    witness = forms.CharField(label=_("Who witnessed"), required=False, max_length=200)
    evidence = forms.CharField(
        label=_("Where the evidence is"),
        required=False,
        max_length=300,
        help_text=_("The letter, recording or form, and where it is kept: such as a document of a case."),
    )

    def __init__(self, *args: Any, national: National, **options: Any) -> None:
        super().__init__(*args, **options)
        family = national.next_of_kin.order_by("name", "pk")
        self.fields["relative"].queryset = family  # type: ignore[attr-defined]
        self.helper = house_helper(
            Div("topic", "answer", css_class="fields"),
            "reason",
            Div("relative", "to_whom", css_class="fields"),
            "scope",
            Div("given_on", "means", css_class="fields"),
            "how",
            Div("witness", "evidence", css_class="fields"),
        )
