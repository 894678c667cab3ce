"""Other names for the people and actors of a copy: nobody has a thousand doubles of one name and birth."""

from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from random import Random
from typing import Any

from django.db import connection

from bench.actors import nickname
from bench.columns import moved_phone
from bench.people import somebody
from bench.process import begin
from core.choices import Sex
from demo.names import in_cyrillic, misheard
from nationals.choices import AliasKind
from nationals.index import index_of
from nationals.models import Alias, National
from networks.choices import ActorKind, Script
from networks.models import Actor, ActorName

TABLE = "bench_fresh"
OF = {National: "national", Alias: "alias", Actor: "actor", ActorName: "actorname"}
COLUMNS = {
    National: ("name", "family_name", "folded_name", "name_keys"),
    Alias: ("name",),
    Actor: ("name", "folded_name", "name_keys"),
    ActorName: ("name", "folded_name", "name_keys"),
}
_COPY = f"COPY {TABLE} (kind, id, name, family_name, folded_name, name_keys) FROM STDIN"
Row = tuple[str, int, str, str, str, list[str]]


def make_names(copies: int, seed: int) -> None:
    """For every copy, by two processes; the table is dropped by who has used it."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        cursor.execute(
            f"CREATE UNLOGGED TABLE {TABLE} (kind text, id bigint, name text, family_name text, folded_name text,"
            " name_keys text[])"
        )
    database = (str(connection.settings_dict["NAME"]),)
    with ProcessPoolExecutor(2, get_context("spawn"), initializer=begin, initargs=database) as workers:
        list(workers.map(_fill, [(copy, seed) for copy in range(1, copies)]))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE UNIQUE INDEX ON {TABLE} (kind, id)")
        cursor.execute(f"ANALYZE {TABLE}")


def _fill(task: tuple[int, int]) -> None:
    copy, seed = task
    chance = Random(seed * 1_000_003 + copy)
    rows = [*_people(chance, copy), *_actors(chance, copy)]  # read before: a connection that copies answers nothing
    with connection.cursor() as cursor, cursor.copy(_COPY) as into:
        for row in rows:
            into.write_row(row)


_block: dict[str, list[tuple[Any, ...]]] = {}


def _rows(model: "type[Alias | National | Actor | ActorName]", *columns: str) -> list[tuple[Any, ...]]:
    """Of the block, read once by each process."""
    label = model._meta.label
    if label not in _block:
        _block[label] = list(model._base_manager.order_by("pk").values_list(*columns))
    return _block[label]


def _people(chance: Random, copy: int) -> Iterator[Row]:
    aliases: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for pk, national, kind in _rows(Alias, "pk", "national_id", "kind"):
        aliases[national].append((pk, kind))
    block, others = _rows(National, "pk", "sex", "born"), _rows(Alias, "pk", "national_id", "kind")
    for pk, sex, born in block:
        who = somebody(chance, Sex(sex))
        spelled = [
            (alias, misheard(chance, who.name) if kind == AliasKind.SPELLING else in_cyrillic(who.name))
            for alias, kind in aliases[pk]
        ]
        index = index_of([who.name, *(name for _alias, name in spelled)], born)
        yield "national", pk + copy * len(block), who.name, who.family_name, index.folded_name, index.name_keys
        for alias, name in spelled:
            yield "alias", alias + copy * len(others), name, "", "", []


def _actors(chance: Random, copy: int) -> Iterator[Row]:
    block, others = _rows(Actor, "pk", "kind", "name"), _rows(ActorName, "pk", "actor_id", "script")
    named = {pk: _renamed(chance, ActorKind(kind), str(name), copy) for pk, kind, name in block}
    for pk, name in named.items():
        index = index_of([name])
        yield "actor", pk + copy * len(block), name, "", index.folded_name, index.name_keys
    for pk, actor, script in others:
        name = misheard(chance, named[actor]) if script == Script.LATIN else in_cyrillic(named[actor])
        index = index_of([name])
        yield "actorname", pk + copy * len(others), name, "", index.folded_name, index.name_keys


def _renamed(chance: Random, kind: ActorKind, name: str, copy: int) -> str:
    if kind == ActorKind.PERSON:
        who = somebody(chance).name
        return who if len(name.split()) > 2 else nickname(chance, who)
    return moved_phone(name, copy) if name.startswith("+254") else f"{name}-{copy}"
