"""Values of a list as text and as cells."""

from datetime import date, datetime

from django.utils import timezone

from core.cells import Cell


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
