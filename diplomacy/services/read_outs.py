"""The read-out for the press office: drafted from the points that may be said, then edited by hand."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Case
from core.text import tidy
from diplomacy.choices import PointSubject
from diplomacy.models import Engagement, EngagementCase, Point, PointCase, ReadOut
from diplomacy.permissions import require
from diplomacy.services.registers import keep

_SHORTEST = 12  # letters of a text whose return in another says that it was copied


def draft(engagement: Engagement, points: Iterable[Point]) -> str:
    """The text that is proposed. ``points``: those that may be said, as their drafter sees them."""
    day = date_format(engagement.held_on, "j F Y")
    lines = [
        _("%(kind)s with %(authority)s, %(day)s")
        % {"kind": engagement.get_kind_display().capitalize(), "authority": engagement.authority, "day": day}
    ]
    if engagement.place:
        lines.append(engagement.place)
    by_subject: dict[str, list[Point]] = {}
    for point in points:
        by_subject.setdefault(point.subject, []).append(point)
    for subject in PointSubject:
        if found := by_subject.get(subject):
            lines += ["", subject.label.capitalize()]
            lines += [f"- {point.turn.label}: {tidy(point.text)}" for point in found]
    return "\n".join(lines)


@transaction.atomic
def keep_read_out(engagement: Engagement, text: str, *, by: User) -> ReadOut:
    """Raises ``ValidationError`` if a point stands in it that must not be said, or before anything was held."""
    require(by, engagement.post)
    held = Engagement.locked(engagement.pk)
    if not held.is_held:
        raise ValidationError(_("Say first that it is held."))
    _refuse_unsayable(held, text, by)
    made = keep(ReadOut(engagement=held, drafted_by=by), {"text": text})
    made.points.set(Point.objects.visible_to(by).sayable().filter(engagement=held))
    return made


@transaction.atomic
def amend_read_out(read_out: ReadOut, text: str, *, version: int, by: User) -> ReadOut:
    """Raises as :func:`keep_read_out` does, and ``StaleError``."""
    require(by, read_out.engagement.post)
    amended = ReadOut.locked(read_out.pk, version)
    _refuse_unsayable(read_out.engagement, text, by)
    keep(amended, {"text": text})
    seen = Point.objects.visible_to(by).sayable().filter(engagement=read_out.engagement)
    amended.points.add(*seen)
    return amended


def unsayable(engagement: Engagement, user: User) -> Sequence[Point]:
    """What must not be said, as far as this person may see it."""
    points = Point.objects.visible_to(user).standing().filter(engagement=engagement, must_not_be_said=True)
    return list(points.for_list())


def copied(text: str, points: Iterable[Point]) -> list[Point]:
    """Those whose words stand in the text."""
    told = tidy(text).casefold()
    return [point for point in points if len(tidy(point.text)) >= _SHORTEST and tidy(point.text).casefold() in told]


def cases_of(engagement: Engagement, user: User) -> list[Case]:
    """Those of the meeting and of its points that this person may see. Two queries."""
    met = EngagementCase.objects.filter(engagement=engagement).order_by().values_list("case")
    spoken_of = PointCase.objects.filter(point__engagement=engagement).order_by().values_list("case")
    about = Case.objects.visible_to(user).filter(pk__in=[case for (case,) in met.union(spoken_of)])
    return list(about.select_related("national").order_by("reference"))


def named_in(text: str, cases: Iterable[Case]) -> list[str]:
    """Nationals and cases that a text names: a read-out is for everybody."""
    told = tidy(text).casefold()
    names = (part for case in cases for part in (case.national.name, case.reference))
    return [name for name in names if tidy(name).casefold() in told]


def _refuse_unsayable(engagement: Engagement, text: str, by: User) -> None:
    if found := copied(text, unsayable(engagement, by)):
        message = _("This must not be said: “%(words)s”") % {"words": found[0].text[:120]}
        raise ValidationError({"text": message})
