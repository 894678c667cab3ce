"""The persons that a note names, with no more of each than was chosen."""

import unicodedata
from collections.abc import Callable, Iterable

from django.utils.translation import override

from cases.models import Case
from diplomacy.choices import AnnexFact
from diplomacy.models import NoteCase, NoteVerbale
from nationals.choices import DocumentKind, DocumentState
from nationals.models import TravelDocument


def people_of(note: NoteVerbale) -> list[NoteCase]:
    """In the order of their references, with what the annex needs of each."""
    named = note.note_cases.select_related("case__national").prefetch_related(
        "case__national__aliases", "case__national__travel_documents"
    )
    return list(named.order_by("case__reference"))


def rows_of(note: NoteVerbale, people: Iterable[NoteCase]) -> list[list[str]]:
    """As they were printed when the note was checked; before, as the register knows them now."""
    with override(note.language):
        return [person.printed or facts_about(person.case, note.facts_told) for person in people]


def facts_about(case: Case, facts: Iterable[AnnexFact]) -> list[str]:
    return [_FACTS[fact](case) for fact in facts]


def _other_scripts(case: Case) -> str:
    names = (alias.name for alias in case.national.aliases.all())
    return "; ".join(sorted({name for name in names if _has_other_letters(name)}))


def _has_other_letters(name: str) -> bool:
    return any(sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN") for sign in name)


def _passport(case: Case) -> str:
    passports = [
        document
        for document in case.national.travel_documents.all()
        if document.kind == DocumentKind.PASSPORT and document.number
    ]
    return max(passports, key=_newest).number if passports else ""


def _newest(document: TravelDocument) -> tuple[bool, str, int]:
    """One that is not lost before one that is, then what runs out last."""
    return document.state != DocumentState.LOST, str(document.expires_on or ""), document.pk


_FACTS: dict[AnnexFact, Callable[[Case], str]] = {
    AnnexFact.NAME: lambda case: case.national.name,
    AnnexFact.OTHER_SCRIPTS: _other_scripts,
    AnnexFact.SEX: lambda case: case.national.get_sex_display() if case.national.sex else "",
    AnnexFact.BORN: lambda case: str(case.national.born) if case.national.born else "",
    AnnexFact.BIRTH_PLACE: lambda case: case.national.birth_place,
    AnnexFact.PASSPORT: _passport,
    AnnexFact.NATIONAL_ID: lambda case: case.national.national_id,
    AnnexFact.PLACE: lambda case: case.place,
    AnnexFact.REFERENCE: lambda case: case.reference,
}
