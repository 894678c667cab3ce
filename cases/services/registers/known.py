"""Whom the register of persons knows already among many lines at once: a few queries for a few hundred lines."""

from accounts.models import User
from cases.choices import LineOutcome
from cases.models import ImportLine
from cases.register.duplicates import LEAST, MOST_COMPARED, person_of
from cases.register.lines import Line
from nationals.dedup import match_many
from nationals.matching.score import Match


def people_like(lines: list[Line], *, by: User) -> dict[int, list[tuple[str, Match]]]:
    """For each row, references of nationals whom this user may see and who are probably the person."""
    people = map(person_of, lines)
    found = match_many(people, user=by, limit=MOST_COMPARED, least=LEAST, by_spelling=False)
    return {
        line.row: [(candidate.national.reference, candidate.match) for candidate in likely]
        for line, likely in zip(lines, found, strict=True)
    }


def imported(lines: list[Line]) -> set[str]:
    """The fingerprints of those lines that were imported before, from whichever file."""
    prints = [line.fingerprint for line in lines]
    done = ImportLine.objects.filter(fingerprint__in=prints, outcome=LineOutcome.IMPORTED)
    return set(done.values_list("fingerprint", flat=True))
