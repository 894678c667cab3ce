"""A long list matched with the register of a million: `python -m bench --register 1m --lines 10k`.

Two of three lines are of people who are there, as another clerk or a foreign hand writes them.
"""

import resource
import time
from collections.abc import Iterator
from random import Random

from accounts.models import User
from bench.made_names import FOREIGN_HANDS, again, as_listed, somebodies
from bench.register import ensure_loaded
from bench.stage import EMAIL
from nationals.matching.person import Person
from nationals.models import National
from nationals.services.matching import match_list

Line = tuple[int | None, Person]


def run(size: int, seed: int, lines: int) -> str:
    ensure_loaded(size, seed)
    asked = list(_lines(size, seed, lines))
    user = User.objects.get(email=EMAIL)
    report = f"{size:,} people, a list of {lines:,} lines\n\n"
    report += f"{'':<16}{'seconds':>9}{'first':>8}{'among 5':>9}{'CPU of Python':>15}\n"
    for processes in (1, 2):
        began, spent = time.perf_counter(), _cpu()
        found = [
            [candidate.national.pk for candidate in candidates]
            for candidates in match_list([person for _, person in asked], user=user, processes=processes)
        ]
        seconds = time.perf_counter() - began
        there = [(number, numbers) for (number, _), numbers in zip(asked, found, strict=True) if number]
        first = sum(numbers[:1] == [number] for number, numbers in there) / len(there)
        among = sum(number in numbers for number, numbers in there) / len(there)
        name = f"{processes} process{'es' if processes > 1 else ''}"
        report += f"{name:<16}{seconds:>9.1f}{first:>8.3f}{among:>9.3f}{_cpu() - spent:>13.1f} s\n"
    return report


def _cpu() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def _lines(size: int, seed: int, lines: int) -> Iterator[Line]:
    chance, strangers = Random(seed + 2), somebodies(seed + 3)
    people = list(National.objects.filter(pk__in=chance.sample(range(1, size + 1), lines * 2 // 3)).order_by("pk"))
    for index in range(lines):
        hand = chance.choice([*FOREIGN_HANDS, ""])
        national = people.pop() if index % 3 and people else None
        person = Person((national.name,), national.born, national.sex) if national else next(strangers)
        listed = as_listed(chance, person, hand) if hand else again(chance, person)
        yield (national.pk if national else None), Person(listed.names, listed.born)
