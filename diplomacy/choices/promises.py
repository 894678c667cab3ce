"""Promises and what becomes of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from diplomacy.choices.requests import RequestKind


class Side(TextChoices):
    THEIRS = "theirs", _("they promised us")
    OURS = "ours", _("we promised them")


class CommitmentState(TextChoices):
    OPEN = "open", pgettext_lazy("commitment", "open")
    KEPT = "kept", _("kept")
    PARTLY_KEPT = "partly", _("partly kept")
    BROKEN = "broken", _("broken")
    WITHDRAWN = "withdrawn", _("withdrawn")
    OVERTAKEN = "overtaken", _("overtaken by events")


class CommitmentKind(TextChoices):
    """About what. What can also be asked for has the word of the request's kind, so that a board sums up both."""

    ACCESS = RequestKind.ACCESS.value, RequestKind.ACCESS.label
    INFORMATION = RequestKind.INFORMATION.value, RequestKind.INFORMATION.label
    RELEASE = RequestKind.RELEASE.value, RequestKind.RELEASE.label
    REPATRIATION = RequestKind.REPATRIATION.value, RequestKind.REPATRIATION.label
    REMAINS = RequestKind.REMAINS.value, RequestKind.REMAINS.label
    MEDICAL = RequestKind.MEDICAL.value, RequestKind.MEDICAL.label
    CAPTURE_CARD = RequestKind.CAPTURE_CARD.value, RequestKind.CAPTURE_CARD.label
    LEGAL_AID = RequestKind.LEGAL_AID.value, RequestKind.LEGAL_AID.label
    RECRUITMENT = "recruitment", _("involuntary recruitment")
    MIGRATION = "migration", _("migration framework")
    SUPPORT = "support", _("candidature and support")
    OTHER = RequestKind.OTHER.value, RequestKind.OTHER.label


class SpokenLanguage(TextChoices):
    """In which something was said. Others stand as *another language*."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SWAHILI = "sw", _("Swahili")
    RUSSIAN = "ru", _("Russian")
    UKRAINIAN = "uk", _("Ukrainian")
    ARABIC = "ar", _("Arabic")
    HEBREW = "he", _("Hebrew")
    PERSIAN = "fa", _("Persian")
    TURKISH = "tr", _("Turkish")
    AMHARIC = "am", _("Amharic")
    SOMALI = "so", _("Somali")
    HINDI = "hi", _("Hindi")
    BURMESE = "my", _("Burmese")
    THAI = "th", _("Thai")
    CHINESE = "zh", _("Chinese")
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    GERMAN = "de", _("German")
    OTHER = "und", _("another language")


# What a share of kept promises is a share of: what was withdrawn or overtaken says nothing of who keeps his word.
JUDGED = (CommitmentState.KEPT, CommitmentState.PARTLY_KEPT, CommitmentState.BROKEN)
