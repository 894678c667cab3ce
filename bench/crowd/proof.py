"""Whether everything that the server said it had kept is there, and nothing was overwritten by who had not seen it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models

from bench.crowd.person import Written
from cases.models import Case, Claim, Event, Task

_KEPT_IN: dict[str, tuple[type[models.Model], str]] = {
    "entry": (Event, "text"), "claim": (Claim, "value"), "duty": (Task, "title"), "report": (Case, "summary"),
}  # fmt: skip


def what_is_missing(written: Iterable[Written]) -> list[str]:
    """In words; empty if all is there, once."""
    return [*_absent(written), *_overwritten([one for one in written if one.kind == "edit"])]


def _absent(written: Iterable[Written]) -> Iterator[str]:
    for kind, (model, field) in _KEPT_IN.items():
        markers = [one.marker for one in written if one.kind == kind]
        rows = model._default_manager.filter(**{f"{field}__in": markers}).values_list(field, flat=True)
        found = Counter(rows.order_by())
        yield from (f"{kind} {marker!r} is there {found[marker]} times" for marker in markers if found[marker] != 1)


def _overwritten(edits: list[Written]) -> Iterator[str]:
    """Each edit stands in the row history as the very next version of what was seen, and no two next to the same."""
    history = apps.get_model("cases", "CaseHistory")._default_manager
    rows = history.filter(summary__in=[one.marker for one in edits]).order_by("pgh_id")
    versions: dict[str, int] = {}
    for marker, version in rows.values_list("summary", "version"):
        versions.setdefault(marker, version)
    for one in edits:
        if one.marker not in versions:
            yield f"edit {one.marker!r} of {one.case} is not in its history"
        elif versions[one.marker] != one.version + 1:
            yield f"edit {one.marker!r} of {one.case} saw {one.version} and became {versions[one.marker]}"
    seen = Counter((one.case, one.version) for one in edits)
    yield from (
        f"{case}: {number} edits of version {version}" for (case, version), number in seen.items() if number > 1
    )
