"""Forms of authorities and contacts."""

from typing import Any

from django import forms
from django.db.models import Q

from diplomacy.forms.base import RecordForm, day_input, in_rows
from diplomacy.models import Authority, Contact


class AuthorityForm(RecordForm[Authority]):
    class Meta:
        model = Authority
        fields = ["name", "own_name", "kind", "country", "parent", "post", "address", "notes"]
        widgets = {"address": forms.Textarea(attrs={"rows": 3}), "notes": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        parents = Authority.objects.order_by("country", "name", "pk").exclude(pk=self.instance.pk)
        if self.instance.pk:  # of a new one the country is not known yet
            parents = parents.filter(Q(country=self.instance.country) | Q(pk=self.instance.parent_id))
        self.fields["parent"].queryset = parents  # type: ignore[attr-defined]
        self.helper = in_rows(self, ("kind", "country"), ("parent", "post"))


class ContactForm(RecordForm[Contact]):
    class Meta:
        model = Contact
        fields = ["name", "office", "address_as", "phone", "email", "languages", "from_on", "until_on", "notes"]
        widgets = {"from_on": day_input(), "until_on": day_input(), "notes": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = in_rows(self, ("address_as", "languages"), ("phone", "email"), ("from_on", "until_on"))
