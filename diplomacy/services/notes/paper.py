"""A note as it is printed: the same sheet for Word and PDF."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_countries import countries

from accounts.choices import PostKind
from accounts.models import Post
from core.files import opened
from diplomacy.models import Authority, NoteVerbale
from diplomacy.paper.frame import frame_words, place_and_day
from diplomacy.paper.sheet import Annex, Sheet
from diplomacy.paper.typeset import note_as_pdf
from diplomacy.services.notes.annex import people_of, rows_of


def as_word(note: NoteVerbale) -> bytes:
    """For signature and seal, on the template that was chosen, else on the house's own form."""
    from diplomacy.paper.word import note_as_word  # noqa: PLC0415  loaded when wanted

    if note.template is None:
        return note_as_word(sheet_of(note))
    with opened(note.template.file) as file:
        return note_as_word(sheet_of(note), file.read())


def as_pdf(note: NoteVerbale) -> bytes:
    return note_as_pdf(sheet_of(note))


def sheet_of(note: NoteVerbale) -> Sheet:
    words = frame_words(note.language)
    day = note.sent_on or timezone.localdate(note.checked_at)
    return Sheet(
        language=note.language,
        sender=sender_of(note.post, note.language),
        addressee=addressee_of(note.authority),
        reference=note.reference,
        place_and_day=place_and_day(note.post.name.rpartition(", ")[2], day, note.language),
        subject=note.subject,
        text=note.text,
        second_language=note.second_language,
        second_text=note.second_text,
        annex=_annex(note),
        warning=_warning(note, words),
        words=words,
    )


def _warning(note: NoteVerbale, words: dict[str, str]) -> str:
    if note.is_draft:
        return words["draft"]
    return words["cancelled"] if note.is_cancelled else ""


def _annex(note: NoteVerbale) -> Annex | None:
    people = people_of(note) if note.facts else []
    if not people:
        return None
    with override(note.language):
        heads = [str(fact.label) for fact in note.facts_told]
    return Annex(frame_words(note.language)["annex"], heads, rows_of(note, people))


def sender_of(post: Post, language: str) -> str:
    """Who writes, as far as the register of posts knows; the house's template may have it in its own words."""
    with override(language):
        named = {"country": dict(countries)[settings.HOME_COUNTRY], "post": post.name}
        if post.kind == PostKind.HEADQUARTERS:
            return _("Ministry of Foreign Affairs, %(country)s") % named
        return _("Embassy of %(country)s, %(post)s") % named


def addressee_of(authority: Authority) -> str:
    """Its name, that in its own letters, and what it is part of."""
    above = [authority.parent.name] if authority.parent else []
    return "\n".join(name for name in [authority.name, authority.own_name, *above] if name)


def courtesies(post: Post, authority: Authority, language: str) -> str:
    """How a note begins and ends, to write the middle."""
    with override(language):
        return _(
            "The %(sender)s presents its compliments to the %(authority)s and has the honour to …\n\n"
            "The %(sender)s avails itself of this opportunity to renew to the %(authority)s the assurances of its "
            "highest consideration."
        ) % {"sender": sender_of(post, language), "authority": authority.name}
