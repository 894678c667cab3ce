"""Writing and showing the evidence."""

from django.http import HttpRequest

from audit.choices import ReadKind
from audit.models import Read, ReadQuerySet
from core.http import viewer_pk


def record_read(
    request: HttpRequest, thing: str, reference: str, *, kind: ReadKind = ReadKind.OPENED, ground: str = ""
) -> None:
    """Write down that the signed-in person has read this record."""
    Read.objects.create(
        actor_id=viewer_pk(request),
        actor_name=str(request.user)[:150],
        thing=thing,
        reference=reference,
        kind=kind,
        ground=ground[:300],
        address=request.META.get("REMOTE_ADDR") or None,
    )


def reads_of(thing: str, reference: str) -> ReadQuerySet:
    return Read.objects.of(thing, reference)


def reads_by(actor_id: int) -> ReadQuerySet:
    return Read.objects.by(actor_id)
