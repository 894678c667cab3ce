"""Why two records seem to be about one person, in sentences that a door may translate."""

from dataclasses import dataclass


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for translation: this package stays free of Django."""
    return sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence with its values apart: `gettext(reason.sentence) % dict(reason.values)` translates it."""

    sentence: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.sentence % dict(self.values)


def pair(sentence: str, left: str, right: str) -> Reason:
    return Reason(sentence, (("left", left), ("right", right)))


SAME_NAME = Reason(gettext_noop("same name"))
SAME_PARTS = gettext_noop("same parts: %(parts)s")
ANOTHER_ORDER = Reason(gettext_noop("parts in another order"))
SOUNDS_ALIKE = gettext_noop("sounds alike: %(left)s / %(right)s")
SPELLED_ALIKE = gettext_noop("nearly the same spelling: %(left)s / %(right)s")
INITIAL = gettext_noop("initial fits: %(left)s / %(right)s")
TOGETHER = gettext_noop("written together or apart: %(left)s / %(right)s")
MISSING_PART = gettext_noop("only one has %(part)s")
OTHER_PART = gettext_noop("different: %(left)s / %(right)s")
NO_NAME = Reason(gettext_noop("the names have nothing in common"))

SAME_DOCUMENT = gettext_noop("same passport or identity number: %(number)s")
NEAR_DOCUMENT = gettext_noop("number differs by one character: %(left)s / %(right)s")
OTHER_DOCUMENT = Reason(gettext_noop("different identity numbers"))
OTHER_PASSPORT = Reason(gettext_noop("another valid passport of the same state"))
SAME_RELATIVE = gettext_noop("a relative of the same name: %(left)s / %(right)s")
SAME_PHONE = Reason(gettext_noop("same phone"))  # no number: it may be one not to be called
SAME_SEX = Reason(gettext_noop("same sex"))
OTHER_SEX = Reason(gettext_noop("different sex"))
SAME_COUNTY = Reason(gettext_noop("same home county"))
OTHER_COUNTY = Reason(gettext_noop("different home county"))
SAME_COUNTRY = Reason(gettext_noop("in the same country"))
OTHER_COUNTRY = Reason(gettext_noop("in different countries"))

BORN_SAME_DAY = Reason(gettext_noop("born the same day"))
BORN_SAME_MONTH = Reason(gettext_noop("born the same month"))
BORN_SAME_YEAR = Reason(gettext_noop("born the same year"))
BORN_ABOUT = Reason(gettext_noop("born about the same time"))
BORN_DAY_DIGIT = Reason(gettext_noop("born the same year, day differs by one digit"))
BORN_MONTH_DIGIT = Reason(gettext_noop("born the same year, month differs by one digit"))
BORN_YEAR_DIGIT = Reason(gettext_noop("born the same day and month, year differs by one digit"))
BORN_SWAPPED = Reason(gettext_noop("born the same year, day and month swapped"))
BORN_YEAR_ONLY = Reason(gettext_noop("born the same year, another day"))
BORN_NEAR = Reason(gettext_noop("born in different years"))
BORN_APART = gettext_noop("born %(years)s years apart")
