"""Finding somebody among a million: `python -m bench --register 1m`. Loads the register once, then asks.

A name is asked for as callers and foreign lists give it (`bench.made_names`): parts turned round, a slip, another
alphabet, one part alone; the pages through the server of deployed mode, the candidates in this process.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from random import Random
from statistics import median, quantiles
from urllib.parse import urlencode

from django.contrib.auth.hashers import make_password
from django.db import connection

from accounts.choices import PostKind, Role
from accounts.models import Membership, Post, User
from bench.client import Browser
from bench.made_names import FOREIGN_HANDS, again, as_listed, somebodies
from bench.server import running
from bench.stage import EMAIL, PASSWORD
from bench.store import fresh_database, label, remember
from nationals.dedup import pools
from nationals.index import index_of
from nationals.matching.keys import KEY_VERSION
from nationals.matching.person import Person
from nationals.models import National

CHUNK = 10_000
ASKED = 100
"""Questions of each kind."""
COLUMNS = (
    "id,version,reference,name,family_name,sex,born,birth_place,home_county,home_locality,occupation,languages,citizenship,"
    "nationality,national_id,phones,description,post_id,registered_at,folded_name,name_keys,key_version"
)
Row = tuple[object, ...]


@dataclass(slots=True)
class Kind:
    """Times in milliseconds; ``found``: so often the person was among the candidates."""

    name: str
    found: int = 0
    asked: int = 0
    times: list[float] = field(default_factory=list)

    @property
    def line(self) -> str:
        share = f"{self.found / self.asked:>9.3f}" if self.asked else " " * 9
        return f"{self.name:<34}{median(self.times):>8.1f} ms{quantiles(self.times, n=20)[-1]:>8.1f} ms{share}\n"


def run(size: int, seed: int) -> str:
    ensure_loaded(size, seed)
    kinds = list(_questions(size, seed))
    with running() as port:
        browser = Browser(port)
        browser.sign_in(EMAIL, PASSWORD)
        lines = [line for name, questions in kinds for line in _measured(browser, name, questions)]
    head = f"{size:,} people, {ASKED} questions of each kind, KEY_VERSION {KEY_VERSION}\n\n"
    return head + f"{'':<34}{'median':>11}{'95 %':>11}{'recall':>9}\n" + "".join(lines)


def _measured(browser: Browser, name: str, questions: list[tuple[int, Person]]) -> Iterator[str]:
    search, suggest = Kind(f"search page: {name}"), Kind(f"suggestions: {name}")
    for number, person in questions:
        born = person.born.iso if person.born else ""
        for kind, path, told in (
            (search, "/nationals/", {"q": person.names[0]}),
            (suggest, "/nationals/known/", {"name": person.names[0], "born": born}),
        ):
            answer = browser.get(f"{path}?{urlencode(told)}")
            if answer.status != 200:
                raise RuntimeError(f"{path} {told}: the server answered {answer.status}")
            kind.times.append(answer.milliseconds)
        suggest.asked += 1
        suggest.found += _is_found(number, person)
        search.asked += 1
        search.found += _is_found(number, Person(person.names))
    yield search.line
    yield suggest.line


def _is_found(number: int, person: Person) -> bool:
    return number in {national.pk for national in pools([person], National.objects.all())[0]}


def _questions(size: int, seed: int) -> Iterator[tuple[str, list[tuple[int, Person]]]]:
    chance = Random(seed + 1)
    people = [
        (national.pk, Person((national.name,), born=national.born))
        for national in National.objects.filter(pk__in=chance.sample(range(1, size + 1), ASKED)).order_by("pk")
    ]
    yield "another clerk", [(number, again(chance, person)) for number, person in people]
    for hand in FOREIGN_HANDS:
        yield hand, [(number, as_listed(chance, person, hand)) for number, person in people]


def ensure_loaded(size: int, seed: int) -> None:
    wanted = f"register of {size} people, seed {seed}, keys {KEY_VERSION}"
    if label() == wanted:
        return
    sys.stderr.write(f"Loading {size:,} people (once) ...\n")
    fresh_database()
    post = Post.objects.create(code="headquarters", name="Headquarters", kind=PostKind.HEADQUARTERS, country="KE")
    supervisor = User.objects.create(email=EMAIL, full_name="Grace Chebet", password=make_password(PASSWORD))
    Membership.objects.create(user=supervisor, post=post, role=Role.SUPERVISOR)
    with connection.cursor() as cursor:
        indexes = _drop_indexes(cursor)
        cursor.execute("ALTER TABLE nationals_national DISABLE TRIGGER USER")
        tasks = [(seed, start, min(start + CHUNK, size + 1), post.pk) for start in range(1, size + 1, CHUNK)]
        with ProcessPoolExecutor() as workers, cursor.copy(f"COPY nationals_national ({COLUMNS}) FROM STDIN") as copy:
            for rows in workers.map(_chunk, tasks):
                for row in rows:
                    copy.write_row(row)
        cursor.execute("ALTER TABLE nationals_national ENABLE TRIGGER USER")
        for statement in indexes:
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE nationals_national")
    connection.close()
    remember(wanted)


def _drop_indexes(cursor: "object") -> list[str]:
    """The GIN indexes, which are built much quicker at the end; returns how."""
    cursor.execute(  # type: ignore[attr-defined]
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'nationals_national' AND indexdef LIKE '%gin%'"
    )
    found = cursor.fetchall()  # type: ignore[attr-defined]
    for name, _definition in found:
        cursor.execute(f'DROP INDEX "{name}"')  # type: ignore[attr-defined]
    return [definition for _name, definition in found]


def _chunk(task: tuple[int, int, int, int]) -> list[Row]:
    seed, start, end, post = task
    people = somebodies(seed * 1_000_003 + start)
    return [_row(number, next(people), post) for number in range(start, end)]


def _row(number: int, person: Person, post: int) -> Row:
    index, name = index_of(person.names, person.born), person.names[0]
    return (
        number, 1, f"N-{number:06d}", name, name.split()[-1], person.sex, person.born.edtf if person.born else "", "",
        person.county, "", "", "", "claimed", "KE", "", [], "", post, "2026-01-01T08:00:00Z",
        index.folded_name, index.name_keys, index.key_version,
    )  # fmt: skip
