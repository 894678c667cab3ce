"""One of the crowd: looks at pages, now and then writes something, and waits between two clicks."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from random import Random
from uuid import uuid4

from bench.client import Answer, Browser
from bench.crowd.places import Places
from bench.forms import Form, main_form
from demo.names import person as somebody

# Of a hundred things that people begin, so many are: pages, and what is written down.
LOOKS = {
    "today": 10, "list": 18, "case": 22, "part of a case": 12, "timeline": 4, "person": 6, "search": 6,
    "while typing": 6, "actor": 2, "register": 4, "dashboard": 2,
}  # fmt: skip
WRITES = {"entry": 5, "claim": 2, "duty": 2, "edit": 4, "report": 1}
_CONFLICT = 409
_SAID = {"source_kind": "family", "source": "By telephone", "confidence": "probable"}


@dataclass(frozen=True, slots=True)
class Click:
    """``status`` 0: no answer came."""

    kind: str
    status: int
    milliseconds: float
    is_fine: bool


@dataclass(frozen=True, slots=True)
class Written:
    """What the server said it had kept. ``marker``: a text that nothing else has; ``version``: of the case that was
    seen while it was edited."""

    kind: str
    marker: str
    case: str = ""
    version: int = 0


@dataclass(slots=True)
class Person:
    """``wait()`` is called between two clicks."""

    browser: Browser
    places: Places
    chance: Random
    wait: Callable[[], None]
    clicks: list[Click] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)

    def work(self, until: float) -> None:
        while time.monotonic() < until:
            self.do_something()
            self.wait()

    def do_something(self) -> None:
        chosen = self.chance.choices([*LOOKS, *WRITES], [*LOOKS.values(), *WRITES.values()])[0]
        if chosen in WRITES:
            self._write(chosen)
        elif paths := self.places.kinds[chosen]:
            self._click(chosen, lambda: self.browser.get(self.chance.choice(paths)), fine=(200, 302))

    def _write(self, kind: str) -> None:
        """The form is opened, filled in, and sent after a while."""
        marker = f"crowd {uuid4()}"
        address, page, told = self._form(kind, marker)
        opened = self._click(f"{kind}: form", lambda: self.browser.read(page))
        if opened is None:
            return
        self.wait()
        form = main_form(opened.text, page, address)
        fine = (302, _CONFLICT) if kind == "edit" else (302,)
        sent = self._click(f"{kind}: saved", lambda: self.browser.post(address, form.filled(told)), fine=fine)
        if sent is not None and sent.status != _CONFLICT:
            self.written.append(_kept(kind, marker, address, form))

    def _form(self, kind: str, marker: str) -> tuple[str, str, dict[str, str]]:
        """Where it is sent, on which page it stands, what is told."""
        if kind == "report":
            who = somebody(self.chance)
            told = {
                **_SAID,
                "name": f"{who.name} {uuid4().hex[:6]}",
                "country": "RU",
                "summary": marker,
                "is_new": "on",
            }
            return "/cases/new/", "/cases/new/", told
        of = self.places.shared if kind == "edit" else self.places.cases
        case = f"/cases/{self.chance.choice(of)}/"
        match kind:
            case "entry":
                told = {"kind": "call", "party": "host", "text": marker}  # some persons object to calls with the family
                return f"{case}entries/new/", f"{case}entries/new/", told
            case "claim":
                return f"{case}claims/new/", f"{case}claims/new/", {**_SAID, "topic": "place", "value": marker}
            case "duty":
                return f"{case}tasks/new/", f"{case}tasks/new/", {"title": marker, "due_at": "2099-01-01T09:00"}
        return f"{case}edit/", f"{case}edit/", {"summary": marker}

    def _click(self, kind: str, ask: Callable[[], Answer], fine: tuple[int, ...] = (200,)) -> Answer | None:
        """The answer, if it is as it should be."""
        started = time.perf_counter()
        try:
            answer = ask()
        except (OSError, HTTPException):
            self.clicks.append(Click(kind, 0, (time.perf_counter() - started) * 1000, is_fine=False))
            return None
        self.clicks.append(Click(kind, answer.status, answer.milliseconds, answer.status in fine))
        return answer if answer.status in fine else None


def _kept(kind: str, marker: str, address: str, form: Form) -> Written:
    if kind == "report":
        return Written(kind, marker)
    version = form.fields["version_seen"].values[0] if kind == "edit" else "0"
    return Written(kind, marker, address.split("/")[2], int(version))


def pauses(chance: Random, seconds: float) -> Iterator[float]:
    """About so many, never the same, so that people do not click in step."""
    while True:
        yield chance.uniform(0.8 * seconds, 1.2 * seconds)
