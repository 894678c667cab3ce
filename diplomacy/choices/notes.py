"""Notes verbales."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NoteDirection(TextChoices):
    OURS = "ours", _("from us")
    THEIRS = "theirs", _("to us")


class NoteState(TextChoices):
    DRAFT = "draft", _("draft")
    CHECKED = "checked", _("checked")
    SENT = "sent", _("sent")
    RECEIVED = "received", _("received")
    ANSWERED = "answered", pgettext_lazy("note", "answered")
    CANCELLED = "cancelled", _("cancelled")


# Number and content stand from the check on; what is checked goes back to its drafter, goes out, or is cancelled.
NEXT_NOTE_STATES: dict[NoteState, frozenset[NoteState]] = {
    NoteState.DRAFT: frozenset({NoteState.CHECKED, NoteState.CANCELLED}),
    NoteState.CHECKED: frozenset({NoteState.DRAFT, NoteState.SENT, NoteState.CANCELLED}),
    NoteState.SENT: frozenset({NoteState.RECEIVED, NoteState.ANSWERED}),
    NoteState.RECEIVED: frozenset({NoteState.ANSWERED}),
    NoteState.ANSWERED: frozenset(),
    NoteState.CANCELLED: frozenset(),
}
NOTE_OUT = (NoteState.SENT, NoteState.RECEIVED, NoteState.ANSWERED)


class NoteLanguage(TextChoices):
    """In which we write."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


class SecondLanguage(TextChoices):
    """Which may stand beside it; the letters of each can be typed, not all can be printed by the proof."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SWAHILI = "sw", _("Swahili")
    ARABIC = "ar", _("Arabic")
    BURMESE = "my", _("Burmese")
    CHINESE = "zh", _("Chinese")
    GERMAN = "de", _("German")
    HEBREW = "he", _("Hebrew")
    PERSIAN = "fa", _("Persian")
    PORTUGUESE = "pt", _("Portuguese")
    RUSSIAN = "ru", _("Russian")
    SPANISH = "es", _("Spanish")
    THAI = "th", _("Thai")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")


class AnnexFact(TextChoices):
    """What may be told of a person in the annex of a note."""

    NAME = "name", _("name")
    OTHER_SCRIPTS = "other_scripts", _("name in other letters")
    SEX = "sex", _("sex")
    BORN = "born", _("date of birth")
    BIRTH_PLACE = "birth_place", _("place of birth")
    PASSPORT = "passport", _("passport number")
    NATIONAL_ID = "national_id", _("national identity number")
    PLACE = "place", _("place, as last known")
    REFERENCE = "reference", _("our reference")


FEW_FACTS = (AnnexFact.NAME, AnnexFact.BORN, AnnexFact.PASSPORT)


class TemplateState(TextChoices):
    WAITING = "waiting", _("waits for a second person")
    APPROVED = "approved", _("approved")
    RETIRED = "retired", _("no longer in use")
