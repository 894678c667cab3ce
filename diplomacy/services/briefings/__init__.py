"""Briefings: gathered, issued with a number, printed from what was kept."""

from diplomacy.services.briefings.issuing import issue_briefing
from diplomacy.services.briefings.printing import as_pdf, as_word

__all__ = ["as_pdf", "as_word", "issue_briefing"]
