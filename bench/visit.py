"""One way in which people use an address: a line of the tables in ``bench/visits/``, and how it becomes pages."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from random import Random
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.urls import reverse

from accounts.models import User
from bench.client import Answer, Browser
from bench.forms import Told, main_form
from bench.goals import LIST, ONE, SAVE, Goal
from bench.page import Ask, Page, getting
from bench.picks import Draw, Pick, nothing
from bench.reader import OFFICERS, Reader
from bench.uploads import File, multipart
from bench.walk import DEEP, Walk

Query = str | Callable[[Draw], list[str]]
Place = tuple[str, str]
"""Where a form is sent, and where it is read."""
Telling = Told | Callable[[Draw, int], Told]
"""What is told in a form, or how it is found for a turn."""


@dataclass(frozen=True, slots=True)
class Visit:
    """``address``: the name of a URL; ``of``: the parts of it, for each object; ``query``: behind it.

    ``words`` tell it from the address's other visits. ``sends``: a form, filled in with this and sent; ``reads``: the
    name of the page that holds it, if that is another; None: a button alone. ``spent``: what was done once cannot be
    done again to the same object. ``most``: so many turns are enough, for the reason that stands beside. ``before``:
    the button at this address is pressed first, which is not timed. ``put``: what a script keeps. ``deep``: its
    thousandth page, or the last, reached from page to page.
    """

    address: str
    of: Pick = nothing
    query: Query = ""
    words: str = ""
    goal: Goal = ONE
    readers: tuple[Reader, ...] = OFFICERS
    part: bool = False
    sends: Telling | None = None
    file: File | None = None
    reads: str | None = ""
    spent: bool = False
    most: int | None = None
    answers: tuple[int, ...] = (200,)
    put: Told | None = None
    before: str = ""
    deep: bool = False


def sent(address: str, of: Pick, told: Telling, **more: object) -> Visit:
    """A form of this address, by a caseworker of the largest post unless it says otherwise."""
    usual = Visit(address, of, words="sent", goal=SAVE, readers=(Reader.LARGE,), sends=told, answers=(302,))
    return replace(usual, **more)  # type: ignore[arg-type]


def anew(told: Told | None = None, /, **texts: str) -> Telling:
    """These texts with another mark each time, so that every save changes something."""

    def tell(draw: Draw, turn: int) -> Told:
        return {**(told or {}), **{name: f"{text} {uuid4().hex[:12]}" for name, text in texts.items()}}

    return tell


def listed(address: str, *queries: str, **more: object) -> list[Visit]:
    """A list as it opens, and by each of these queries."""
    plain = replace(Visit(address, goal=LIST), **more)  # type: ignore[arg-type]
    return [plain, *(replace(plain, query=query, words=query.removeprefix("?")) for query in queries)]


def deep(address: str, *queries: str) -> list[Visit]:
    """The same far from its beginning, sorted as it is and by each of these queries."""
    named = {query: ", ".join(filter(None, (query.removeprefix("?"), "deep"))) for query in ("", *queries)}
    return [Visit(address, goal=LIST, query=query, words=words, deep=True) for query, words in named.items()]


@dataclass(slots=True)
class Laid:
    """``pages`` that can be asked, and the names of those for which the database holds nothing."""

    pages: list[Page] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def lay(
    visits: Iterable[Visit], seed: int, users: Mapping[Reader, User], pages: int = DEEP, *, is_short: bool = False
) -> Laid:
    """``pages``: how far a deep page lies at most; ``is_short``: each visit by one person only, a caseworker
    of the largest post if it can be."""
    found, known = Laid(), {reader: dict[object, Any]() for reader in users}
    for visit in visits:
        absent = []
        readers = [reader for reader in users if reader in visit.readers]
        for reader in sorted(readers, key=lambda reader: reader is not Reader.LARGE) if is_short else readers:
            chance = Random(f"{seed} {visit.address} {visit.words}")
            page = _page(visit, reader, Draw(users[reader], chance, pages, known[reader]))
            if page is None:
                absent.append(_name(visit, reader))
                continue
            found.pages.append(page)
            if is_short:  # nothing is drawn for the others
                absent.clear()
                break
        found.absent += absent
    return found


def _name(visit: Visit, reader: Reader) -> str:
    return Page(visit.address, visit.words, getting([]), reader=reader).name


def _page(visit: Visit, reader: Reader, draw: Draw) -> Page | None:
    places = list(_places(visit, draw))
    if not places:
        return None
    limits = [limit for limit in (len(places) if visit.spent else None, visit.most) if limit is not None]
    return Page(
        visit.address, visit.words, _ask(visit, places, draw), visit.goal, reader,
        turns=min(limits) if limits else None, answers=visit.answers,
    )  # fmt: skip


def _places(visit: Visit, draw: Draw) -> Iterator[Place]:
    """Each object with each query; where both are many, side by side."""
    queries = [visit.query] if isinstance(visit.query, str) else visit.query(draw)
    parts = visit.of(draw)
    pairs = product(parts, queries) if len(queries) == 1 or len(parts) == 1 else zip(parts, queries, strict=False)
    for arguments, query in pairs:
        path = reverse(visit.address, args=list(arguments), urlconf="config.urls") + query
        yield path, reverse(visit.reads, args=list(arguments), urlconf="config.urls") if visit.reads else path


def _ask(visit: Visit, places: list[Place], draw: Draw) -> Ask:
    if visit.sends is not None:
        return _sending(visit, places, draw)
    paths = [path for path, _reads in places]
    if visit.deep:
        return Walk(paths[0], draw.pages).ask
    if visit.put is not None:
        body = json.dumps(visit.put).encode()
        return lambda browser, turn, counted: browser.send(
            paths[turn % len(paths)], body, "application/json", counted=counted, method="PUT"
        )
    if visit.part:
        return lambda browser, turn, counted: browser.get(paths[turn % len(paths)], counted=counted, part=True)
    return getting(paths)


def _sending(visit: Visit, places: list[Place], draw: Draw) -> Ask:
    """The form is read first, which is not timed, as a person has it before his eyes when he sends it."""

    def ask(browser: Browser, turn: int, counted: bool) -> Answer:
        path, reads = places[turn % len(places)]
        told = visit.sends(draw, turn) if callable(visit.sends) else visit.sends or {}
        if visit.before:
            browser.post(_sibling(path, visit.before), {})
        if visit.reads is None:
            return browser.post(path, told, counted=counted)
        page = browser.read(reads)
        if page.status != 200:
            return page
        fields = main_form(page.text, reads, urlsplit(path).path).filled(told)
        if visit.file is None:
            return browser.post(path, fields, counted=counted)
        body, kind = multipart(fields, visit.file(turn))
        return browser.send(path, body, kind, counted=counted)

    return ask


def _sibling(path: str, name: str) -> str:
    """Another button of the same thing: its address ends otherwise."""
    return path.rstrip("/").rpartition("/")[0] + f"/{name}/"
