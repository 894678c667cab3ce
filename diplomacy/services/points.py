"""Points of a meeting: taken while it goes on, corrected later, struck through, never deleted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Case, Claim
from core.lookups import first_of
from diplomacy.choices import PointKind, PointSubject, Speaker
from diplomacy.models import Authority, Commitment, Engagement, Point, Request
from diplomacy.models.point import PointQuerySet
from diplomacy.permissions import concerned, require
from diplomacy.services.registers import keep

EDITABLE = ("speaker", "kind", "text", "subject", "said_by", "must_not_be_said", "answers", "request", "commitment")
# The boxes of a short record, and whose turn each was.
_SHORT_RECORD = (
    ("we_said", Speaker.OURS, PointKind.SAID),
    ("they_said", Speaker.THEIRS, PointKind.SAID),
    ("they_asked", Speaker.THEIRS, PointKind.ASKED),
)


@dataclass(frozen=True, slots=True)
class Links:
    """What a point is about, beside its own fields. Everything here must be visible to who links it."""

    cases: Collection[Case] = ()
    claims: Collection[Claim] = ()


NOTHING = Links()


@transaction.atomic
def take_point(engagement: Engagement, values: Mapping[str, Any], *, by: User, links: Links = NOTHING) -> Point:
    """``values``: fields of :data:`EDITABLE`. Raises ``ValidationError`` by field, and before it was held."""
    require(by, engagement.post)
    held = Engagement.locked(engagement.pk)
    if not held.is_held:
        raise ValidationError(_("Say first that it is held."))
    told = {name: values[name] for name in EDITABLE if name in values}
    _check(told, engagement, by)
    point = keep(Point(engagement=held, recorded_by=by), told)
    _set_links(point, links, by)
    return point


@transaction.atomic
def amend_point(point: Point, values: Mapping[str, Any], *, version: int, by: User, links: Links) -> Point:
    """Raises ``ValidationError`` by field, and ``StaleError``. Who sees a point sees all that it is about."""
    require(by, point.engagement.post)
    amended = Point.locked(point.pk, version)
    _refuse_struck(amended)
    told = {name: values[name] for name in EDITABLE if name in values}
    _check(told, point.engagement, by)
    keep(amended, told)
    _set_links(amended, links, by)
    return amended


@transaction.atomic
def strike_point(point: Point, *, version: int, reason: str, by: User) -> Point:
    """It stays to be read, struck through, and counts for nothing any longer."""
    require(by, point.engagement.post)
    struck = Point.locked(point.pk, version)
    _refuse_struck(struck)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is struck through.")})
    return keep(struck, {"struck_because": reason.strip()})


@transaction.atomic
def split_short_record(engagement: Engagement, *, by: User) -> list[Point]:
    """Make points of what was written in the boxes: one of each paragraph. The boxes stay as they are.

    Raises ``ValidationError`` if it has points already.
    """
    require(by, engagement.post)
    held = Engagement.locked(engagement.pk)
    if not held.is_held or held.points.exists():
        raise ValidationError(_("It has points already."))
    made = []
    for box, speaker, kind in _SHORT_RECORD:
        for paragraph in filter(None, (part.strip() for part in getattr(held, box).splitlines())):
            values = {"speaker": speaker, "kind": kind, "text": paragraph, "subject": PointSubject.GENERAL}
            made.append(keep(Point(engagement=held, recorded_by=by), values))
    return made


def _refuse_struck(point: Point) -> None:
    if point.is_struck:
        raise ValidationError(_("This point is struck through."))


def _check(values: Mapping[str, Any], engagement: Engagement, by: User) -> None:
    """What is linked must be visible, and with this counterpart."""
    answered = values.get("answers")
    if answered is not None and not askable(engagement).visible_to(by).filter(pk=answered.pk).exists():
        raise ValidationError({"answers": _("There is no such question that you may see.")})
    for name, model in (("request", Request), ("commitment", Commitment)):
        linked = values.get(name)
        if linked is not None and not model._default_manager.visible_to(by).filter(pk=linked.pk).exists():
            raise ValidationError({name: _("There is none such that you may see.")})


def newest_askable(engagement: Engagement, user: User, most: int) -> list[Point]:
    """The first of them. Who sees which is asked of the newest few, then of those before them: asked of all at once,
    it would be decided before anything is sorted."""
    return first_of(askable(engagement).near(user), Point.objects.visible_to(user).select_related("engagement"), most)


def askable(engagement: Engagement) -> PointQuerySet:
    """What an answer may answer: what either side asked in a meeting with this counterpart, or a part of it. Whoever
    may see it."""
    within = Authority.objects.numbers_within(engagement.authority_id)
    asked = Point.objects.standing().filter(kind=PointKind.ASKED, engagement__authority__in=within)
    return asked.order_by("-engagement__held_on", "-pk")


def _set_links(point: Point, links: Links, by: User) -> None:
    chosen = concerned(links.cases, by)
    point.cases.set(chosen)
    seen = Claim.objects.filter(pk__in=[claim.pk for claim in links.claims], case__in=Case.objects.visible_to(by))
    if seen.count() != len({claim.pk for claim in links.claims}):
        raise ValidationError({"claims": _("There is no such claim that you may see.")})
    point.claims.set(seen)
