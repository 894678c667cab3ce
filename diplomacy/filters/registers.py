"""Lists of authorities and of contacts: everybody who may see cases sees them."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.paging import by_text
from diplomacy.choices import AuthorityKind
from diplomacy.filters import base
from diplomacy.models import Authority, Contact
from diplomacy.models.authority import AuthorityQuerySet, ContactQuerySet


class AuthorityFilterForm(base.FilterForm):
    kind = base.ticks(_("Kind"), AuthorityKind.choices)
    country = base.country()


class AuthorityFilter(base.RegisterFilter[Authority]):
    form_class = AuthorityFilterForm
    sorts = {"name": by_text("name"), "country": by_text("country"), "kind": by_text("kind")}
    default_sort = "name"

    def visible(self) -> AuthorityQuerySet:
        return Authority.objects.for_list()

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "name", "own_name", "parent__name", "address"),
            "kind": lambda kinds: Q(kind__in=kinds),
            "country": lambda code: Q(country=code),
        }
        return conditions[name](value)


class ContactFilterForm(base.FilterForm):
    country = base.country()
    former = forms.BooleanField(label=_("Also who has left"), required=False)
    authority = base.number()


class ContactFilter(base.RegisterFilter[Contact]):
    form_class = ContactFilterForm
    sorts = {"name": by_text("name"), "authority": by_text("authority__name"), "office": by_text("office")}
    default_sort = "name"

    def visible(self) -> ContactQuerySet:
        contacts = Contact.objects.for_list()
        if self.chosen.get("former"):
            return contacts
        return contacts.filter(Q(until_on=None) | Q(until_on__gte=timezone.localdate()))

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "name", "office", "authority__name", "phone", "email"),
            "country": lambda code: Q(authority__country=code),
            "authority": lambda number: Q(authority_id=number),
            "former": lambda _is_wanted: Q(),
        }
        return conditions[name](value)
