"""What the Content-Security-Policy and life without JavaScript ask of every template."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.architecture.sources import name_of, templates

_TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
_COMMENT = re.compile(r"{% comment .*?{% endcomment %}", re.DOTALL)
_KEPT = re.compile(r"{% unchanging([^%]*)%}(.*?){% endunchanging %}", re.DOTALL)
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE),
    "code in an address or value": re.compile(r"[\"'](javascript|js):", re.IGNORECASE),
}


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_no_template_holds_inline_code_or_styles(path: Path) -> None:
    text = _TAGS.sub("x", _COMMENT.sub("", path.read_text(encoding="utf-8")))
    assert [what for what, pattern in _INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_every_hx_get_works_without_javascript(path: Path) -> None:
    parts = Parts()
    parts.feed(_TAGS.sub("x", _COMMENT.sub("", path.read_text(encoding="utf-8"))))
    assert parts.without_a_way == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_what_is_kept_for_all_readers_asks_for_nothing_of_one(path: Path) -> None:
    """``{% unchanging what %}``: nothing but what is given, texts and addresses; no variable is shown."""
    for given, kept in _KEPT.findall(path.read_text(encoding="utf-8")):
        assert set(given.split()) <= {"may", "keys_enabled"}
        assert set(re.findall(r"{{\s*([\w.]+)", kept)) <= {"new_case_url"}
        assert set(re.findall(r"{%\s*(\w+)", kept)) <= {"url", "static", "translate", "if", "else", "endif"}
        assert set(re.findall(r"{% if ([^%]+) %}", kept)) <= {'"register" in may and new_case_url', "keys_enabled"}


class Parts(HTMLParser):
    """Elements with ``hx-get`` that neither are, nor stand in, nor hold a plain link or form."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[dict[str, str | None]] = []
        self.waiting: list[int] = []
        self.without_a_way: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {**dict(attrs), "": tag}
        is_way = "href" in given or "formaction" in given or tag == "form"
        if is_way:
            self.waiting.clear()  # whatever is open holds a plain way now
        if "hx-get" in given and not is_way and not any(outer[""] == "form" for outer in self.open):
            self.waiting.append(len(self.open))
        if tag not in _VOID:
            self.open.append(given)
        elif self.waiting and self.waiting[-1] == len(self.open):
            self._give_up(given)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1][""] != tag:
            self.open.pop()
        if self.open:
            element = self.open.pop()
            if self.waiting and self.waiting[-1] == len(self.open):
                self._give_up(element)

    def _give_up(self, element: dict[str, str | None]) -> None:
        self.waiting.pop()
        self.without_a_way.append(f"<{element['']} hx-get={element.get('hx-get')!r}>")
