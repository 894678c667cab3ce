"""From an address to an actor: whom a restricted case alone knows does not exist; who opens one is written down."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from core.text import as_reference
from networks.models import Actor, Referral
from networks.models.visibility import require

LABEL = "networks.actor"  # what audit calls an actor
REFERRAL = "networks.referral"


def actor_or_404(request: OfficerRequest, reference: str, *, read: ReadKind | None = ReadKind.OPENED) -> Actor:
    """The visible actor of this reference, or the one into which that was joined; 404 otherwise, and 403 to whoever
    may not see networks at all."""
    require(request.user)
    visible = Actor.objects.visible_to(request.user).known_as(as_reference(reference))
    actor = get_object_or_404(visible.select_related("entered_by"))
    if read is not None and request.method == "GET":
        record_read(request, LABEL, actor.reference, kind=read)
    return actor


def two_actors_or_404(request: OfficerRequest, reference: str, other: str) -> tuple[Actor, Actor]:
    """Two different visible actors; 404 otherwise. To see them side by side is to read both."""
    require(request.user)
    wanted = [as_reference(reference), as_reference(other)]
    visible = Actor.objects.visible_to(request.user).filter(reference__in=wanted)
    found = {actor.reference: actor for actor in visible.order_by("pk")}
    if len(found) != len(wanted):
        raise Http404
    for actor in found.values() if request.method == "GET" else ():
        record_read(request, LABEL, actor.reference)
    return found[wanted[0]], found[wanted[1]]


def referral_or_404(request: OfficerRequest, reference: str) -> Referral:
    """The referral of this reference, all of whose cases and actors the person may see; 404 otherwise, and 403 to
    whoever may not see networks at all."""
    require(request.user)
    visible = Referral.objects.visible_to(request.user).filter(reference=as_reference(reference))
    return get_object_or_404(visible.select_related("unit__parent", "post", "pack", "recorded_by"))
