"""A note as PDF, from the same sheet as the Word file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from diplomacy.paper.letters import unprintable, with_latin, words_of
from diplomacy.paper.sheet import Annex, Sheet
from diplomacy.paper.typesetter import as_pdf

_LAYOUT = Path(__file__).with_name("note.typ").read_bytes()
MEDIA_TYPE = "application/pdf"


def note_as_pdf(sheet: Sheet) -> bytes:
    return as_pdf(_LAYOUT, note=_data(readable(sheet)))


def readable(sheet: Sheet) -> Sheet:
    """With every word in letters that the proof can print; ``warning`` says where that are not its own."""
    remarks = [sheet.warning] if sheet.warning else []
    second = sheet.second_text
    if unprintable(words_of([second])):
        second = ""
        remarks.append(sheet.words["second_text_elsewhere"])
    told = [sheet.sender, sheet.addressee, sheet.place_and_day, sheet.subject, sheet.text, *_cells(sheet.annex)]
    hopeless = unprintable(words_of(told))
    if hopeless:
        remarks.append(sheet.words["in_latin"])

    def latin(text: str) -> str:
        return with_latin(text, hopeless, keep=False) if hopeless else text

    return replace(
        sheet,
        sender=latin(sheet.sender),
        addressee=latin(sheet.addressee),
        place_and_day=latin(sheet.place_and_day),
        subject=latin(sheet.subject),
        text=latin(sheet.text),
        second_text=second,
        annex=sheet.annex and replace(sheet.annex, rows=[[latin(cell) for cell in row] for row in sheet.annex.rows]),
        warning="\n".join(remarks),
    )


def _cells(annex: Annex | None) -> list[str]:
    return [cell for row in annex.rows for cell in row] if annex else []


def _data(sheet: Sheet) -> dict[str, Any]:
    return {
        "language": sheet.language,
        "sender": sheet.sender,
        "addressee": sheet.addressee,
        "reference": sheet.reference,
        "place_and_day": sheet.place_and_day,
        "subject": sheet.subject,
        "paragraphs": sheet.paragraphs,
        "second_language": sheet.second_language,
        "second_paragraphs": sheet.second_paragraphs,
        "second_right_to_left": sheet.second_is_right_to_left,
        "annex": sheet.annex and {"title": sheet.annex.title, "heads": sheet.annex.heads, "rows": sheet.annex.rows},
        "remarks": sheet.warning.splitlines(),
        "words": sheet.words,
    }
