"""Numbers without gaps: counted in the transaction that gives them, for each post, direction and year."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from core.models import Counter
from diplomacy.choices import NoteDirection
from diplomacy.models import NoteVerbale

_SERIES = {NoteDirection.OURS: "NV", NoteDirection.THEIRS: "IN"}


def give_number(note: NoteVerbale) -> None:
    """The next of its post's year, by the clock of the post. A note that has one keeps it."""
    if note.number is not None:
        return
    series = _SERIES[NoteDirection(note.direction)]
    year = timezone.now().astimezone(ZoneInfo(note.post.time_zone)).year
    number = Counter.objects.next(f"notes {series} of post {note.post_id} in {year}")
    note.year, note.number = year, number
    note.reference = f"{note.post.code.upper()}/{series}/{year}/{number:04d}"
