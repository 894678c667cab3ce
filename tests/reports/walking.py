"""Following a number to the list behind it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.test import Client

_FIGURE = re.compile(r'<a href="([^"]*)" data-figure="(\d+)"')
_HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Shown:
    address: str
    count: int


def figures(page: str) -> Iterator[Shown]:
    """Every number of a page, with where it leads."""
    for address, count in _FIGURE.findall(page):
        yield Shown(html.unescape(address), int(count))


def count_in_heading(client: Client, address: str) -> int:
    """The first number in the heading of a list."""
    answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    heading = _HEADING.search(answer.content.decode())
    assert heading, address
    number = re.search(r"\d[\d,]*", _TAG.sub(" ", heading[1]))
    assert number, f"no number in the heading of {address}: {heading[1]}"
    return int(number[0].replace(",", ""))
