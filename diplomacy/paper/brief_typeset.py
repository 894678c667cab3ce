"""A briefing as PDF: the same bytes from the same words."""

from datetime import datetime
from pathlib import Path

from diplomacy.paper.brief import Brief
from diplomacy.paper.typesetter import as_pdf

_LAYOUT = Path(__file__).with_name("briefing.typ").read_bytes()


def brief_as_pdf(brief: Brief) -> bytes:
    """One page and annexes."""
    made = datetime.fromisoformat(brief.made_at)
    day = {"year": made.year, "month": made.month, "day": made.day}
    return as_pdf(_LAYOUT, brief=brief.in_other_letters(keep=False).data | {"day": day})
