"""The words round a note, in the language of the note."""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override


def frame_words(language: str) -> dict[str, str]:
    with override(language):
        return {
            "number": _("No."),
            "seal": _("(initials and seal)"),
            "in_latin": _("Names in letters that this proof cannot print are given in Latin letters."),
            "latin_beside": _("Names in letters that a computer may lack have Latin letters beside them, in brackets."),
            "second_text_elsewhere": _(
                "The text in the second language is in letters that this proof cannot print. The Word file has it."
            ),
            "draft": _("Draft. Not checked, not numbered, not to be sent."),
            "cancelled": _("Cancelled. Not to be sent."),
            "annex": _("Annex: persons"),
        }


def place_and_day(place: str, day: date, language: str) -> str:
    """``Vienna, 9 September 2026``, with the month in the language of the note."""
    with override(language):
        return f"{place}, {formats.date_format(day, 'j F Y')}"
