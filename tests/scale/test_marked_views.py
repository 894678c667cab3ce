"""What may be seconds old is a short list, and the guide has the same."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from core.replica import Moment, moment_of
from tests.architecture.sources import BASE

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
EARLIER = NOW - timedelta(seconds=7)


def _marked(patterns: list[Any], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _marked(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and getattr(pattern.callback, "may_be_seconds_old", False):
            yield f"{space}{pattern.name}"


def test_the_guide_names_every_page_that_may_be_seconds_old() -> None:
    guide = (BASE / "docs" / "deploy" / "scale.md").read_text()
    named = re.findall(r"^\| `([a-z]+:[a-z-]+)` \|", guide, flags=re.MULTILINE)
    assert sorted(named) == sorted(_marked(get_resolver().url_patterns))


@pytest.mark.parametrize(
    ("written", "replayed", "last_commit", "expected"),
    [
        (500, 500, None, Moment(NOW, timedelta())),
        (500, 501, EARLIER, Moment(NOW, timedelta())),
        (500, 499, EARLIER, Moment(EARLIER, timedelta(seconds=7))),
        (500, 499, NOW + timedelta(seconds=1), Moment(NOW + timedelta(seconds=1), timedelta())),
        (500, 499, None, None),
        (500, None, None, None),
    ],
)
def test_as_of_when_a_replica_is(
    written: int, replayed: int | None, last_commit: datetime | None, expected: Moment | None
) -> None:
    assert moment_of(written, NOW, replayed, last_commit) == expected
