"""What was added since two entries were joined: only a person knows to which of the two it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from core.models import field_label
from nationals.choices import MergeChangeKind
from nationals.models import Merge, MergeChange, National
from nationals.models.joining import moving_keys, name_of
from nationals.services.merging.rows import rows_changed, rows_of, written

ENTRY = National._meta.label
JOINED = f"{ENTRY}.merged_into"  # entries joined since have a joining of their own


class UnansweredError(ValidationError):
    """Something was added that the answers do not speak of."""


@dataclass(frozen=True, slots=True)
class Question:
    """``key`` is ``nationals.Alias.national:12`` for a row, ``born`` for a fact of the entry that was kept."""

    key: str
    what: str
    value: str
    before: str = ""

    @property
    def is_fact(self) -> bool:
        return ":" not in self.key


def questions(merge: Merge, *, user: User) -> list[Question]:
    """All that was added to the entry that was kept, or changed of it, since; what the reader may not see stays with
    it and is not asked about."""
    return [*_facts(merge), *_rows(merge, user)]


def later_change(merge: Merge, field: str) -> MergeChange | None:
    """What the next joining into the same entry, if one stands, made of a fact of it."""
    later = MergeChange.objects.filter(
        merge__undone_at=None, merge__pk__gt=merge.pk, model=ENTRY, row=merge.kept_id, field=field,
        kind=MergeChangeKind.CHANGED,
    )  # fmt: skip
    return later.select_related("merge").order_by("merge__pk").first()


def is_as_made(change: MergeChange, row: Any) -> bool:
    """Whether an alias is still what the joining made of it."""
    made: bool = row is not None and row.name == change.after
    return made


def _facts(merge: Merge) -> Iterator[Question]:
    for field, stood in merge.facts.items():
        now = written(merge.kept, field)
        if now != stood and later_change(merge, field) is None:
            yield Question(field, field_label(National, field), _said(field, now), _said(field, stood))


def _said(field: str, text: str) -> str:
    """A fact in the reader's words."""
    column: Any = National._meta.get_field(field)
    value = column.to_python(text)
    if column.choices and field != "nationality":
        return str(dict(column.flatchoices).get(text, text))
    return ", ".join(value) if isinstance(value, list) else str(value)


def _rows(merge: Merge, user: User) -> Iterator[Question]:
    explained = _explained(merge)
    for key in moving_keys():
        if name_of(key) == JOINED:
            continue
        visible = rows_of(merge.kept, key)
        manager: Any = key.model._default_manager
        if hasattr(manager, "visible_to"):
            visible = visible.filter(pk__in=manager.visible_to(user).values("pk"))
        stood = set(merge.stood.get(name_of(key), []))
        for row in visible:
            if row.pk not in stood and (key.model._meta.label, row.pk) not in explained:
                yield Question(f"{name_of(key)}:{row.pk}", str(key.model._meta.verbose_name), str(row))


def _explained(merge: Merge) -> set[tuple[str, int]]:
    """Rows that came with this joining or with another that stands, and so have their way back."""
    standing = MergeChange.objects.filter(merge__kept=merge.kept_id, merge__undone_at=None).order_by("pk")
    created = rows_changed(standing.filter(kind=MergeChangeKind.CREATED))
    return {
        (change.model, change.row)
        for change in standing
        if change.kind != MergeChangeKind.CREATED or is_as_made(change, created.get((change.model, change.row)))
    }


def refuse_unanswered(found: list[Question], answers: Any) -> None:
    """Raise ``UnansweredError``: somebody added something while the page was open."""
    if any(question.key not in answers for question in found):
        raise UnansweredError(_("Say of everything that was added since to whom it belongs."))
