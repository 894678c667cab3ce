"""Statements, the figures in them, and travel warnings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StatementSide(TextChoices):
    OURS = "ours", _("our ministry")
    THEIRS = "theirs", _("the other side")


class StatementManner(TextChoices):
    """What a public statement does with a promise or a claim."""

    SAYS = "says", _("says it first")
    REPEATS = "repeats", _("repeats it")
    DENIES = "denies", _("denies it")


class FigureManner(TextChoices):
    """How a number is given in public."""

    EXACT = "exact", _("exactly")
    AT_LEAST = "at_least", _("over or at least")
    AT_MOST = "at_most", _("at most")
    ABOUT = "about", pgettext_lazy("number", "about")
    BETWEEN = "between", _("between")


class WarningLevel(TextChoices):
    """From the mildest to the gravest: sorted by their codes."""

    CAUTION = "1_caution", _("take care")
    HIGH_CAUTION = "2_high_caution", _("take great care")
    AVOID = "3_avoid", _("travel only if you must")
    STAY_AWAY = "4_stay_away", _("do not travel")
    LEAVE = "5_leave", _("leave now")
