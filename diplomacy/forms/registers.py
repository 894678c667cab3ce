"""Forms of authorities and contacts."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.forms import time_zones
from accounts.models import User
from diplomacy.forms.base import RecordForm, day_input, in_rows
from diplomacy.models import Authority, Contact

_SHORT = {"rows": 3}


class AuthorityForm(RecordForm[Authority]):
    class Meta:
        model = Authority
        fields = [
            "name", "own_name", "own_language", "kind", "country", "located_in", "parent", "address", "phone", "email",
            "time_zone", "post", "officer", "notes",
        ]  # fmt: skip
        widgets = {"address": forms.Textarea(attrs=_SHORT), "notes": forms.Textarea(attrs=_SHORT)}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        parents = Authority.objects.order_by("country", "name", "pk").exclude(pk=self.instance.pk)
        if self.instance.pk:  # of a new one the country is not known yet
            parents = parents.filter(Q(country=self.instance.country) | Q(pk=self.instance.parent_id))
        self.fields["parent"].queryset = parents  # type: ignore[attr-defined]
        ours = User.objects.filter(Q(is_active=True) | Q(pk=self.instance.officer_id)).order_by("full_name", "pk")
        self.fields["officer"].queryset = ours  # type: ignore[attr-defined]
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Time zone"), required=False, choices=[("", "—"), *self._zones()]
        )
        self.helper = in_rows(
            self, ("own_name", "own_language"), ("kind", "parent"), ("country", "located_in"), ("phone", "email"),
            ("post", "officer"),
        )  # fmt: skip

    def _zones(self) -> list[tuple[str, str]]:
        """Those that people know, and the one that an import has brought."""
        known, present = time_zones(), self.instance.time_zone
        return known if not present or present in dict(known) else [*known, (present, present)]


class ContactForm(RecordForm[Contact]):
    class Meta:
        model = Contact
        fields = [
            "name", "own_name", "own_language", "office", "address_as", "languages", "phone", "email", "from_on",
            "until_on", "style", "notes",
        ]  # fmt: skip
        widgets = {
            "from_on": day_input(),
            "until_on": day_input(),
            "style": forms.Textarea(attrs={"rows": 2}),
            "notes": forms.Textarea(attrs=_SHORT),
        }
        help_texts = {
            "address_as": _("Such as Your Excellency, Madam Ambassador."),
            "style": _("Formal or direct, what opens the conversation, what to avoid."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = in_rows(
            self, ("own_name", "own_language"), ("address_as", "languages"), ("phone", "email"), ("from_on", "until_on")
        )


class NextOfficeForm(RecordForm[Contact]):
    """Another office of somebody who is in the register."""

    class Meta:
        model = Contact
        fields = ["authority", "office", "address_as", "phone", "email", "from_on"]
        widgets = {"from_on": day_input()}

    left_on = forms.DateField(
        label=_("Left the former office on"), required=False, widget=day_input(), help_text=_("Empty if both are held.")
    )

    def __init__(self, *args: Any, former: Contact, **options: Any) -> None:
        initial = {"authority": former.authority_id, "address_as": former.address_as}
        super().__init__(*args, initial=initial, **options)
        authorities = Authority.objects.order_by("country", "name", "pk")
        self.fields["authority"].queryset = authorities  # type: ignore[attr-defined]
        if former.until_on:
            del self.fields["left_on"]
        self.helper = in_rows(self, ("phone", "email"), ("from_on", "left_on"))

    @property
    def facts(self) -> dict[str, Any]:
        return self.values | {"left_on": self.cleaned_data.get("left_on")}
