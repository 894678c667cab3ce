"""One question, asked of people, cases, authorities and actors. Only what the person may see is found."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext

from accounts.choices import Permission
from accounts.models import User
from cases.models import Case, ExternalReference
from cases.models.case import CaseQuerySet
from diplomacy.models import Authority
from nationals.filters import Found
from nationals.filters import find as find_people
from nationals.matching.reasons import MISSING_PART
from nationals.models import National
from networks import finding as networks
from networks.finding import Candidate
from search.services.references import of_cases

SHORTEST = 2
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody found, why, and those of his cases that may be seen."""

    national: National
    reason: str
    cases: list[Case]


@dataclass(frozen=True, slots=True)
class Results:
    """``cases``: those found by a reference, not through their national."""

    people: list[Person]
    cases: list[Case]
    authorities: list[Authority]
    actors: list[Candidate]

    @property
    def count(self) -> int:
        return len(self.people) + len(self.cases) + len(self.authorities) + len(self.actors)


NOTHING = Results([], [], [], [])


def find(words: str, user: User, *, most: int) -> Results:
    """The best of each, at most ``most``. Thirteen queries at the most, however much is found."""
    if len(words) < SHORTEST:
        return NOTHING
    people = find_people(words, user=user)[:most]
    return Results(
        people=_with_cases(people, user),
        cases=list(_by_reference(words, user)[:most]),
        authorities=list(_authorities(words)[:most]) if user.can(Permission.SEE) else [],
        actors=networks.find(words, user=user, limit=most) if user.can(Permission.NETWORKS) else [],
    )


def _with_cases(found: list[Found], user: User) -> list[Person]:
    cases = _listed(Case.objects.visible_to(user).filter(national__in=[one.national for one in found]))
    of_each: dict[int, list[Case]] = {one.national.pk: [] for one in found}
    for case in cases if found else ():
        of_each[case.national_id].append(case)
    return [Person(one.national, _reason(one), of_each[one.national.pk]) for one in found]


def _reason(found: Found) -> str:
    """Why he is found; that the words leave a part of his name out says nothing."""
    reasons = found.candidate.match.reasons if found.candidate else ()
    return "; ".join(
        gettext(reason.sentence) % dict(reason.values) for reason in reasons if reason.sentence != MISSING_PART
    )


def _by_reference(words: str, user: User) -> CaseQuerySet:
    """Ours, or what another system calls the case."""
    ours = Case.objects.filter(reference__in=of_cases(words)).order_by().values("pk")
    theirs = ExternalReference.objects.filter(number__iexact=words).order_by().values("case")
    return _listed(Case.objects.visible_to(user).filter(pk__in=ours.union(theirs)))  # an OR would look at every case


def _listed(cases: CaseQuerySet) -> CaseQuerySet:
    return cases.select_related("national", "post").order_by("-opened_at", "-pk")


def _authorities(words: str) -> "models.QuerySet[Authority]":
    """Every word stands in one of the names; those that begin with the words come first."""
    condition = Q()
    for word in words.split()[:_MOST_WORDS]:
        condition &= Q(name__icontains=word) | Q(own_name__icontains=word)
    begins = models.Case(
        models.When(name__istartswith=words, then=Value(0)), default=Value(1), output_field=models.IntegerField()
    )
    return Authority.objects.filter(condition).order_by(begins, "name", "pk")
