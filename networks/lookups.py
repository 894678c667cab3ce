"""Which actors to compare with somebody who is asked for, in one statement: whoever shares a number, and of the
thousands who may share a common name those whose letters are most alike.

Each condition is looked up by itself (LATERAL), and of the rows that fit it is asked one by one who may see them, until
there are enough. The fences (OFFSET 0) keep the planner from reading a whole table instead.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from django.db import connections
from django.db.models import CharField, FloatField, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from accounts.models import User
from nationals.matching.keys import keys, pair_keys, slip_keys
from nationals.matching.normalise import fold
from networks.choices import IdentifierKind
from networks.models import Actor, ActorName, Identifier

POOL = 60
"""Entries that are compared for one question at most."""
LOOKED_AT = 200
"""Names at most that fit one part of what is asked."""
BY_KEYS, BY_LETTERS = "name_keys && asked.keys", "asked.letters <%% folded_name"
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What was told of somebody: his name, and his numbers as ``networks.matching`` compares them."""

    name: str = ""
    numbers: frozenset[str] = frozenset()
    sex: str = ""


def pool(asked: Asked, user: User, most: int) -> dict[int, list[IdentifierKind]]:
    """By the actor's number the few to compare, each with the kinds of numbers that both have; by letters only where
    nobody shares a number or a key. At most two statements.

    A name is the actor's own or one of his others; not all who bear the latter need be visible.
    """
    folded = fold(asked.name)
    by_keys = [{"keys": sorted(some)} for some in _keys(asked.name)] if folded else []
    found = _together([*_by_number(asked, user), *_by_name(by_keys, BY_KEYS, folded, user)], most)
    if found or not folded:
        return found
    return _together([*_by_name([{}], BY_LETTERS, folded, user)], most)


def _keys(name: str) -> list[frozenset[str]]:
    """Of two parts together, of each by itself, and what is left: a common name does not hide a rare one."""
    every = keys(name)
    both = pair_keys(every) | slip_keys([name])
    each = [keys(word) & every for word in name.split()[:_MOST_WORDS]]
    return [some for some in dict.fromkeys((both, *each, every.difference(both, *each))) if some]


Statement = tuple[str, tuple[Any, ...]]
"""In SQL, whose rows are actor, kind of number and likeness; and what it is told."""


def _together(statements: list[Statement], most: int) -> dict[int, list[IdentifierKind]]:
    """All who share a number, and so many of the others who are most alike."""
    found, alike = dict[int, list[IdentifierKind]](), dict[int, float]()
    for number, kind, how_alike in _rows(statements):
        if kind and kind not in found.setdefault(number, []):
            found[number].append(IdentifierKind(kind))
        alike[number] = max(how_alike, alike.get(number, 0.0))
    return {number: found.get(number, []) for number in (*found, *nlargest(most, alike, key=alike.__getitem__))}


def _rows(statements: list[Statement]) -> list[tuple[Any, ...]]:
    if not statements:
        return []
    with connections[Actor.objects.all().db].cursor() as cursor:
        sql = " UNION ALL ".join(f"({sql})" for sql, _ in statements)
        cursor.execute(sql, [each for _, told in statements for each in told])
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _by_number(asked: Asked, user: User) -> Iterator[Statement]:
    if asked.numbers:
        same = Identifier.objects.visible_to(user).standing().filter(key__in=sorted(asked.numbers))
        alike = Value(1.0, output_field=FloatField())
        yield _sql(same.order_by("pk").values_list("actor", Cast("kind", CharField()), alike)[:POOL])


def _by_name(conditions: list[dict[str, Any]], fits: str, folded: str, user: User) -> Iterator[Statement]:
    """Whoever fits the first condition goes before the others."""
    if not conditions:
        return
    asked = json.dumps([{"place": place, "letters": folded, **each} for place, each in enumerate(conditions)])
    own = Actor.objects.visible_to(user).listed().values_list("pk")
    for seen in (own, ActorName.objects.visible_to(user).standing().values_list("actor")):
        visible, told = _sql(seen.filter(pk=RawSQL("keyed.id", ())).order_by())
        table = seen.model._meta.db_table
        yield _OF_NAMES.format(table=table, fits=fits, visible=visible, looked_at=LOOKED_AT), (asked, *told)


def _sql(rows: "QuerySet[Any, Any]") -> Statement:
    sql, told = rows.query.get_compiler(rows.db).as_sql()
    return sql, tuple(told)


_OF_NAMES = """
SELECT found.* FROM jsonb_to_recordset(%s) AS asked (place int, letters text, keys varchar[])
CROSS JOIN LATERAL (
    SELECT seen.actor, '' AS kind, word_similarity(asked.letters, keyed.folded_name) + (asked.place = 0)::int AS alike
    FROM (SELECT id, folded_name FROM {table} WHERE {fits} OFFSET 0) AS keyed
    CROSS JOIN LATERAL ({visible} OFFSET 0) AS seen (actor) LIMIT {looked_at}
) AS found
"""
