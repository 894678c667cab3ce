"""Writing down what somebody says, and striking it through."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Case
from core.choices import Confidence, SourceKind
from core.models import StaleError
from networks.models import Actor
from networks.models.actor import review_day
from networks.models.said import Said
from networks.permissions import require_record

Written = TypeVar("Written", bound=models.Model)
Struck = TypeVar("Struck", bound=Said)


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it, how sure we are, and in which case it was said, if in any."""

    kind: SourceKind | str = SourceKind.SELF
    detail: str = ""
    confidence: Confidence | str = Confidence.UNCONFIRMED
    case: Case | None = None

    def fields(self, by: User) -> dict[str, Any]:
        """For a new record of :class:`networks.models.said.Said`."""
        return {
            "source_kind": self.kind, "source": self.detail, "confidence": self.confidence, "case": self.case,
            "recorded_by": by,
        }  # fmt: skip


def locked_actor(actor: Actor, *, by: User, case: Case | None = None, version: int | None = None) -> Actor:
    """As :func:`locked_actors`, of one; raises ``StaleError`` if ``version`` is no longer its version."""
    (locked,) = locked_actors(actor, by=by, case=case)
    if version is not None and locked.version != version:
        raise StaleError(locked)
    return locked


def locked_actors(*actors: Actor, by: User, case: Case | None = None) -> list[Actor]:
    """The entries as they are now, locked, for somebody who may record in this case. Raises ``PermissionDenied``, or
    ``ValidationError`` if one was joined into another meanwhile or does not exist for him."""
    require_record(by, case)
    wanted = {actor.pk for actor in actors}
    found = Actor.objects.administered_by(by).filter(pk__in=wanted).order_by("pk").select_for_update(of=("self",))
    locked = {actor.pk: actor for actor in found}
    if wanted - locked.keys():
        raise ValidationError(_("There is no such actor that you may see."))
    for actor in locked.values():
        actor.refuse_joined()
    return [locked[actor.pk] for actor in actors]


def written(record: Written) -> Written:
    """Save a new record after all rules of its fields and constraints were checked."""
    record.full_clean()
    record.save()
    return record


def keep_longer(*actors: Actor) -> None:
    """What is said anew is kept from now on, and brings back what was put away."""
    said_of = Actor.objects.filter(pk__in=[actor.pk for actor in actors])
    said_of.update(review_on=Greatest("review_on", review_day()), put_away_at=None)


@transaction.atomic
def strike(said: Struck, *, reason: str, by: User) -> Struck:
    """Strike through what turned out wrong; it stays to be read. Raises ``ValidationError`` without a reason, or if
    somebody has done so already."""
    require_record(by, said.case)
    struck: Struck = type(said)._default_manager.select_for_update(of=("self",)).get(pk=said.pk)
    if struck.is_struck:
        raise ValidationError(_("Somebody has struck this through already."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is struck through.")})
    struck.struck_at, struck.struck_by, struck.struck_for = timezone.now(), by, reason
    struck.save()
    return struck
