"""A browser without a window: cookies, forms, and the headers that nginx would add."""

import re
import uuid
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.scale.machines import HOST

_FORM = "application/x-www-form-urlencoded"
_PATIENCE = 120.0
_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str


@dataclass(slots=True)
class Browser:
    """``port``: of a node, or of what stands before the nodes; ``patience``: seconds to wait after sending a form."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    patience: float = _PATIENCE

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def send(self, path: str, told: dict[str, str], *, key: str = "") -> Answer:
        """The form of the page at ``path``, with its tokens; ``key`` for the submission's own."""
        return self._ask("POST", path, urlencode(self._tokens(path, key) | told).encode())

    def sign_in(self, email: str, password: str) -> Answer:
        return self.send("/accounts/login/", {"login": email, "password": password})

    def upload(self, path: str, told: dict[str, str], name: str, content: bytes) -> Answer:
        """The form of the page at ``path`` with one file."""
        edge, filled = "----a-form-of-the-tests", self._tokens(path, "") | told
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{text}\r\n'.encode()
            for field, text in filled.items()
        ]
        disposition = f'Content-Disposition: form-data; name="file"; filename="{name}"'
        parts.append(f"--{edge}\r\n{disposition}\r\n\r\n".encode() + content + f"\r\n--{edge}--\r\n".encode())
        return self._ask("POST", path, b"".join(parts), f"multipart/form-data; boundary={edge}")

    def _tokens(self, path: str, key: str) -> dict[str, str]:
        answer = self.get(path)
        found = _CSRF.search(answer.text)
        assert found, f"no form at {path}: {answer.status}"
        return {"csrfmiddlewaretoken": found[1], "submission": key or str(uuid.uuid4())}

    def _ask(self, method: str, path: str, body: bytes = b"", kind: str = _FORM) -> Answer:
        timeout = self.patience if method == "POST" else _PATIENCE
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = {
            "Host": HOST, "X-Forwarded-Proto": "https", "X-Real-IP": "127.0.0.1", "Referer": f"https://{HOST}{path}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }  # fmt: skip
        if method == "POST":
            headers["Content-Type"] = kind
        try:
            connection.request(method, path, body or None, headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return Answer(response.status, response.headers, text)
