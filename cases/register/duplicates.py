"""Finds lines of one sheet that are probably about the same person, without comparing each with each."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from cases.register.lines import Line
from nationals.matching.keys import keys, pair_keys
from nationals.matching.normalise import document, parts, place
from nationals.matching.person import Person
from nationals.matching.score import Match, compare
from nationals.matching.weights import THRESHOLDS, Band

LARGEST_BLOCK = 200  # lines that share one key; the rest of a larger block is found by their other keys
MOST_COMPARED = 12  # candidates of a line, those that share most with it
DOCUMENT, PHONE, PAIR, YEAR, COUNTY = 10, 5, 3, 2, 1  # what a shared key weighs in choosing them
ALONE_ENOUGH = 3
LEAST = dict(THRESHOLDS)[Band.LIKELY]


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
        relatives=(line.kin_name,) if line.kin_name else (),
    )


def blocking_keys(person: Person) -> dict[str, int]:
    """What is compared with what: two people without a common key are not. Each key with its weight.

    A key is a document, two parts of the name, or one part with a phone, the year of birth or the county.
    """
    names = frozenset[str]().union(*(keys(name) for name in person.names))
    pairs = pair_keys(names)
    found = {f"#{number}": DOCUMENT for number in person.documents}
    found |= dict.fromkeys(pairs or names, PAIR)
    for part in names - pairs:
        found |= {f"{part} {phone}": PHONE for phone in person.phones}
        if person.born:
            found[f"{part} {person.born.iso[:4]}"] = YEAR
        if county := place(person.county):
            found[f"{part} {county}"] = COUNTY
    return found


@lru_cache(maxsize=20_000)
def variants(word: str) -> frozenset[str]:
    """The word with no letter or one left out: two words a letter apart have one in common."""
    return frozenset([word, *(word[:index] + word[index + 1 :] for index in range(len(word)))])


def are_names_alike(left: Person, right: Person) -> bool:
    """A quick look whether two parts, or the only one, could be the same but for a letter."""
    ours, theirs = ([variants(part.text) for part in parts(person.names[0])] for person in (left, right))
    alike = sum(any(not one.isdisjoint(other) for other in theirs) for one in ours)
    return alike >= min(2, len(ours), len(theirs))


@dataclass
class Duplicates:
    """People by a number of theirs (a row, a key), to be found again by what they share with others."""

    people: dict[int, Person] = field(default_factory=dict)
    blocks: dict[str, list[int]] = field(default_factory=dict)

    def add(self, number: int, person: Person) -> list[tuple[int, Match]]:
        """Remember a person and return the earlier ones that are probably the same, the likeliest first."""
        found = self.like(person)
        self.learn(number, person)
        return found

    def learn(self, number: int, person: Person) -> None:
        self.people[number] = person
        for key in blocking_keys(person):
            block = self.blocks.setdefault(key, [])
            if len(block) < LARGEST_BLOCK:
                block.append(number)

    def like(self, person: Person) -> list[tuple[int, Match]]:
        """Those that are probably the same person, the likeliest first."""
        found = [(number, compare(person, self.people[number])) for number in self._candidates(person)]
        return sorted((pair for pair in found if pair[1].score >= LEAST), key=lambda pair: -pair[1].score)

    def _candidates(self, person: Person) -> list[int]:
        shared: Counter[int] = Counter()
        for key, weight in blocking_keys(person).items():
            for number in self.blocks.get(key, ()):
                shared[number] += weight
        likely = (
            number
            for number, weight in shared.most_common()
            if weight > ALONE_ENOUGH or are_names_alike(person, self.people[number])
        )
        return list(islice(likely, MOST_COMPARED))
