"""Whom the register of persons knows already among many lines at once: a few queries for a few hundred lines."""

from collections.abc import Iterable

from django.db.models import Q

from accounts.models import User
from cases.choices import LineOutcome
from cases.models import ImportLine
from cases.register.duplicates import Duplicates, person_of
from cases.register.lines import Line
from nationals import dedup
from nationals.matching.keys import keys, pair_keys
from nationals.matching.person import Person
from nationals.matching.score import Match
from nationals.models import National, NextOfKin, TravelDocument

POOL = 2_000  # people that are compared for one chunk of lines


def people_like(lines: list[Line], *, by: User) -> dict[int, list[tuple[str, Match]]]:
    """For each row, references of nationals whom this user may see and who are probably the person."""
    people = {line.row: person_of(line) for line in lines}
    visible = National.objects.visible_to(by).filter(_condition(list(people.values())))
    nationals = {national.pk: national for national in visible.order_by("-pk")[:POOL]}
    known = Duplicates()
    for number, person in dedup.people_of(nationals.values()).items():
        known.learn(number, person)
    return {
        row: [(nationals[number].reference, match) for number, match in known.like(person)]
        for row, person in people.items()
    }


def imported(lines: list[Line]) -> set[str]:
    """The fingerprints of those lines that were imported before, from whichever file."""
    prints = [line.fingerprint for line in lines]
    done = ImportLine.objects.filter(fingerprint__in=prints, outcome=LineOutcome.IMPORTED)
    return set(done.values_list("fingerprint", flat=True))


def _condition(people: Iterable[Person]) -> Q:
    """Nationals who share a document, a phone or two parts of the name with one of the people."""
    numbers = sorted({number for person in people for number in person.documents})
    phones = sorted({phone for person in people for phone in person.phones})
    pairs = sorted({pair for person in people for name in person.names for pair in pair_keys(keys(name))})
    holders = TravelDocument.objects.filter(number_key__in=numbers).values("national")
    relatives = NextOfKin.objects.filter(phones__overlap=phones).values("national")
    return (
        Q(pk__in=holders)
        | Q(national_id__in=numbers)
        | Q(phones__overlap=phones)
        | Q(pk__in=relatives)
        | Q(name_keys__overlap=pairs)
    )
