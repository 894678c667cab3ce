"""What may stand in each field, whatever its check digit says."""

import re
from datetime import date

from nationals.passport import days
from nationals.passport.check_digits import ALLOWED, FILLER
from nationals.passport.states import state_of
from nationals.passport.words import Part, Remark, gettext_noop

LETTERS = re.compile("[A-Z<]+")
CODE = re.compile("[ACIPV][A-Z<]")

NOT_ALLOWED = gettext_noop("“%(sign)s” cannot stand in a zone: it has capital letters A to Z, digits and fillers.")
NO_CODE = Remark(gettext_noop("It begins with P (passport), V (visa), A, C or I (card)."))
NO_STATE = gettext_noop("No state or organisation has the code %(code)s.")
NO_NAME = Remark(gettext_noop("A name has letters and fillers only."))
NO_BIRTH = Remark(gettext_noop("This is no day in the past."))
NO_DAY = Remark(gettext_noop("This is no day."))
NO_SEX = Remark(gettext_noop("Here stands M, F or a filler."))


def problem(part: Part, written: str, *, today: date) -> Remark | None:
    """Why this cannot stand in that field; nothing if it can."""
    if not ALLOWED.fullmatch(written):
        alien = next(sign for sign in written if not ALLOWED.fullmatch(sign))
        return Remark(NOT_ALLOWED, (("sign", alien),))
    if part in (Part.ISSUER, Part.NATIONALITY):
        code = written.rstrip(FILLER)
        return None if state_of(code).is_known else Remark(NO_STATE, (("code", code or written),))
    return _of_its_form(part, written, today)


def _of_its_form(part: Part, written: str, today: date) -> Remark | None:
    fits, remark = {
        Part.CODE: (CODE.fullmatch(written), NO_CODE),
        Part.NAME: (LETTERS.fullmatch(written) and written.strip(FILLER), NO_NAME),
        Part.SEX: (written in ("M", "F", FILLER), NO_SEX),
    }.get(part, (True, NO_DAY))
    if part is Part.BORN:
        fits, remark = days.born(written, today=today) is not None, NO_BIRTH
    if part is Part.EXPIRES:
        fits = not written.strip(FILLER) or days.expires(written, today=today) is not None
    return None if fits else remark
