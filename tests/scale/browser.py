"""A browser without a window: cookies, forms, and the headers that nginx would add."""

import re
import uuid
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.scale.machines import HOST

_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str


@dataclass(slots=True)
class Browser:
    """``port``: of a node, or of what stands before the nodes."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    timeout: float = 30

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def send(self, path: str, told: dict[str, str], *, key: str = "") -> Answer:
        """The form of the page at ``path``, with its tokens; ``key`` for the submission's own."""
        found = _CSRF.search(self.get(path).text)
        assert found, f"no form at {path}"
        filled = {"csrfmiddlewaretoken": found[1], "submission": key or str(uuid.uuid4()), **told}
        return self._ask("POST", path, urlencode(filled))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        headers = {
            "Host": HOST, "X-Forwarded-Proto": "https", "X-Real-IP": "127.0.0.1", "Referer": f"https://{HOST}{path}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }  # fmt: skip
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return Answer(response.status, response.headers, text)
