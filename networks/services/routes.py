"""The way that somebody was taken, stop by stop."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import PartialDate
from networks.choices import Means
from networks.models import Actor, Route, RouteStop
from networks.permissions import require_record
from networks.services.saying import Source, keep_longer, locked_actor, written

UNKNOWN = PartialDate("")
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Stop:
    place: str = ""
    country: str = ""
    happened_on: PartialDate = UNKNOWN
    means: Means | str = ""


@transaction.atomic
def record_route(*, title: str, stops: Sequence[Stop], source: Source, by: User, actor: Actor | None = None) -> Route:
    """Raises ``ValidationError`` for fewer than two places, or days that run backwards."""
    require_record(by, source.case)
    locked = locked_actor(actor, by=by, case=source.case) if actor else None
    _check(stops)
    route = written(Route(title=title, actor=locked, **source.fields(by)))
    for position, stop in enumerate(stops, start=1):
        written(
            RouteStop(
                route=route, position=position, place=stop.place, country=stop.country, happened_on=stop.happened_on,
                means=stop.means,
            )
        )  # fmt: skip
    if locked:
        keep_longer(locked)
    return route


def _check(stops: Sequence[Stop]) -> None:
    if len(stops) < FEWEST:
        raise ValidationError(_("A route has two places at least."))
    dated = [stop.happened_on for stop in stops if stop.happened_on]
    for before, after in pairwise(dated):
        if before.earliest and after.latest and before.earliest > after.latest and not before.is_about:
            told = {"before": before, "after": after}
            raise ValidationError(_("The days run backwards: %(before)s stands before %(after)s.") % told)
