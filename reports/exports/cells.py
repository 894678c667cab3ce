"""What may stand in a cell of a spreadsheet."""

import re
from datetime import date, datetime

from django.utils import timezone

Cell = str | int | date | datetime | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet program would run these (OWASP: CSV injection)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def harmless(value: Cell) -> Cell:
    """Text that begins like a formula gets an apostrophe before it; characters that no file may hold go."""
    if not isinstance(value, str):
        return value
    text = _NOT_XML.sub("", value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_text(value: Cell) -> str:
    """Dates in ISO 8601, moments in the reader's time zone."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)


def for_sheet(value: Cell) -> Cell:
    """Spreadsheets know no time zones: moments stand in the reader's."""
    return timezone.localtime(value).replace(tzinfo=None) if isinstance(value, datetime) else value
