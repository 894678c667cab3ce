"""A long list of people looked for in the register, by two processes, so that ten thousand lines take a minute."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context

import django
from django.db import connections

from accounts.models import User
from nationals.dedup import Candidate, match_many
from nationals.matching.person import Person

PROCESSES = min(2, os.cpu_count() or 1)
FEW = 1000
"""So many are done here before others could have started."""
AT_ONCE = 200
AHEAD = 3
"""Portions that wait for each process, so that none is idle and a list of any length fits in memory."""


def match_list(
    people: Iterable[Person], *, user: User, limit: int = 5, processes: int = PROCESSES
) -> Iterator[list[Candidate]]:
    """As `match_many`, in the order of the people. The other processes see what is committed."""
    waiting = iter(people)
    first = list(islice(waiting, FEW + 1))
    everybody = chain(first, waiting)
    if processes < 2 or len(first) <= FEW:
        return match_many(everybody, user=user, limit=limit)
    return _match_by(processes, everybody, user.pk, limit)


def _match_by(processes: int, people: Iterator[Person], user_id: int, limit: int) -> Iterator[list[Candidate]]:
    """The others are started anew (spawn), since a fork would share this one's connections and threads."""
    at_work: deque[Future[list[list[Candidate]]]] = deque()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=django.setup) as executor:
        try:
            for some in _portions(people):
                at_work.append(executor.submit(matched, some, user_id, limit))
                if len(at_work) >= processes * AHEAD:
                    yield from at_work.popleft().result()
            while at_work:
                yield from at_work.popleft().result()
        finally:
            executor.shutdown(cancel_futures=True)


def _portions(people: Iterator[Person]) -> Iterator[list[Person]]:
    while some := list(islice(people, AT_ONCE)):
        yield some


def matched(people: list[Person], user_id: int, limit: int) -> list[list[Candidate]]:
    """One portion, in a process of its own."""
    try:
        return list(match_many(people, user=User.objects.get(pk=user_id), limit=limit))
    finally:
        connections.close_all()
