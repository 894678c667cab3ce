"""Forms of what belongs to a national: names, documents, photos."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import PartialDateFormField
from core.forms import HouseForm, VersionedForm, house_helper
from nationals.forms.fields import day
from nationals.models import Alias, TravelDocument


class AliasForm(VersionedForm[Alias]):
    class Meta:
        model = Alias
        fields = ["name", "kind", "language", "origin"]
        help_texts = {"name": _("In any script, exactly as it was written.")}


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


class PhotoForm(HouseForm):
    file = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP, up to 10 MB. Where and with what it was taken is removed from it."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    taken_on = PartialDateFormField(label=_("Taken"), required=False)
    source = forms.CharField(label=_("Where it came from"), required=False, max_length=200)
