"""How things are said on a briefing, in the language that is active."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Case
from core.text import tidy
from diplomacy.choices import RequestState
from diplomacy.models import Commitment, Request
from diplomacy.services.briefings.matter import Matter

_LINE, _NAMED = 150, 6


def day_of(day: date | None) -> str:
    local = timezone.localdate(day) if isinstance(day, datetime) else day
    return date_format(local, "j M Y") if local else "—"


def short(text: str, most: int = _LINE) -> str:
    return Truncator(tidy(text)).chars(most)


def few(lines: Sequence[str], most: int, none: str, total: int | None = None) -> list[str]:
    """The first ones, and how many more the annex has; ``none`` where there is nothing."""
    if not lines:
        return [none]
    count = max(total or 0, len(lines))
    left = count - most
    return [*lines[:most], *([_("… and %(count)d more.") % {"count": left}] if left > 0 else [])]


def people(cases: Sequence[Case]) -> str:
    """Names, the first ones."""
    named = ", ".join(case.national.name for case in cases[:_NAMED])
    left = len(cases) - _NAMED
    return named if left <= 0 else _("%(named)s and %(more)d more") % {"named": named, "more": left}


def how_answered(request: Request, matter: Matter) -> str:
    """``granted 25, refused 3`` for several cases; the state and its day for one or none."""
    tally = matter.tallies.get(request.pk, Counter())
    if sum(tally.values()) > 1:
        return ", ".join(f"{state.label} {tally[state]}" for state in RequestState if tally[state])
    return str(request.shown_state.label)


def how_many(request: Request, matter: Matter) -> str:
    count = sum(matter.tallies.get(request.pk, Counter()).values())
    return ngettext("%(count)d person", "%(count)d persons", count) % {"count": count} if count else ""


def asked(request: Request, matter: Matter) -> str:
    """``consular access, 4 persons, asked on 3 Nov 2026 (R-2026-000012)``."""
    told = [
        request.get_kind_display(),
        how_many(request, matter),
        _("asked on %(day)s") % {"day": day_of(request.asked_on)},
    ]
    return f"{joined(told)} ({request.reference})"


def became(promise: Commitment, today: date) -> str:
    """What became of a promise: its judgement with the evidence, or when it is due."""
    if not promise.is_open:
        return f"{promise.get_state_display()}, {day_of(promise.judged_on)}: {promise.evidence}"
    if promise.due_on is None:
        return _("open, without a day")
    said = _("overdue since %(day)s") if promise.due_on < today else _("open, due on %(day)s")
    return said % {"day": day_of(promise.due_on)}


def joined(parts: Iterable[str], between: str = ", ") -> str:
    return between.join(part for part in parts if part)
