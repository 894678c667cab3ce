"""Two entries turn out to be one person."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.models import StaleError
from nationals import notices
from nationals.choices import MergeChangeKind, Pick
from nationals.models import Merge, National, Proposal, visibility
from nationals.permissions import require_agreed, require_merge
from nationals.services.comparing import side_by_side
from nationals.services.merging.rows import (
    keep_change,
    keep_names,
    locked_entries,
    move_rows,
    set_keys,
    standing_rows,
    written,
)
from nationals.services.register import EDITABLE

FACTS = sorted(EDITABLE)
LISTS = frozenset({"phones"})
"""Facts of which a person may have several: the two can be put together."""
Picks = Mapping[str, Pick | str]
Versions = tuple[int | None, int | None]


@transaction.atomic
def merge(
    kept: National, absorbed: National, *, picks: Picks, by: User, versions: Versions = (None, None), note: str = ""
) -> Merge:
    """Join ``absorbed`` into ``kept``: all that points to it moves by the declared rules, its names become aliases,
    and of each fact in ``picks`` the one picked stands; of the others that of ``kept``, blank or not.

    Raises ``StaleError`` if somebody else saved one of them first, ``ValidationError`` if one was joined meanwhile.
    """
    require_merge(by, kept, absorbed)
    return _join(kept, absorbed, picks=picks, by=by, versions=versions, note=note)


@transaction.atomic
def merge_as_agreed(proposal: Proposal, *, by: User) -> Merge:
    """Join the two of which each side's supervisor has agreed, though neither sees both: nobody can pick, so the older
    entry is kept, and of each fact what no choice would lose; the rest stays with the entry that was joined, and comes
    back when it is undone. Raises ``PermissionDenied`` if one of the two who agreed may not do so any more."""
    require_agreed(proposal)
    kept, absorbed = locked_entries(proposal.pair.first_id, proposal.pair.second_id)
    picks = {line.name: line.likely_pick or Pick.KEPT for line in side_by_side(kept, absorbed)}
    note = _("agreed by the supervisors of both posts")
    return _join(kept, absorbed, picks=picks, by=by, versions=(None, None), note=note)


def _join(kept: National, absorbed: National, *, picks: Picks, by: User, versions: Versions, note: str) -> Merge:
    _refuse_nonsense(kept, absorbed, picks)
    kept, absorbed = _both_locked(kept, absorbed, versions)
    done = Merge.objects.create(
        kept=kept, absorbed=absorbed, merged_by=by, note=note, stood=standing_rows(kept),
        kept_seen_by_id=kept.post_id if visibility.is_seen_by_registering(kept) else None,
        absorbed_seen_by_id=absorbed.post_id if visibility.is_seen_by_registering(absorbed) else None,
    )  # fmt: skip
    names = [kept.name, absorbed.name]
    _leave_one_main_contact(done)
    move_rows(done)
    _pick_facts(done, picks)
    keep_names(done, names)
    _close(done)
    return done


def _refuse_nonsense(kept: National, absorbed: National, picks: Picks) -> None:
    if kept.pk == absorbed.pk:
        raise ValidationError(_("These are one entry already."))
    for name, pick in picks.items():
        if name not in EDITABLE or (pick == Pick.BOTH and name not in LISTS):
            raise ValueError(f"{name} cannot be picked as {pick!r}.")


def _both_locked(kept: National, absorbed: National, versions: Versions) -> tuple[National, National]:
    kept, absorbed = locked_entries(kept.pk, absorbed.pk)
    for entry, version in zip((kept, absorbed), versions, strict=True):
        entry.refuse_joined()
        if version is not None and entry.version != version:
            raise StaleError(entry)
    return kept, absorbed


def _leave_one_main_contact(done: Merge) -> None:
    """The main contact of the entry that is kept goes on being the one."""
    if done.kept.next_of_kin.filter(is_main_contact=True).exists():
        for kin in done.absorbed.next_of_kin.filter(is_main_contact=True).order_by("pk"):
            before = written(kin, "is_main_contact")
            type(kin)._base_manager.filter(pk=kin.pk).update(is_main_contact=False)
            keep_change(done, MergeChangeKind.CHANGED, kin, field="is_main_contact", before=before, after=str(False))


def _pick_facts(done: Merge, picks: Picks) -> None:
    for name in FACTS:
        value = _picked(done, name, picks.get(name, Pick.KEPT))
        if value != getattr(done.kept, name):
            before = written(done.kept, name)
            setattr(done.kept, name, value)
            after = written(done.kept, name)
            keep_change(done, MergeChangeKind.CHANGED, done.kept, field=name, before=before, after=after)


def _picked(done: Merge, name: str, pick: Pick | str) -> Any:
    ours, theirs = getattr(done.kept, name), getattr(done.absorbed, name)
    if pick == Pick.BOTH:
        return [*ours, *(one for one in theirs if one not in ours)]
    return theirs if pick == Pick.ABSORBED else ours


def _close(done: Merge) -> None:
    """Both versions grow, so that a form that somebody holds open comes back."""
    set_keys(done.kept, done.absorbed)
    done.kept.save_as_next_version()
    done.absorbed.merged_into = done.kept
    done.absorbed.save_as_next_version()
    done.facts = {name: written(done.kept, name) for name in FACTS}
    done.save(update_fields=["facts"])
    notices.facts_changed(done.kept)
