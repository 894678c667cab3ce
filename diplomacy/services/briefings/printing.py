"""The papers of a briefing, from nothing but what it has kept."""

from diplomacy.models import Briefing
from diplomacy.paper.brief import brief_of
from diplomacy.paper.brief_typeset import brief_as_pdf


def as_pdf(briefing: Briefing) -> bytes:
    return brief_as_pdf(brief_of(briefing.content))


def as_word(briefing: Briefing) -> bytes:
    from diplomacy.paper.brief_word import brief_as_word  # noqa: PLC0415  loaded when wanted

    return brief_as_word(brief_of(briefing.content))
