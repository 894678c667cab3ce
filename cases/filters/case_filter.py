"""A list of cases: what it shows, and the counts beside it."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from accounts.models import Post, User
from cases.filters.conditions import CONDITIONS, OPENNESS, VIEWS
from cases.filters.counting import Counts, counts_of
from cases.filters.form import DEFAULT_SORT, SORTS, FilterForm
from cases.models import Case, Listing
from cases.models.case import CaseQuerySet
from cases.models.listing import ListingQuerySet, seen_by
from core.lookups import OneOf, RowByRow
from core.paging import MOST_COUNTED, AtLeast, Page, page_of

_FEW, _MANY = MOST_COUNTED, 5 * MOST_COUNTED
"""Of a list's cases: so few are looked up before they are sorted, so many are met soon in the order of an index."""
_BY_COUNTRY = ("country", "-country")


class CaseFilter:
    """A user's list of cases. ``cases`` are those shown; ``counts`` tells what each choice would show.

    What is chosen, sorted and counted is found among the listings; each case is then fetched by its number, again only
    from those that the person may see."""

    def __init__(self, query: QueryDict, user: User) -> None:
        self.user, self._query = user, query
        self.form = FilterForm(query, posts=Post.objects.only("name").order_by("name"))
        self.form.is_valid()
        self.chosen: dict[str, Any] = {name: value for name, value in self.form.cleaned_data.items() if value}
        self.view = self.chosen.get("view", "all")

    @property
    def cases(self) -> CaseQuerySet:
        """All of them, in no order."""
        found = Listing.objects.filter(*self._conditions())
        return Case.objects.visible_to(self.user).filter(pk__in=found.values("pk"))

    def page(self, visible: CaseQuerySet, counts: Counts | None = None) -> Page[Case]:
        """Those of the address's page, fetched from the visible ones. Raises ``BadRequest`` as ``page_of``. ``counts``
        say how it is found soonest, which the planner misjudges."""
        found = page_of(
            self._found(counts).only("pk"), self._query, sorts=SORTS, default=DEFAULT_SORT, parts=self._parts()
        )
        cases = visible.in_bulk([listing.pk for listing in found.rows])
        rows = [cases[listing.pk] for listing in found.rows if listing.pk in cases]
        return Page(rows, found.sort, found.next, found.previous)

    def _found(self, counts: Counts | None) -> ListingQuerySet:
        total = counts["total"]["all"] if counts else AtLeast(0)
        if not isinstance(total, AtLeast) and total <= _FEW:
            return Listing.objects.filter(OneOf("pk", self.listings().values("pk")))
        if not isinstance(total, AtLeast) and total >= _MANY:
            return Listing.objects.filter(OPENNESS[self.openness], RowByRow(Q(seen_by(self.user), *self._conditions())))
        return self.listings()

    def _parts(self) -> list[ListingQuerySet]:
        """By country a post's cases would stand behind everybody else's: an index has them by post and country."""
        if self._query.get("sort") not in _BY_COUNTRY or self.user.scope.sees_all or self.openness != "open":
            return []
        everybody = Listing.objects.all()
        return [self.among(each(self.user)) for each in (everybody.seen_by_post, everybody.seen_by_name)]

    @property
    def problems(self) -> list[str]:
        """What of the address could not be read, in words."""
        return [
            f"{self.form.fields[name].label or name}: {' '.join(str(error) for error in errors)}"
            for name, errors in self.form.errors.items()
        ]

    @property
    def openness(self) -> str:
        return str(self.chosen.get("open", "open"))

    def values_of(self, name: str) -> list[str]:
        """What is chosen of a parameter, as texts."""
        chosen = self.chosen.get(name, [])
        return [str(value) for value in (chosen if isinstance(chosen, list) else [chosen])]

    def counts(self) -> Counts:
        return counts_of(self)

    def listings(self, *more: Q, without: Collection[str] = ()) -> ListingQuerySet:
        """What the list would show if these were not chosen, and more were."""
        return self.among(Listing.objects.visible_to(self.user), without=without).filter(*more)

    def among(self, listings: ListingQuerySet, without: Collection[str] = ()) -> ListingQuerySet:
        """Those of them that the list would show if these were not chosen."""
        return listings.filter(*self._conditions(without))

    def late_among(self, few: ListingQuerySet, without: Collection[str] = ()) -> ListingQuerySet:
        """The same, asked of each of a few: PostgreSQL believes that far fewer are late, and would read them all."""
        return few.filter(OPENNESS["open"], RowByRow(Q(*self._conditions(without))))

    def _conditions(self, without: Collection[str] = ()) -> Iterator[Q]:
        yield OPENNESS[self.openness]
        if self.view != "all":
            yield OPENNESS["open"] & VIEWS[self.view](self.user)
        for name, value in self.chosen.items():
            if name in CONDITIONS and name not in without:
                yield CONDITIONS[name](value, self.user)
