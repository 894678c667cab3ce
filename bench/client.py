"""A browser reduced to what costs time: cookies, compression, one request after the other."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from urllib.parse import urlencode
from uuid import uuid4

from bench.middleware import ANSWER, ASK

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_PROXY = {
    "Host": "localhost",
    "X-Forwarded-Proto": "https",
    "Referer": "https://localhost/",
    "Origin": "https://localhost",
}
_FORM = "application/x-www-form-urlencoded"
_CHUNK = 65_536
ENOUGH = 2**20  # bytes of a file, packed: what counts is how soon it comes and what it costs the server to send


@dataclass(frozen=True, slots=True)
class Answer:
    """``milliseconds`` until the last byte, ``first_byte`` until the first; ``size`` in bytes as they came over the
    wire, without the header; ``text`` only of what was :meth:`Browser.read`."""

    status: int
    milliseconds: float
    size: int
    queries: int
    text: str
    first_byte: float = 0.0
    location: str = ""


class Browser:
    """``address``: from where the proxy says that it comes; rate limits are counted by it. ``enough``: of a file, in
    bytes; then the reader hangs up."""

    def __init__(self, port: int, address: str = "", enough: int = ENOUGH) -> None:
        self._port = port
        self._address = address
        self._enough = enough
        self._cookies: dict[str, str] = {}
        self.token = ""

    def sign_in(self, email: str, password: str) -> None:
        self._take_token("/accounts/login/")
        answer = self.post("/accounts/login/", {"login": email, "password": password})
        if answer.status != 302 or "sessionid" not in str(self._cookies):
            raise RuntimeError(f"Signing in failed: {answer.status}")
        self._take_token("/profile/")

    def get(self, path: str, *, counted: bool = False, part: bool = False) -> Answer:
        """``part``: as htmx asks for a part of a page."""
        return self._ask("GET", path, None, counted, {"HX-Request": "true"} if part else {})

    def read(self, path: str) -> Answer:
        """With its text."""
        return self._ask("GET", path, None, counted=False, more={}, compressed=False)

    def post(self, path: str, fields: Mapping[str, str | list[str]], *, counted: bool = False) -> Answer:
        """A form with its two keys; its own, if it has them."""
        keys = {"csrfmiddlewaretoken": self.token, "submission": str(uuid4())}
        return self._ask(
            "POST", path, urlencode({**keys, **fields}, doseq=True).encode(), counted, {"Content-Type": _FORM}
        )

    def send(self, path: str, body: bytes, kind: str, *, counted: bool = False, method: str = "POST") -> Answer:
        """What a script or a form with a file sends."""
        return self._ask(method, path, body, counted, {"Content-Type": kind, "X-CSRFToken": self.token})

    def _take_token(self, path: str) -> None:
        if found := _TOKEN.search(self.read(path).text):
            self.token = found[1]

    def _ask(
        self, method: str, path: str, body: bytes | None, counted: bool, more: dict[str, str], compressed: bool = True
    ) -> Answer:
        headers = _PROXY | more | {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        headers |= {"Accept-Encoding": "gzip"} if compressed else {}
        headers |= {ASK: "1"} if counted else {}
        headers |= {"X-Real-IP": self._address} if self._address else {}
        started = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", self._port, timeout=600)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        first = response.read(1)
        waited = (time.perf_counter() - started) * 1000
        text, size = _drained(response, first, self._enough, keep=not compressed)
        spent = (time.perf_counter() - started) * 1000
        connection.close()
        self._keep_cookies(response)
        queries, location = int(response.headers.get(ANSWER, 0)), response.headers.get("Location", "")
        return Answer(response.status, spent, size, queries, text, waited, location)

    def _keep_cookies(self, response: HTTPResponse) -> None:
        for header in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(header).items():
                self._cookies[name] = morsel.value


def _drained(response: HTTPResponse, first: bytes, enough: int, *, keep: bool) -> tuple[str, int]:
    """The text, if it is kept, and how long it was: of a large file no more than a piece stands in memory, and after
    ``enough`` bytes the reader hangs up."""
    pieces, size = [first], len(first)
    while size < enough and (piece := response.read(_CHUNK)):
        size += len(piece)
        if keep:
            pieces.append(piece)
    return (b"".join(pieces).decode(errors="replace") if keep else ""), size
