"""How the board is read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Age(TextChoices):
    """How long ago something was asked or promised."""

    WEEK = "week", _("within the last week")
    MONTH = "month", _("a week to a month ago")
    QUARTER = "quarter", _("one to three months ago")
    LONGER = "longer", _("more than three months ago")


# Whole days since then: from, and up to (not reached).
AGES: dict[Age, tuple[int, int | None]] = {
    Age.WEEK: (0, 7),
    Age.MONTH: (7, 30),
    Age.QUARTER: (30, 90),
    Age.LONGER: (90, None),
}


class BoardBy(TextChoices):
    """What the rows of the board are."""

    COUNTERPART = "counterpart", _("by counterpart")
    KIND = "kind", _("by kind")
    AGE = "age", _("by age")
    CASE = "case", _("by case")
