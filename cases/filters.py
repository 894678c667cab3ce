"""What a list of cases shows: the address's parameters, checked, as conditions; and the counts beside them."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.models import Post, User
from cases.choices import Finding, Priority, Status
from cases.models import Case, Event
from cases.models.case import CaseQuerySet
from core.paging import Sort, by_moment, by_text
from core.text import PlainText
from nationals.models import National

SORTS: dict[str, Sort] = {
    "opened": Sort(F("opened_at"), is_moment=True),
    "due": by_moment("next_due_at"),
    "name": by_text("national__name"),
    "status": by_text("status"),
    "country": by_text("country"),
    "assignee": by_text("assignee__full_name"),
    "reference": by_text("reference"),
}
DEFAULT_SORT = "-opened"
VIEWS = {
    "all": _("All"),
    "mine": _("My cases"),
    "late": _("Late"),
    "unassigned": _("Unassigned"),
    "no-access": _("Held, no access yet"),
}
FACETS = ("status", "country", "post", "assignee")
NOBODY, ME = "none", "me"


class FilterForm(forms.Form):
    """The parameters. What cannot be read is said on the page and left out, never guessed."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200, validators=[PlainText()])
    view = forms.ChoiceField(choices=VIEWS.items(), required=False)
    status = forms.MultipleChoiceField(label=_("Status"), choices=Status.choices, required=False)
    country = forms.MultipleChoiceField(label=_("Country"), choices=list(countries), required=False)
    post = forms.TypedMultipleChoiceField(label=_("Post"), coerce=int, required=False)
    assignee = forms.CharField(label=_("Assignee"), required=False, max_length=20)
    open = forms.ChoiceField(
        label=_("Open or closed"),
        choices=[("open", _("open")), ("closed", _("closed")), ("all", _("open and closed"))],
        required=False,
    )
    late = forms.BooleanField(label=_("Late duties only"), required=False)
    access = forms.ChoiceField(
        label=_("Consular access"), choices=[("", _("any")), ("none", _("held, none yet"))], required=False
    )
    priority = forms.MultipleChoiceField(label=_("Priority"), choices=Priority.choices, required=False)
    finding = forms.MultipleChoiceField(label=_("Finding"), choices=Finding.choices, required=False)
    restricted = forms.BooleanField(label=_("Restricted only"), required=False)
    incident = forms.IntegerField(label=_("Incident"), required=False, min_value=1, max_value=2**31)
    county = forms.CharField(label=_("Home county or region"), required=False, max_length=80, validators=[PlainText()])
    opened_from = forms.DateField(label=_("Opened from"), required=False)
    opened_to = forms.DateField(label=_("Opened to"), required=False)
    home_from = forms.DateField(label=_("Home from"), required=False)
    home_to = forms.DateField(label=_("Home to"), required=False)

    def __init__(self, *args: Any, posts: Iterable[Post], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["post"].choices = [(post.pk, post.name) for post in posts]  # type: ignore[attr-defined]


class CaseFilter:
    """A user's list of cases. ``cases`` are those shown; ``facets`` counts what each choice would show."""

    def __init__(self, query: QueryDict, user: User) -> None:
        self.user = user
        self.form = FilterForm(query, posts=Post.objects.order_by("name"))
        self.form.is_valid()
        self.chosen: dict[str, Any] = {name: value for name, value in self.form.cleaned_data.items() if value}
        self.view = self.chosen.get("view", "all")

    @property
    def cases(self) -> CaseQuerySet:
        return self._filtered(Case.objects.visible_to(self.user))

    @property
    def problems(self) -> list[str]:
        """What of the address could not be read, in words."""
        return [
            f"{self.form.fields[name].label or name}: {' '.join(str(error) for error in errors)}"
            for name, errors in self.form.errors.items()
        ]

    def counts(self) -> dict[str, dict[str, int]]:
        """By facet and choice, each without its own filter; ``view`` holds the tabs and ``total`` the list itself.
        One query."""
        parts = [self._facet(name) for name in FACETS]
        parts += [self._single("view", name, self._of_view(name)) for name in VIEWS]
        parts.append(self._single("total", "all", self.cases))
        parts.append(self._single("total", "late", self.cases.late()))
        counts: dict[str, dict[str, int]] = {}
        for facet, choice, count in parts[0].union(*parts[1:], all=True):
            counts.setdefault(facet, {})[choice or NOBODY] = count
        return counts

    def _facet(self, name: str) -> "QuerySet[Case, Any]":
        cases = self._filtered(Case.objects.visible_to(self.user), without=name)
        return _counted(cases, name, Cast(F(name), CharField()))

    def _single(self, facet: str, choice: str, cases: CaseQuerySet) -> "QuerySet[Case, Any]":
        return _counted(cases, facet, Value(choice, CharField()))

    def _of_view(self, name: str) -> CaseQuerySet:
        return view_of(name, Case.objects.visible_to(self.user), self.user)

    def _filtered(self, cases: CaseQuerySet, without: str = "") -> CaseQuerySet:
        chosen = {name: value for name, value in self.chosen.items() if name != without}
        if self.view != "all":
            cases = view_of(self.view, cases, self.user)
        cases = _OPENNESS[chosen.get("open", "open")](cases)
        for name, condition in _CONDITIONS.items():
            if name in chosen:
                cases = cases.filter(condition(chosen[name]))
        if "assignee" in chosen:
            cases = cases.filter(_assigned(chosen["assignee"], self.user))
        if chosen.get("late"):
            cases = cases.late()
        if chosen.get("access") == "none":
            cases = cases.without_access()
        return cases


def view_of(name: str, cases: CaseQuerySet, user: User) -> CaseQuerySet:
    """The open cases of a tab."""
    views = {
        "all": cases.open,
        "mine": lambda: cases.open().filter(assignee_id=user.pk),
        "late": cases.late,
        "unassigned": lambda: cases.open().filter(assignee=None),
        "no-access": cases.without_access,
    }
    return views[name]()


def _counted(cases: CaseQuerySet, facet: str, choice: Any) -> "QuerySet[Case, Any]":
    named = cases.order_by().annotate(facet=Value(facet, CharField()), choice=choice)
    return named.values("facet", "choice").annotate(count=Count("pk")).values_list("facet", "choice", "count")


def _assigned(value: str, user: User) -> Q:
    if value == NOBODY:
        return Q(assignee=None)
    if value == ME:
        return Q(assignee_id=user.pk)
    return Q(assignee_id=int(value)) if value.isdecimal() and len(value) < 19 else Q(pk__in=[])


def _words(text: str) -> Q:
    """Every word stands in the name, an alias, the reference, the place or a reference elsewhere."""
    condition = Q()
    for word in text.split()[:8]:
        condition &= (
            Q(national__name__icontains=word)
            | Q(reference__icontains=word)
            | Q(place__icontains=word)
            | Q(national__in=National.objects.filter(aliases__name__icontains=word))
            | Q(pk__in=Case.objects.filter(external_references__number__iexact=word).values("pk"))
        )
    return condition


def _findings(values: list[str]) -> Q:
    found = Q(assessment__conclusion__in=values)
    return found | Q(assessment=None) if Finding.NOT_ASSESSED in values else found


def _arrived(**bounds: str) -> Q:
    """Arrival is the day told with the move, as EDTF text."""
    arrivals = Event.objects.standing().filter(transition="record_arrival", **bounds)
    return Q(status=Status.REPATRIATED, pk__in=arrivals.values("case_id"))


_OPENNESS: dict[str, Callable[[CaseQuerySet], CaseQuerySet]] = {
    "open": lambda cases: cases.open(),
    "closed": lambda cases: cases.closed(),
    "all": lambda cases: cases,
}
_CONDITIONS: dict[str, Callable[[Any], Q]] = {
    "status": lambda values: Q(status__in=values),
    "country": lambda values: Q(country__in=values),
    "post": lambda values: Q(post_id__in=values),
    "priority": lambda values: Q(priority__in=values),
    "finding": _findings,
    "restricted": lambda _value: Q(restricted=True),
    "incident": lambda value: Q(incident_id=value),
    "county": lambda value: Q(national__home_county__iexact=value),
    "opened_from": lambda day: Q(opened_at__date__gte=day),
    "opened_to": lambda day: Q(opened_at__date__lte=day),
    "home_from": lambda day: _arrived(occurred_on__gte=day.isoformat()),
    "home_to": lambda day: _arrived(occurred_on__lte=day.isoformat() + "~"),
    "q": _words,
}
