"""A note that nobody sends, to show what a template makes of it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from diplomacy.paper.frame import frame_words, place_and_day
from diplomacy.paper.sheet import Annex, Sheet

_PERSONS = [
    ["Jane Sample", "9 Sep 1990", "AK0000001"],
    ["محمد مثال", "1988", "AK0000002"],
    ["Джейн Пример & <Co> {{ 7 * 7 }}", "Sep 1991", ""],
]
_TEXTS = {
    "en": "This is a sample.\n\nNobody is meant by it & nothing is asked.",
    "fr": "Ceci est un exemple.\n\nPersonne n’est visé & rien n’est demandé.",
}


def sample_sheet(language: str, *, full: bool = True) -> Sheet:
    """``full``: with a second language and an annex."""
    with override(language):
        heads = [_("name"), _("date of birth"), _("passport number")]
    return Sheet(
        language=language,
        sender="Embassy of Samplia, Sample City",
        addressee="Ministry of Samples\nSample City",
        reference="SAM/NV/2026/0001",
        place_and_day=place_and_day("Sample City", date(2026, 9, 9), language),
        subject="Sample",
        text=_TEXTS[language],
        second_language="ar" if full else "",
        second_text="هذا مثال." if full else "",
        annex=Annex(frame_words(language)["annex"], heads, _PERSONS) if full else None,
        words=frame_words(language),
    )
