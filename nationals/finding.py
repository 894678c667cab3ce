"""Whom of the register to compare with the people who are asked for: rows by key from the index, the best by promise.

All that many people ask goes in one statement, which looks up ask by ask (LATERAL). Its plan does not hang on the keys:
for each ask the index of keys, then one by one, by number, whether the user may see the row. The fences (OFFSET 0,
MATERIALIZED) keep the planner from reading a whole table where it misjudges how many rows a key has.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from heapq import nlargest
from itertools import islice
from typing import Any

from django.db import connections
from django.db.models import F, Func, TextField
from django.db.models.expressions import RawSQL

from nationals.matching.keys import dated_keys, day_keys, keys, pair_keys, slip_keys, whole_keys
from nationals.matching.person import Person
from nationals.matching.promise import Promise, Years
from nationals.models import National, NextOfKin, TravelDocument
from nationals.models.national import NationalQuerySet

POOL = 60
"""Records that are compared for one question at most."""
AT_LEAST, SHORT_OF = 8, 6.0
"""So many are compared whatever they promise, and who promises so many bits too few: a comparison knows better."""
MOST_PAIRED, MOST_DATED, MOST_OF_ODD, MOST_OF_ONE = 800, 400, 800, 400
"""Rows that are looked at because they share two parts, a part and the birth, or less; or all that was asked for, which
tells few of thousands apart."""
ENOUGH = 8
"""So many who are possibly the person, and nobody is looked for by an odd spelling; one, if the birth is told."""
TOGETHER = 60
"""Asks in one statement."""
Keys = Collection[str]


@dataclass(frozen=True, slots=True)
class Ask:
    """Rows with one of the keys and one of the others, so many at most; with ``years``, of births that may be one."""

    keys: Keys
    others: Keys
    most: int
    years: Years | None = None


class Question:
    """One person who is asked for, and what the rows that were seen so far promise."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.promises: dict[int, float] = {}
        self._promise = Promise(person)
        self._keys = frozenset().union(*map(keys, person.names))

    def first(self) -> Iterator[Ask]:
        """By two parts, by the day of birth with one, by the year with one and what a slip leaves of another."""
        pairs, born = pair_keys(self._keys), self.person.born
        if likely := pairs | day_keys(self._keys, born):
            yield Ask(likely, likely, MOST_PAIRED, self._promise.years)
        for first_two, last_two in whole_keys(self.person.names):
            yield Ask(first_two, last_two, MOST_PAIRED)
        if dated := dated_keys(self._keys, born):
            yield Ask(dated, pairs | slip_keys(self.person.names) if pairs else dated, MOST_DATED)
        elif self._keys and not pairs:
            yield Ask(self._keys, self._keys, MOST_OF_ONE)

    def second(self) -> Iterator[Ask]:
        """By what a slip leaves of two parts; or by the one part whatever the year."""
        enough = 1 if self.person.born else ENOUGH
        if sum(bits >= 0 for bits in self.promises.values()) >= enough:
            return
        if pair_keys(self._keys):
            odd = slip_keys(self.person.names)
            yield Ask(odd, odd, MOST_OF_ODD, self._promise.years)
        elif self._keys and self.person.born:
            yield Ask(self._keys, self._keys, MOST_OF_ODD)

    def learn(self, row: tuple[Any, ...]) -> None:
        number, *told = row
        if number not in self.promises:
            self.promises[number] = self._promise.of(*told)

    def best(self, most: int, least: float) -> list[int]:
        """Numbers of those who promise most: a few in any case, the others if they promise ``least`` bits."""
        ranked = nlargest(most, ((bits, number) for number, bits in self.promises.items()))
        return [number for place, (bits, number) in enumerate(ranked) if place < AT_LEAST or bits >= least]


