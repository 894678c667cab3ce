"""Lists of authorities and of contacts: everybody who may see cases sees them."""

from typing import Any

from django import forms
from django.db.models import F, Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.choices import Status
from cases.models import Case
from cases.models.case import CaseQuerySet
from core.paging import Sort, by_text
from diplomacy.choices import AuthorityKind
from diplomacy.filters import base
from diplomacy.models import Authority, Contact
from diplomacy.models.authority import AuthorityQuerySet, ContactQuerySet
from diplomacy.services import overview


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
    within = base.number()


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
            "q": lambda text: base.words(text, "name", "own_name", "office", "authority__name", "phone", "email"),
            "country": lambda code: Q(authority__country=code),
            "authority": lambda number: Q(authority_id=number),
            "within": lambda _number: Q(authority__in=self.within),
            "former": lambda _is_wanted: Q(),
        }
        return conditions[name](value)


class CounterpartCaseFilterForm(base.FilterForm):
    status = base.ticks(_("Status"), Status.choices)


class CounterpartCaseFilter(base.RegisterFilter[Case]):
    """The cases of which anything was said, asked or promised with one counterpart or a part of it."""

    form_class = CounterpartCaseFilterForm
    sorts = {
        "opened": Sort(F("opened_at")),
        "reference": Sort(F("reference")),
        "name": Sort(F("listing__name")),
        "status": Sort(F("listing__status")),
    }
    default_sort = "-opened"

    def __init__(self, query: QueryDict, user: User, authority: Authority) -> None:
        super().__init__(query, user)
        self.authority = authority

    def visible(self) -> CaseQuerySet:
        return self.concerned.select_related("national", "post")

    @cached_property
    def concerned(self) -> CaseQuerySet:
        return overview.listed_with(self.user, Authority.objects.numbers_within(self.authority.pk))

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "reference", "national__name"),
            "status": lambda statuses: Q(status__in=statuses),
        }
        return conditions[name](value)
