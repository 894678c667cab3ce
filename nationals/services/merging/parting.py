"""Two people were taken for one: each gets his own back."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from nationals import notices
from nationals.choices import Belongs, MergeChangeKind
from nationals.models import Merge, MergeChange, National, NextOfKin
from nationals.models.joining import moving_keys, name_of
from nationals.permissions import require_merge
from nationals.services.merging.questions import (
    ENTRY,
    Question,
    is_as_made,
    later_change,
    questions,
    refuse_unanswered,
)
from nationals.services.merging.rows import (
    keep_names,
    locked_entries,
    move_rows,
    put,
    repoint,
    rows_changed,
    rows_of,
    set_keys,
    written,
)

Answers = Mapping[str, Belongs | str]


@transaction.atomic
def unmerge(merge: Merge, *, by: User, answers: Answers | None = None) -> National:
    """Undo a joining: every row and fact goes back unless somebody changed it since; what was added since goes where
    ``answers`` (by the keys of :func:`questions`) say. Returns the entry that stands by itself again.

    Raises ``UnansweredError`` while something that was added is not spoken of.
    """
    require_merge(by, merge.kept)
    undone = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if undone.undone_at is not None:
        raise ValidationError(_("Somebody has undone this already."))
    undone.kept, undone.absorbed = locked_entries(undone.kept_id, undone.absorbed_id)
    undone.kept.refuse_joined()
    asked, told = questions(undone, user=by), answers or {}
    refuse_unanswered(asked, told)
    undone.absorbed.merged_into = None
    facts = _facts_back(undone, asked, told)
    _rows_back(undone)
    _share_out(undone, asked, told)
    _part_families(undone)
    _keep_what_others_brought(undone)
    _tell_later_joinings(undone, facts)
    set_keys(undone.kept, undone.absorbed)
    for entry in (undone.kept, undone.absorbed):
        entry.save_as_next_version()
        notices.facts_changed(entry)
    undone.undone_at, undone.undone_by = timezone.now(), by
    undone.save(update_fields=["undone_at", "undone_by"])
    return undone.absorbed


def _facts_back(merge: Merge, asked: list[Question], told: Answers) -> list[str]:
    """The facts that stand as the joining left them, and those that the answers give to the other."""
    changed = {change.field: change for change in merge.changes.filter(kind=MergeChangeKind.CHANGED, model=ENTRY)}
    open_ones = {question.key for question in asked}
    theirs = [name for name in open_ones & merge.facts.keys() if told[name] == Belongs.ABSORBED]
    for name in theirs:
        setattr(merge.absorbed, name, getattr(merge.kept, name))
    back = []
    for name in sorted({*changed, *theirs}):
        if name in open_ones and name not in theirs:
            continue
        before = changed[name].before if name in changed else merge.facts[name]
        if not _belongs_to_later(merge, name, before):
            _set(merge.kept, name, before)
            back.append(name)
    return back


def _belongs_to_later(merge: Merge, name: str, before: str) -> bool:
    """A joining that came after this one has put another value over ours: it goes back to what stood before us."""
    later = later_change(merge, name)
    if later is None:
        return False
    later.before = before
    later.save(update_fields=["before"])
    return True


def _set(entry: National, name: str, text: str) -> None:
    column = National._meta.get_field(name)
    setattr(entry, name, column.to_python(text))  # type: ignore[union-attr]  # a fact is a column


def _rows_back(merge: Merge) -> None:
    """What the joining made vanishes, unless somebody has written something else into it."""
    changes = merge.changes.exclude(model=ENTRY, kind=MergeChangeKind.CHANGED).order_by("-pk")
    rows = rows_changed(changes)
    for change in changes:
        row = rows.get((change.model, change.row))
        if change.kind == MergeChangeKind.CREATED:
            if row is not None and is_as_made(change, row):
                row.delete()
        elif row is not None and written(row, change.field) == change.after:
            _give_back(merge, change, row)


def _give_back(merge: Merge, change: MergeChange, row: object) -> None:
    if change.kind == MergeChangeKind.MOVED:
        repoint(row, change.field, merge.absorbed)
    else:
        put(row, change.field, change.before)


def _share_out(merge: Merge, asked: list[Question], told: Answers) -> None:
    theirs = {question.key for question in asked if told[question.key] == Belongs.ABSORBED}
    for key in moving_keys():
        for row in rows_of(merge.kept, key):
            if f"{name_of(key)}:{row.pk}" in theirs:
                _make_room(merge, row)
                repoint(row, key.name, merge.absorbed)


def _make_room(merge: Merge, row: object) -> None:
    """Somebody named main contact since takes the place of the one whom the entry had before."""
    if isinstance(row, NextOfKin) and row.is_main_contact:
        NextOfKin.objects.filter(national=merge.absorbed, is_main_contact=True).update(is_main_contact=False)


def _part_families(merge: Merge) -> None:
    """Nobody keeps a guardian in the other's family: the page then asks for another."""
    families = NextOfKin.objects.filter(national__in=(merge.kept, merge.absorbed))
    families.exclude(guardian=None).exclude(guardian__national=F("national")).update(guardian=None)


def _keep_what_others_brought(merge: Merge) -> None:
    """Another entry that is joined into the same one had a spelling that this joining had brought already: it stayed
    behind then, and is needed now."""
    for other in Merge.objects.standing().filter(kept=merge.kept_id).exclude(pk=merge.pk).order_by("pk"):
        other.kept = merge.kept
        move_rows(other)
        keep_names(other, [other.absorbed.name])


def _tell_later_joinings(merge: Merge, facts: list[str]) -> None:
    """They hold what the entry said after them, to know later what was changed since."""
    for later in Merge.objects.standing().filter(kept=merge.kept_id, pk__gt=merge.pk).order_by("pk"):
        later.facts = later.facts | {name: written(merge.kept, name) for name in facts}
        later.save(update_fields=["facts"])
