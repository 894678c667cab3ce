"""Time zones and languages by their names in the standards."""

import re
import zoneinfo
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?")


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def known_zone(name: str) -> None:
    """Validator: a zone of the IANA database, such as ``Europe/Kyiv``."""
    if name not in _zones():
        raise ValidationError(_("This time zone is not known."), code="unknown_zone")


def known_language(tag: str) -> None:
    """Validator: a language tag as pages carry it: ``ru``, ``sr-Latn``, ``pt-BR`` (BCP 47)."""
    if not _LANGUAGE.fullmatch(tag):
        raise ValidationError(_("Write a language as ru, ar or sr-Latn."), code="unknown_language")
