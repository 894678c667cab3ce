"""How well the matching finds people, as tables: `make bench-names`. The figures of docs/matching.md.

Pairs are judged at *likely* or better. The made registers are the check against tuning to the samples: other seeds,
other slips, and none of them was looked at line by line while the weights were chosen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import django

from bench.made_names import FOREIGN_HANDS, foreign_list, register
from bench.name_samples import NamePair, foreign_list_sample, name_pairs, register_sample
from nationals.matching.keys import keys
from nationals.matching.person import Person
from nationals.matching.score import compare
from nationals.matching.weights import THRESHOLDS, Band

SEEDS, LIST_SEED = (31, 32, 33), 41
FOUND = frozenset({Band.SAME, Band.LIKELY})
Lines = Mapping[int, tuple[int | None, Person]]
"""Line number to the person's number, None for nobody known, and what the line says."""


@dataclass(slots=True)
class Tally:
    right: int = 0
    wrong: int = 0
    missed: int = 0
    unseen: int = 0
    """True pairs that share no key, so that the search would not even propose them."""
    examples: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def duplicates(lines: Lines) -> Tally:
    """Every pair of lines of one register, through the keys as the search goes."""
    tally = Tally()
    for one, other in _pairs_sharing_a_key(lines, tally):
        same = lines[one][0] == lines[other][0]
        match = compare(lines[one][1], lines[other][1])
        found = match.band in FOUND
        tally.right += same and found
        tally.wrong += found and not same
        tally.missed += same and not found
        if same != found:
            said = "; ".join(map(str, match.reasons))
            tally.examples.append(f"{match.score:.2f} {lines[one][1].names} / {lines[other][1].names}: {said}")
    return tally


def foreign(queries: Lines, pool: Lines) -> dict[str, float]:
    """A list against a register: who comes first, and who is called likely though nobody is there."""
    present = [(person, query) for person, query in queries.values() if person is not None]
    first = likely = 0
    for person, query in present:
        best = _best(query, pool)
        first += pool[best][0] == person
        likely += pool[best][0] == person and compare(query, pool[best][1]).band in FOUND
    absent = [query for person, query in queries.values() if person is None]
    wrong = sum(compare(query, pool[_best(query, pool)][1]).band in FOUND for query in absent)
    return {"there": len(present), "first": first, "likely": likely, "absent": len(absent), "likely, wrongly": wrong}


def _best(query: Person, pool: Lines) -> int:
    return max(pool, key=lambda line: compare(query, pool[line][1]).score)


def _pairs_sharing_a_key(lines: Lines, tally: Tally) -> Iterator[tuple[int, int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for line, (_, person) in lines.items():
        for key in frozenset().union(*map(keys, person.names)):
            by_key[key].append(line)
    sharing = {pair for group in by_key.values() for pair in combinations(group, 2)}
    true = {pair for pair in combinations(lines, 2) if lines[pair[0]][0] == lines[pair[1]][0]}
    tally.unseen = len(true - sharing)
    tally.missed += tally.unseen
    return iter(sorted(sharing))


def balance(pairs: Iterable[NamePair], least: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of calling pairs of names one person's from this score on."""
    told = list(pairs)
    found = [pair for pair in told if pair.score >= least]
    right, there = sum(pair.is_same for pair in found), sum(pair.is_same for pair in told)
    return right / len(found), right / there, 2 * right / (len(found) + there)


def report() -> Iterable[str]:
    yield from _registers()
    yield ""
    yield from _lists()
    yield ""
    yield from _pairs()


def _pairs() -> Iterable[str]:
    pairs = name_pairs()
    yield "| name-pairs.csv | pairs | from | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|"
    for half in ("seen", "unseen"):
        these = [pair for pair in pairs if pair.half == half]
        for band in (Band.POSSIBLE, Band.LIKELY):
            figures = " | ".join(f"{share:.3f}" for share in balance(these, dict(THRESHOLDS)[band]))
            yield f"| {half} | {len(these)} | {band} | {figures} |"
    yield ""
    yield "| language | one person's | found | two people's | wrongly | sharing a key |"
    yield "|---|---|---|---|---|---|"
    for language in sorted({pair.language for pair in pairs}):
        same = [pair for pair in pairs if pair.language == language and pair.is_same]
        apart = [pair for pair in pairs if pair.language == language and not pair.is_same]
        found, wrongly = (sum(pair.score >= dict(THRESHOLDS)[Band.POSSIBLE] for pair in part) for part in (same, apart))
        keyed = sum(pair.shares_a_key for pair in same)
        yield f"| {language} | {len(same)} | {found} | {len(apart)} | {wrongly} | {keyed} |"


def _registers() -> Iterable[str]:
    yield "| register | lines | pairs | found | wrong | precision | recall | pairs without a common key |"
    yield "|---|---|---|---|---|---|---|---|"
    registers = {"register-sample.xlsx": register_sample()}
    for seed in SEEDS:
        registers[f"made, seed {seed}"] = register(seed)
        registers[f"made, seed {seed}, names, birth and sex only"] = register(seed, with_places=False)
    for name, lines in registers.items():
        found = duplicates(lines)
        yield (
            f"| {name} | {len(lines)} | {found.right + found.missed} | {found.right} | {found.wrong} "
            f"| {found.precision:.3f} | {found.recall:.3f} | {found.unseen} |"
        )


def _lists() -> Iterable[str]:
    yield "| list | there | first | likely or better | not there | of them likely |"
    yield "|---|---|---|---|---|---|"
    lists = {"foreign-list-sample.xlsx": foreign(foreign_list_sample(), register_sample())}
    for hand in FOREIGN_HANDS:
        lists[f"made, {hand}"] = foreign(*foreign_list(LIST_SEED, hand))
    for name, counted in lists.items():
        yield f"| {name} | {' | '.join(str(number) for number in counted.values())} |"


if __name__ == "__main__":
    django.setup()
    print("\n".join(report()))
