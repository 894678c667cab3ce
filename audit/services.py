"""Writing and showing the evidence."""

from collections.abc import Iterable

from django.http import HttpRequest

from audit.choices import ReadKind
from audit.models import Read, ReadQuerySet
from core.http import viewer_pk
from core.months import Pieces

PIECES = Pieces(Read._meta.db_table, "at")


def record_read(
    request: HttpRequest, thing: str, reference: str, *, kind: ReadKind = ReadKind.OPENED, ground: str = ""
) -> None:
    """Write down that the signed-in person has read this record."""
    _read(request, thing, reference, kind, ground).save()


def record_reads(
    request: HttpRequest, thing: str, references: Iterable[str], *, kind: ReadKind, ground: str = ""
) -> None:
    """The same for many records that one file holds, at once."""
    Read.objects.bulk_create([_read(request, thing, reference, kind, ground) for reference in references])


def _read(request: HttpRequest, thing: str, reference: str, kind: ReadKind, ground: str) -> Read:
    return Read(
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
