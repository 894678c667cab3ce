"""Forms of what belongs to a national: names, documents, family, consents."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import PartialDateFormField
from core.forms import HouseForm, VersionedForm, house_helper
from nationals.choices import AliasKind, ConsentAnswer, ConsentTopic, SafeToContact
from nationals.forms.fields import PhonesField, day
from nationals.models import NextOfKin, TravelDocument


class AliasForm(HouseForm):
    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("In any script, exactly as it was written."))
    kind = forms.ChoiceField(label=_("Kind"), choices=AliasKind.choices)
    language = forms.CharField(label=_("Language"), required=False, max_length=12, help_text=_("Such as ru, ar or my."))
    origin = forms.CharField(label=_("Where it came from"), required=False, max_length=200)


class TravelDocumentForm(VersionedForm[TravelDocument]):
    issued_on = day(_("Issued"))
    expires_on = day(_("Expires"))

    class Meta:
        model = TravelDocument
        fields = ["kind", "number", "issuer", "issued_on", "expires_on", "state", "holder"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = house_helper(
            "version_seen",
            Div("kind", "number", "issuer", css_class="fields"),
            Div("issued_on", "expires_on", css_class="fields"),
            Div("state", "holder", css_class="fields"),
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        issued, expires = told.get("issued_on"), told.get("expires_on")
        if issued and expires and expires <= issued:
            self.add_error("expires_on", _("This is not after the day of issue."))
        return told


class NextOfKinForm(VersionedForm[NextOfKin]):
    """``with_numbers=False`` leaves out how to reach somebody who must not be contacted."""

    phones = PhonesField()
    informed_on = day(_("Informed on"))

    class Meta:
        model = NextOfKin
        fields = [
            "name", "relation", "safe_to_contact", "reason", "phones", "email", "languages", "locality",
            "is_main_contact", "informed_on", "informed_by",
        ]  # fmt: skip
        widgets = {"reason": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, with_numbers: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        numbers = ["phones", "email"] if with_numbers else []
        for name in {"phones", "email"} - {*numbers}:
            del self.fields[name]
        self.helper = house_helper(
            "version_seen",
            Div("name", "relation", css_class="fields"),
            "safe_to_contact",
            "reason",
            Div(*numbers, "languages", "locality", css_class="fields"),
            "is_main_contact",
            Div("informed_on", "informed_by", css_class="fields"),
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("safe_to_contact") == SafeToContact.NO and not told.get("reason", "").strip():
            self.add_error("reason", _("Say why this person must not be contacted."))
        return told


class UncoverForm(HouseForm):
    ground = forms.CharField(label=_("Why you need the number"), max_length=300, min_length=10)


class PhotoForm(HouseForm):
    file = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP, up to 10 MB. Where and with what it was taken is removed from it."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    taken_on = PartialDateFormField(label=_("Taken"), required=False)
    source = forms.CharField(label=_("Where it came from"), required=False, max_length=200)


class ConsentForm(HouseForm):
    topic = forms.ChoiceField(label=_("To what"), choices=ConsentTopic.choices)
    answer = forms.ChoiceField(label=_("Answer"), choices=ConsentAnswer.choices)
    to_whom = forms.CharField(
        label=_("To whom"), required=False, max_length=200, help_text=_("If the answer is for certain people only.")
    )
    given_on = PartialDateFormField(label=_("When"), required=False)
    how = forms.CharField(
        label=_("How it was said, and who witnessed"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
