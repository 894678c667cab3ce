"""The series behind the references stand where the loaded rows have brought them: what is saved gets the next."""

from collections.abc import Iterator

from django.db import connection, models

from cases.models import Case, Incident
from core.models import Counter
from diplomacy.choices import NoteDirection
from diplomacy.models import Briefing, NoteVerbale, Request
from nationals.models import National, Unidentified
from networks.models import Actor, Referral

_BY_YEAR: dict[type[models.Model], str] = {
    Case: "cases", Incident: "incidents", Briefing: "briefings", Request: "requests", Referral: "referrals",
}  # fmt: skip
_ALL_TIME: dict[type[models.Model], str] = {National: "nationals", Unidentified: "unidentified", Actor: "actors"}
_NOTES = {NoteDirection.OURS: "NV", NoteDirection.THEIRS: "IN"}
# A reference is C-2026-000123 or N-000123.
_HIGHEST = "SELECT {year}, max(split_part(reference, '-', -1)::bigint) FROM {table} GROUP BY 1"


def ensure_counters() -> None:
    for name, number in _used():
        kept, _made = Counter.objects.get_or_create(name=name, defaults={"value": number})
        if kept.value < number:
            Counter.objects.filter(name=name).update(value=number)


def _used() -> Iterator[tuple[str, int]]:
    """Each series with the highest of its numbers that are taken."""
    with connection.cursor() as cursor:
        for model, series in (_ALL_TIME | _BY_YEAR).items():
            year = "split_part(reference, '-', 2)" if model in _BY_YEAR else "''"
            cursor.execute(_HIGHEST.format(table=model._meta.db_table, year=year))
            for year, number in cursor.fetchall():
                yield (f"{series} of {year}" if model in _BY_YEAR else series), number
    numbered = NoteVerbale.objects.exclude(number=None).order_by().values_list("direction", "post", "year")
    for direction, post, year, number in numbered.annotate(models.Max("number")):
        yield f"notes {_NOTES[NoteDirection(direction)]} of post {post} in {year}", number
