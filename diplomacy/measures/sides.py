"""Promises, counted by who made them and whether they are late."""

from django.db.models import Count, Q
from django.utils import timezone

from diplomacy.choices import Side


def sides(prefix: str = "") -> dict[str, Count]:
    """``prefix``: the lookup of the promise, such as ``commitment__``."""
    late = Q(**{f"{prefix}due_on__lt": timezone.localdate()})
    of = {side: Q(**{f"{prefix}side": side}) for side in Side}
    return {
        "theirs": Count("pk", filter=of[Side.THEIRS]),
        "theirs_late": Count("pk", filter=of[Side.THEIRS] & late),
        "ours": Count("pk", filter=of[Side.OURS]),
        "ours_late": Count("pk", filter=of[Side.OURS] & late),
    }
