"""People held in memory and found by what they share with a question, as the search in the database does it."""

from collections import defaultdict
from collections.abc import Mapping
from heapq import nlargest
from math import log
from operator import itemgetter

from nationals.matching.keys import keys
from nationals.matching.person import Person
from nationals.matching.score import Match, compare

ALL = 400
"""A pool up to this size is compared whole."""
COMPARED = 300
"""Of a larger one those who share most with the question."""
SHORTENED = 2
"""A key of a part is cut to so many signs as well, for the odd spelling."""


class Pool:
    """``people`` by an identifier of the caller's."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self.people = dict(people)
        self._holders: dict[str, list[str]] = defaultdict(list)
        for identifier, person in self.people.items() if len(self.people) > ALL else ():
            for mark in _marks(person):
                self._holders[mark].append(identifier)

    def best(self, query: Person, *, count: int = 5) -> list[tuple[str, Match]]:
        """The likeliest first; those of equal score in the order of the pool."""
        found = ((identifier, compare(query, self.people[identifier])) for identifier in self.candidates(query))
        return nlargest(count, found, key=lambda each: each[1].score)

    def candidates(self, query: Person) -> list[str]:
        """Who is compared: what few share counts for more than what many do."""
        if len(self.people) <= ALL:
            return list(self.people)
        shared: dict[str, float] = defaultdict(float)
        for mark in _marks(query):
            holders = self._holders.get(mark, ())
            rarity = log(len(self.people) / len(holders)) if holders else 0.0
            for identifier in holders:
                shared[identifier] += rarity
        return [identifier for identifier, _ in nlargest(COMPARED, shared.items(), key=itemgetter(1))]


def _marks(person: Person) -> set[str]:
    found = {key for name in person.names for key in keys(name)}
    found |= {f"{key[:SHORTENED]}~" for key in found if "+" not in key}
    found |= {f"#{number}" for number in person.documents} | {f"@{phone}" for phone in person.phones}
    if person.born:
        found |= {f"*{person.born.iso}", f"*{person.born.iso[:4]}"}
    return found