def numbers(
    people: Sequence[Person], visible: NationalQuerySet, *, most: int, least: float = float("-inf")
) -> list[list[int]]:
    """For each of the people, numbers of entries to compare: who shares a document or phone, then who promises most.

    Not all of the former need be ``visible``. From ``least`` bits on a comparison is of use.
    """
    questions = [Question(person) for person in people]
    for stage in (Question.first, Question.second):
        asks = [(question, ask) for question in questions for ask in stage(question)]
        for (question, _), row in _rows(asks, visible):
            question.learn(row)
    holders = _holders(people)
    best = (question.best(most, least - SHORT_OF) for question in questions)
    return [list(dict.fromkeys((*held[:most], *these))) for held, these in zip(holders, best, strict=True)]


def _rows(
    asks: Sequence[tuple[Question, Ask]], visible: NationalQuerySet
) -> Iterator[tuple[tuple[Question, Ask], tuple[Any, ...]]]:
    """Each with the number and what `Promise.of` wants."""
    waiting = iter(asks)
    while some := list(islice(waiting, TOGETHER)):
        with connections[visible.db].cursor() as cursor:
            cursor.execute(*statement([ask for _, ask in some], visible))
            for place, *row in cursor.fetchall():
                yield some[place], tuple(row)


def statement(asks: Sequence[Ask], visible: NationalQuerySet) -> tuple[str, list[Any]]:
    """In SQL, with its parameters."""
    columns = ("pk", "folded_name", "born", "sex", "home_county")
    seen = visible.filter(pk=RawSQL("keyed.id", ())).order_by().values_list(*columns)
    sql, told = seen.query.get_compiler(visible.db).as_sql()
    asked = [
        {
            "place": place,
            "keys": sorted(ask.keys),
            "others": sorted(ask.others),
            "most": ask.most,
            **(asdict(ask.years) if ask.years else {}),
        }
        for place, ask in enumerate(asks)
    ]
    return _STATEMENT.format(sql=sql), [json.dumps(asked), *told]


_STATEMENT = """
WITH asked AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(%s) AS told (
        place int, keys varchar[], others varchar[], most int, first varchar, last varchar, day varchar
    )
)
SELECT asked.place, found.* FROM asked CROSS JOIN LATERAL (
    SELECT seen.* FROM (
        SELECT id FROM nationals_national
        WHERE name_keys && asked.keys AND name_keys && asked.others AND (
            asked.first IS NULL OR born = '' OR left(born, 4) BETWEEN asked.first AND asked.last
            OR substr(born, 6, 5) = asked.day
        ) OFFSET 0
    ) AS keyed CROSS JOIN LATERAL ({sql} OFFSET 0) AS seen LIMIT asked.most
) AS found
"""


def _holders(people: Sequence[Person]) -> list[list[int]]:
    """For each, who shares a document or phone: by lookups of their own, since one condition over several tables would
    have no index."""
    documents = {number for person in people for number in person.documents}
    phones = {phone for person in people for phone in person.phones}
    found: dict[str, list[int]] = defaultdict(list)
    lookups = [*_of_documents(sorted(documents)), *_of_phones(sorted(phones))]
    limited = [lookup.order_by()[: POOL * len(people)] for lookup in lookups]
    for fact, number in limited[0].union(*limited[1:], all=True) if limited else ():
        found[fact].append(number)
    return [
        sorted({number for fact in (*person.documents, *person.phones) for number in found.get(fact, ())}, reverse=True)
        for person in people
    ]


def _of_documents(wanted: list[str]) -> Iterator[Any]:
    if wanted:
        yield TravelDocument.objects.filter(number_key__in=wanted).values_list("number_key", "national")
        yield National.objects.filter(national_id__in=wanted).values_list("national_id", "pk")


def _of_phones(wanted: list[str]) -> Iterator[Any]:
    if wanted:
        each = Func(F("phones"), function="unnest", output_field=TextField())
        yield NextOfKin.objects.filter(phones__overlap=wanted).annotate(fact=each).values_list("fact", "national")
        yield National.objects.filter(phones__overlap=wanted).annotate(fact=each).values_list("fact", "pk")
