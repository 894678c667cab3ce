"""Every address of the application, read from the URL configuration."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    view: Callable[..., Any] | None
    takes: frozenset[str]

    @property
    def app(self) -> str:
        return str(getattr(self.view, "__module__", "")).partition(".")[0]

    @property
    def is_admin(self) -> bool:
        return self.name.startswith("admin:")


def _walk(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern):
            takes = frozenset(entry.pattern.converters) | frozenset(entry.pattern.regex.groupindex)
            yield Address(":".join([*spaces, entry.name or "?"]), entry.callback, takes)


ADDRESSES: list[Address] = list(_walk(get_resolver()))
