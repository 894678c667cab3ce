"""A briefing as PDF: the same bytes from the same words."""

import json
from datetime import datetime
from pathlib import Path

import typst

from diplomacy.paper.brief import Brief

_LAYOUT = Path(__file__).with_name("briefing.typ").read_bytes()


def brief_as_pdf(brief: Brief) -> bytes:
    """One page and annexes. Texts go in as data, so that nothing in a name is read as markup."""
    made = datetime.fromisoformat(brief.made_at)
    day = {"year": made.year, "month": made.month, "day": made.day}
    data = json.dumps(brief.in_other_letters(keep=False).data | {"day": day})
    pdf = typst.compile(_LAYOUT, format="pdf", ignore_system_fonts=True, sys_inputs={"brief": data})
    if not isinstance(pdf, bytes):
        raise TypeError("A PDF is one file.")
    return pdf
