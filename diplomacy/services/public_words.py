"""Words that leave the house, or stand where everybody reads them, name no record of ours."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_REFERENCE = re.compile(r"\b(C-\d{4}-\d{3,}|N-\d{6,}|U-\d{6,}|R-\d{4}-\d{3,})\b", re.IGNORECASE)


def refuse_references(**texts: str) -> None:
    """Raise ``ValidationError``, by field, for texts that name a case, a person's entry or a request."""
    said = {name: match.group() for name, text in texts.items() if (match := _REFERENCE.search(text or ""))}
    if said:
        words = _("Everybody reads this: take out %(reference)s.")
        raise ValidationError({name: words % {"reference": reference} for name, reference in said.items()})
