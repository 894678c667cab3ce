"""How one file's columns and words are to be read, as a person confirmed it; kept as JSON."""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from django.utils.translation import gettext_noop as _

from cases.register.problems import SheetError
from cases.register.rows import column_index
from cases.register.text import fold
from cases.register.words import table

WORD_FIELDS = ("status", "country", "sex")
UNREADABLE = _("The mapping cannot be read: %(reason)s")


@dataclass(frozen=True)
class Mapping:
    """Columns are letters as the spreadsheet shows them; ``values`` gives each word's meaning, None: not decided."""

    sheet: str = ""
    header_row: int = 0  # the first row of the headings, from 1; 0: the sheet has none
    header_rows: int = 1
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str | None]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)  # e.g. {"country": "RU"} for a sheet about one country
    day_first: bool = True
    region: str = "KE"

    def __post_init__(self) -> None:
        known = table("headings")["fields"].keys()
        for name, letters in self.columns.items():
            if name not in known:
                raise SheetError(UNREADABLE, reason=f"{name!r} is not a field")
            if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
                raise SheetError(UNREADABLE, reason=f"{letters!r} is not a column")

    @property
    def first_line(self) -> int:
        """The number of the first row below the headings."""
        return self.header_row + self.header_rows if self.header_row else 1

    def index(self, name: str) -> int:
        """The place of a field's column from 0; -1 where the sheet has none."""
        return column_index(self.columns[name]) if name in self.columns else -1

    def meanings(self, name: str) -> dict[str, str | None]:
        """The confirmed words of a field, folded."""
        return {fold(word): value for word, value in self.values.get(name, {}).items()}

    def updated(self, given: dict[str, Any]) -> Self:
        """With what a file or a form says instead; the words of ``values`` are added to those known."""
        values = {name: {**words, **given.get("values", {}).get(name, {})} for name, words in self.values.items()}
        others = {name: words for name, words in given.get("values", {}).items() if name not in values}
        return replace(self, **{**_checked(given), "values": values | others})

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        return cls(**_checked(stored))


def parse_mapping(text: str) -> dict[str, Any]:
    """The JSON of a mapping file, whole or in part. Raises SheetError."""
    try:
        stored = json.loads(text)
    except ValueError as error:
        raise SheetError(UNREADABLE, reason=str(error)) from error
    return _checked(stored)


def _checked(stored: object) -> dict[str, Any]:
    if not isinstance(stored, dict):
        raise SheetError(UNREADABLE, reason="it is no JSON object")
    empty = Mapping()
    for name, value in stored.items():
        if not hasattr(empty, name) or name not in empty.to_json():
            raise SheetError(UNREADABLE, reason=f"{name!r} is unknown")
        if type(value) is not type(getattr(empty, name)):
            raise SheetError(UNREADABLE, reason=f"{name!r} has the wrong kind of value")
    for name in ("columns", "defaults"):
        if not all(isinstance(value, str) for value in stored.get(name, {}).values()):
            raise SheetError(UNREADABLE, reason=f"{name!r} holds text only")
    if not all(isinstance(words, dict) for words in stored.get("values", {}).values()):
        raise SheetError(UNREADABLE, reason="'values' holds words by field")
    return stored
