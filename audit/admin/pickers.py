"""The admin's field with suggestions."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect

_LONGEST = 18  # digits of a row's number


class Picker(AutocompleteSelect):
    """What is no number nobody has picked: it is not looked up to be shown again (the package would fail)."""

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> list[Any]:
        numbers = [one for one in value if str(one).isdecimal() and len(str(one)) <= _LONGEST]
        return super().optgroups(name, numbers, attr)
