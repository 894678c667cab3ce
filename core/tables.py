"""Formats of tables that are loaded when a table is first read or written, not when the admin starts."""

from typing import Any

from django.utils.module_loading import import_string
from tablib.formats import registry

_HEAVY = {"xlsx": "tablib.formats._xlsx.XLSXFormat", "yaml": "tablib.formats._yaml.YAMLFormat"}


class WhenWanted:
    """Stands in for a format of tablib."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __getattr__(self, name: str) -> Any:
        return getattr(import_string(self._path), name)


def load_formats_when_wanted() -> None:
    """Before ``import_export`` is imported: it asks of each format whether it is there, and asking loads it."""
    for name, path in _HEAVY.items():
        registry.register(name, WhenWanted(path))
