"""What may stand in a cell of a spreadsheet."""

import re
from datetime import date, datetime

Cell = str | int | date | datetime | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet program would run these (OWASP: CSV injection)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def harmless(value: Cell) -> Cell:
    """Text that begins like a formula gets an apostrophe before it; characters that no file may hold go."""
    if not isinstance(value, str):
        return value
    text = _NOT_XML.sub("", value)
    return f"'{text}" if text.startswith(FORMULA) else text


def as_typed(text: str) -> str:
    """The text that :func:`harmless` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
