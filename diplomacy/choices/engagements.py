"""Meetings and what is said in them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EngagementKind(TextChoices):
    MEETING = "meeting", _("meeting")
    CALL = "call", _("call")
    VISIT = "visit", _("courtesy visit")
    NOTE_VERBALE = "note_verbale", _("note verbale")
    DEMARCHE = "demarche", _("démarche")
    LETTER = "letter", _("letter")
    MULTILATERAL = "multilateral", _("multilateral talks")


class EngagementState(TextChoices):
    PLANNED = "planned", pgettext_lazy("engagement", "planned")
    HELD = "held", pgettext_lazy("engagement", "held")
    CANCELLED = "cancelled", pgettext_lazy("engagement", "cancelled")


class RecordKind(TextChoices):
    """Whose record of a meeting it is."""

    OURS = "ours", _("ours alone")
    AGREED = "agreed", _("agreed by both sides")


class Speaker(TextChoices):
    OURS = "ours", pgettext_lazy("speaker", "we")
    THEIRS = "theirs", pgettext_lazy("speaker", "they")


class PointKind(TextChoices):
    SAID = "said", pgettext_lazy("point", "said")
    ASKED = "asked", pgettext_lazy("point", "asked")
    ANSWERED = "answered", pgettext_lazy("point", "answered")


class Turn(TextChoices):
    """Who did what, in one choice: a speaker and the kind of a point."""

    THEY_SAID = "theirs-said", _("They said")
    WE_SAID = "ours-said", _("We said")
    THEY_ASKED = "theirs-asked", _("They asked of us")
    WE_ANSWERED = "ours-answered", _("We answered")
    WE_ASKED = "ours-asked", _("We asked of them")
    THEY_ANSWERED = "theirs-answered", _("They answered")


class PointSubject(TextChoices):
    ACCESS = "access", _("consular access")
    REPATRIATION = "repatriation", _("repatriation")
    REMAINS = "remains", _("return of remains")
    RECRUITMENT = "recruitment", _("involuntary recruitment")
    MIGRATION = "migration", _("migration framework")
    CANDIDATURE = "candidature", _("candidature")
    GENERAL = "general", _("general relations")
