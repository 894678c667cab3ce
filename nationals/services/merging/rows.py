"""The rows that point to a national, whatever they are: finding them, and pointing them to another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from nationals.choices import AliasKind, MergeChangeKind
from nationals.index import FIELDS, index_of
from nationals.models import Alias, Merge, MergeChange, National
from nationals.models.joining import Key, moving_keys, name_of

Row = Any


def rows_of(national: National, key: Key) -> "models.QuerySet[Any]":
    return key.model._base_manager.filter(**{key.name: national}).order_by("pk")


def standing_rows(national: National) -> dict[str, list[int]]:
    """The numbers of everything that points to the national and would move, by the name of its key."""
    return {name_of(key): list(rows_of(national, key).values_list("pk", flat=True)) for key in moving_keys()}


def locked_entries(kept: int, absorbed: int) -> tuple[National, National]:
    """Always the older entry first, so that two who join the same two wait for each other."""
    entries = National._base_manager.select_for_update(of=("self",)).order_by("pk").in_bulk([kept, absorbed])
    return entries[kept], entries[absorbed]


def locked_rows(national: National) -> Iterator[tuple[Key, Row]]:
    for key in moving_keys():
        for row in rows_of(national, key).select_for_update(of=("self",)):
            yield key, row


def repoint(row: Row, key: str, to: National) -> bool:
    """Point the row to another national; false where he has the same already and the database allows it once."""
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{key: to})
    except IntegrityError:
        return False
    return True


def move_rows(merge: Merge) -> None:
    """All that points to the entry that is joined, but what the kept one has already."""
    before, after = str(merge.absorbed_id), str(merge.kept_id)
    for key, row in locked_rows(merge.absorbed):
        if repoint(row, key.name, merge.kept):
            keep_change(merge, MergeChangeKind.MOVED, row, field=key.name, before=before, after=after)


def keep_names(merge: Merge, names: list[str]) -> None:
    """Both go on being found by the name that each entry bore."""
    known = {merge.kept.name, *merge.kept.aliases.values_list("name", flat=True)}
    for name in dict.fromkeys(names):
        if name not in known:
            origin = _("name of %(reference)s") % {"reference": merge.absorbed.reference}
            alias = merge.kept.aliases.create(name=name, kind=AliasKind.SPELLING, origin=origin)
            keep_change(merge, MergeChangeKind.CREATED, alias, after=alias.name)


def put(row: Row, field: str, text: str) -> None:
    """Set a field of a row from what it wrote itself as."""
    value = row._meta.get_field(field).to_python(text)
    type(row)._base_manager.filter(pk=row.pk).update(**{field: value})


def written(row: Row, field: str) -> str:
    """A field as text, of which it can be made again."""
    text: str = row._meta.get_field(field).value_to_string(row)
    return text


def rows_changed(changes: Iterable[MergeChange]) -> dict[tuple[str, int], Row]:
    """The rows that were changed and are still there, by kind and number; one query for each kind."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for change in changes:
        numbers[change.model].append(change.row)
    return {
        (model, number): row
        for model, wanted in numbers.items()
        for number, row in apps.get_model(model)._base_manager.in_bulk(wanted).items()
    }


def set_keys(*entries: National) -> None:
    """What each is found by, from its name and its stored aliases; the caller saves it."""
    aliases = list(Alias.objects.filter(national__in=entries).order_by("pk"))
    for entry in entries:
        found = index_of([entry.name, *(alias.name for alias in aliases if alias.national_id == entry.pk)], entry.born)
        for field in FIELDS:
            setattr(entry, field, getattr(found, field))


def keep_change(
    merge: Merge, kind: MergeChangeKind, row: Row, *, field: str = "", before: str = "", after: str = ""
) -> None:
    merge.changes.create(kind=kind, model=row._meta.label, row=row.pk, field=field, before=before, after=after)
