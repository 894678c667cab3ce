"""Finds lines of one sheet that are probably about the same person, without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cases.register.lines import Line
from nationals.matching.keys import keys, pair_keys
from nationals.matching.normalise import document, place
from nationals.matching.person import Person
from nationals.matching.score import Match, compare

LARGEST_BLOCK = 200  # lines that share one key; the rest of a larger block is found by their other keys


def person_of(line: Line) -> Person:
    """What a line says of a person, for the matching."""
    return Person(
        names=(line.name,),
        born=line.born or None,
        sex=line.sex,
        documents=tuple(document(number) for number in (line.passport, line.national_id) if number),
        phones=(*line.phones, *line.kin_phones),
        county=line.county,
        country=line.country,
    )


def blocking_keys(person: Person) -> frozenset[str]:
    """Two people without a common key are not compared.

    A key is a document, two parts of the name, or one part with a phone, the year of birth or the county.
    """
    names = frozenset[str]().union(*(keys(name) for name in person.names))
    pairs = pair_keys(names)
    years = [person.born.iso[:4]] if person.born else []
    facts = [*person.phones, *years, *filter(None, [place(person.county)])]
    with_facts = {f"{part} {fact}" for part in names - pairs for fact in facts}
    documents = {f"#{number}" for number in person.documents}
    return frozenset((pairs or names) | documents | with_facts)


@dataclass
class Duplicates:
    """Lines seen so far, by their keys. Holds a few facts of each, not the line."""

    people: dict[int, Person] = field(default_factory=dict)
    blocks: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, row: int, person: Person) -> list[tuple[int, Match]]:
        """Remember a line and return the earlier rows that are probably the same person, the likeliest first."""
        candidates: set[int] = set()
        for key in blocking_keys(person):
            block = self.blocks[key]
            candidates.update(block)
            if len(block) < LARGEST_BLOCK:
                block.append(row)
        found = [(earlier, compare(person, self.people[earlier])) for earlier in sorted(candidates)]
        self.people[row] = person
        same = [(earlier, match) for earlier, match in found if match.is_worth_showing]
        return sorted(same, key=lambda pair: -pair[1].score)


def find_duplicates(lines: Iterable[Line]) -> dict[int, list[int]]:
    """For each row that is doubled, the rows it is doubled by, on both sides."""
    doubled: defaultdict[int, list[int]] = defaultdict(list)
    for row, earlier in _pairs(lines):
        doubled[row].append(earlier)
        doubled[earlier].append(row)
    return {row: sorted(others) for row, others in doubled.items()}


def _pairs(lines: Iterable[Line]) -> Iterator[tuple[int, int]]:
    seen = Duplicates()
    for line in lines:
        for earlier, _match in seen.add(line.row, person_of(line)):
            yield line.row, earlier
