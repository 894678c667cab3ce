"""From an address to a national: whom one may not see does not exist."""

import time

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from core.text import as_reference
from nationals.models import National, NextOfKin, Unidentified

LABEL = "nationals.national"  # what audit calls a national
UNIDENTIFIED = "nationals.unidentified"
UNCOVERED = "uncovered_numbers"
UNCOVERED_FOR = 10 * 60  # seconds


def national_or_404(request: OfficerRequest, reference: str, *, read: ReadKind | None = ReadKind.OPENED) -> National:
    """The visible national; 404 otherwise.

    Every page about a person shows some of what is known, so each is a read. ``read=None`` is for the parts that a
    recorded page loads by itself, and for doors that record more than that.
    """
    visible = National.objects.visible_to(request.user).select_related("post")
    national = get_object_or_404(visible, reference=as_reference(reference))
    if read is not None and request.method == "GET":
        record_read(request, LABEL, national.reference, kind=read)
    return national


def two_or_404(request: OfficerRequest, reference: str, other: str) -> tuple[National, National]:
    """Two different visible nationals; 404 otherwise. To see them side by side is to read both."""
    wanted = [as_reference(reference), as_reference(other)]
    visible = National.objects.visible_to(request.user).select_related("post").filter(reference__in=wanted)
    found = {national.reference: national for national in visible.order_by("pk")}
    if len(found) != len(wanted):
        raise Http404
    for national in found.values() if request.method == "GET" else ():
        record_read(request, LABEL, national.reference)
    return found[wanted[0]], found[wanted[1]]


def unidentified_or_404(
    request: OfficerRequest, reference: str, *, read: ReadKind | None = ReadKind.OPENED
) -> Unidentified:
    """The visible record of somebody unidentified; 404 otherwise. Each page about it is a read."""
    visible = Unidentified.objects.visible_to(request.user).select_related("post", "recorded_by")
    unidentified = get_object_or_404(visible, reference=as_reference(reference))
    if read is not None and request.method == "GET":
        record_read(request, UNIDENTIFIED, unidentified.reference, kind=read)
    return unidentified


def uncover(request: OfficerRequest, kin: NextOfKin) -> None:
    """Remember in the session that the reason for seeing these numbers was given."""
    request.session[UNCOVERED] = {**_remembered(request), str(kin.pk): time.time() + UNCOVERED_FOR}


def uncovered(request: OfficerRequest) -> frozenset[int]:
    """Relatives whose numbers this person may see for some minutes though they must not be called."""
    return frozenset(int(pk) for pk, until in _remembered(request).items() if until > time.time())


def _remembered(request: OfficerRequest) -> dict[str, float]:
    remembered: dict[str, float] = request.session.get(UNCOVERED, {})
    return remembered
