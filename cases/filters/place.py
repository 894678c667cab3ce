"""The kept place: where in which list a case was opened, and its neighbours there."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict

from accounts.models import User
from cases.filters.case_filter import CaseFilter
from cases.filters.form import DEFAULT_SORT, SORTS, VIEWS
from cases.models import Case, Listing
from core.paging import KEY, Total, beyond


@dataclass(frozen=True, slots=True)
class Place:
    """``position`` of ``total``, from 1, neither counted beyond ``MOST_COUNTED``; neighbours are None at the ends."""

    position: Total
    total: Total
    previous: Case | None
    next: Case | None
    address: str
    view: object


def place_of(case: Case, address: str, user: User) -> Place | None:
    """Where the case stands in the list of this address; None if it is not (or no longer) in it."""
    query = QueryDict(address[:2000])
    found = CaseFilter(query, user)
    name = query.get("sort") or DEFAULT_SORT
    if name.removeprefix("-") not in SORTS:
        return None
    listed = SORTS[name.removeprefix("-")].on(found.listings())
    here = listed.filter(pk=case.pk).first()
    if here is None:
        return None
    key, descending = getattr(here, KEY), name.startswith("-")
    after, before = beyond(key, case.pk, smaller=descending), beyond(key, case.pk, smaller=not descending)
    onward, back = ("-", "") if descending else ("", "-")
    return Place(
        position=Total(Total.of(listed.filter(before)) + 1),
        total=Total.of(listed),
        previous=_first(listed.filter(before).order_by(f"{back}{KEY}", f"{back}pk")),
        next=_first(listed.filter(after).order_by(f"{onward}{KEY}", f"{onward}pk")),
        address=query.urlencode(),
        view=VIEWS.get(found.view, VIEWS["all"]),
    )


def _first(listings: "QuerySet[Listing]") -> Case | None:
    found = listings.select_related("case").only("case__reference").first()
    return found.case if found else None
