"""A browser reduced to what costs time: cookies, compression, one request after the other."""

import re
import time
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


@dataclass(frozen=True, slots=True)
class Answer:
    """``milliseconds`` until the last byte; ``size`` in bytes as they came over the wire, without the header."""

    status: int
    milliseconds: float
    size: int
    queries: int
    text: str


class Browser:
    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}
        self.token = ""

    def sign_in(self, email: str, password: str) -> None:
        self._take_token("/accounts/login/")
        answer = self.post("/accounts/login/", {"login": email, "password": password})
        if answer.status != 302 or "sessionid" not in str(self._cookies):
            raise RuntimeError(f"Signing in failed: {answer.status}")
        self._take_token("/profile/")

    def get(self, path: str, *, counted: bool = False) -> Answer:
        return self._ask("GET", path, None, counted)

    def post(self, path: str, fields: dict[str, str], *, counted: bool = False) -> Answer:
        """A form with its two keys."""
        keys = {"csrfmiddlewaretoken": self.token, "submission": str(uuid4())}
        return self._ask("POST", path, urlencode(keys | fields), counted)

    def _take_token(self, path: str) -> None:
        page = self._ask("GET", path, None, counted=False, compressed=False).text
        if found := _TOKEN.search(page):
            self.token = found[1]

    def _ask(self, method: str, path: str, body: str | None, counted: bool, compressed: bool = True) -> Answer:
        headers = _PROXY | {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        headers |= {"Accept-Encoding": "gzip"} if compressed else {}
        headers |= {ASK: "1"} if counted else {}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        started = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        content = response.read()
        spent = (time.perf_counter() - started) * 1000
        connection.close()
        self._keep_cookies(response)
        text = "" if compressed else content.decode()
        return Answer(response.status, spent, len(content), int(response.headers.get(ANSWER, 0)), text)

    def _keep_cookies(self, response: HTTPResponse) -> None:
        for header in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(header).items():
                self._cookies[name] = morsel.value
