"""A page far down a list, reached as people reach it: by *Next*, page after page."""

import re
from html import unescape

from bench.client import Answer, Browser

DEEP = 1000
_NEXT = re.compile(r'<a rel="next"[^>]*href="\?([^"]*)"')


class Walk:
    """Walks when it is first asked, which is not timed; then asks for the page where it arrived."""

    def __init__(self, path: str, pages: int) -> None:
        self._path = path
        self._pages = pages
        self._there = ""

    def ask(self, browser: Browser, turn: int, counted: bool) -> Answer:
        self._there = self._there or self._walked(browser)
        return browser.get(self._there, counted=counted)

    def _walked(self, browser: Browser) -> str:
        here = self._path
        for _page in range(self._pages - 1):
            onward = next_of(browser.read(here).text)
            if onward is None:
                break
            here = f"{self._path.partition('?')[0]}?{onward}"
        return here


def next_of(page: str) -> str | None:
    """The query of the page that follows, if one does."""
    found = _NEXT.search(page)
    return unescape(found[1]) if found else None
