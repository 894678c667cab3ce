"""Choosing cases by a list: all that a view of the list of cases shows, frozen as it was when the page was read."""

from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Sum
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from accounts.models import User
from cases.choices import Status
from cases.filters.case_filter import CaseFilter
from cases.models import Case
from cases.models.case import CaseQuerySet

LONGEST = 2000  # characters of an address
_LEAST = 2  # cases: one is quicker ticked


@dataclass(frozen=True, slots=True)
class Chosen:
    """A list by its address, and the mark of what it held: how many cases, and the sum of their numbers."""

    address: str
    count: int
    total: int

    @classmethod
    def now(cls, address: str, user: User) -> Self:
        """As the list is now. Raises ``ValidationError`` for an address that cannot be read."""
        found = cases_of(address, user).order_by().aggregate(count=Count("pk"), total=Sum("pk"))
        return cls(address, found["count"], found["total"] or 0)

    @property
    def value(self) -> str:
        return f"{self.count}-{self.total}:{self.address}"


def cases_of(address: str, user: User) -> CaseQuerySet:
    """What the list of cases shows to this person under that address."""
    found = CaseFilter(QueryDict(address[:LONGEST].replace("%00", "")), user)
    if found.problems:
        raise ValidationError(found.problems)
    return found.cases


class _ListChoice(forms.ChoiceField):
    """What is chosen is read as an address, not looked up in what was offered: the offer changes by the minute."""

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, str) and len(value) <= LONGEST


class ListPicker:
    """Mixin: ``list`` becomes ``listed`` in the cleaned data, the cases that it showed."""

    fields: dict[str, forms.Field]
    data: Any
    is_bound: bool
    user: User

    def offer_lists(self, user: User, *, country: str, address: str = "") -> None:
        offered = dict(_offers(user, country))
        given = _given(address, user)
        choices = [("", _("no list, only those above")), *((chosen.value, label) for label, chosen in offered.items())]
        if given and given.count:
            choices.insert(1, (given.value, _("the list you came from (%(count)d)") % {"count": given.count}))
        self.fields["list"] = _ListChoice(
            label=gettext_lazy("And all cases of a list"),
            required=False,
            choices=choices,
            initial=given.value if given and given.count else "",
            help_text=gettext_lazy(
                "As it is now; who joins the list later is not part of the request. Any other list: filter the list "
                "of cases, then “Make a request for these”."
            ),
        )

    def clean_list(self) -> list[Case]:
        """The cases, if the list is still as it was when the page was read."""
        mark, _colon, address = self.cleaned_data["list"].partition(":")  # type: ignore[attr-defined]
        if not mark:
            return []
        now = Chosen.now(address, self.user)
        if now.value != f"{mark}:{address}":
            self._take_over(now)
            raise ValidationError(
                _("The list has changed meanwhile: it has %(count)d cases now. Look at it, then send this again.")
                % {"count": now.count}
            )
        return list(cases_of(address, self.user).select_related("national"))

    def _take_over(self, now: Chosen) -> None:
        """The list as it is now stands in the form that comes back."""
        self.data = self.data.copy()
        self.data["list"] = now.value
        label = _("the list you came from (%(count)d)") % {"count": now.count}
        self.fields["list"].choices.append((now.value, label))  # type: ignore[attr-defined]


def _given(address: str, user: User) -> Chosen | None:
    try:
        return Chosen.now(address, user) if address else None
    except ValidationError:
        return None


def _offers(user: User, country: str) -> list[tuple[str, Chosen]]:
    """The open cases in the counterpart's country, all of them and by status. One query."""
    rows = (
        Case.objects.visible_to(user).open().filter(country=country).order_by().values("status")
        .annotate(count=Count("pk"), total=Sum("pk"))
    )  # fmt: skip
    by_status = {row["status"]: (row["count"], row["total"]) for row in rows.order_by("status")}
    where, offers = countries.name(country), list[tuple[str, Chosen]]()
    count, total = (sum(pair[at] for pair in by_status.values()) for at in (0, 1))
    if count >= _LEAST and len(by_status) > 1:
        label = _("all open cases in %(country)s (%(count)d)") % {"country": where, "count": count}
        offers.append((label, Chosen(urlencode({"country": country}), count, total)))
    for status in Status:
        count, total = by_status.get(status, (0, 0))
        if count >= _LEAST:
            label = f"{capfirst(str(status.label))}: {where} ({count})"
            offers.append((label, Chosen(urlencode({"country": country, "status": status.value}), count, total)))
    return offers
