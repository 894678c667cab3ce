"""Reading the row history that the triggers wrote."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.template.defaultfilters import yesno
from django.utils import timezone
from django.utils.dateformat import format as as_written
from django_countries.fields import CountryField
from pghistory.models import Events

from core.dates import PartialDate
from core.fields import PartialDateField

AnyField = models.Field[Any, Any]
Names = Mapping[tuple[str, object], str]
MOST = 2000  # rows of history shown of one record
UNSAID = {"id", "version"}  # of the machine's own book-keeping
# What everybody may know by name; other records that a row points to stay numbers, since the reader may not see them.
NAMED = {"accounts.User", "accounts.Post", "cases.Incident", "cases.DeadlineRule", "diplomacy.Authority"}


@dataclass(frozen=True, slots=True)
class Change:
    """One version of one row: ``fields`` are (label, before, after)."""

    at: datetime
    who: str
    what: str
    kind: str
    fields: tuple[tuple[str, object, object], ...]


def history_of(
    record: models.Model, *, rows_of: Collection[type[models.Model]] = (), hidden: Collection[str] = ()
) -> list[Change]:
    """Every kept version of the record and of the rows that point to it, newest first, with what changed.

    ``rows_of`` leaves only rows of these models, where others point to the record that the reader may not see;
    ``hidden`` leaves out fields by name.
    """
    everything: Any = Events.objects
    rows = everything.references(record).order_by("pgh_created_at", "pgh_id")
    if rows_of:
        rows = rows.filter(pgh_obj_model__in=[model._meta.label for model in rows_of])
    rows = rows[:MOST]
    return list(_changes(rows, hidden))[::-1]


def _changes(rows: Any, hidden: Collection[str]) -> Iterator[Change]:
    before: dict[tuple[str, str], dict[str, Any]] = {}
    names = _names(rows)
    for row in rows:
        key = (row.pgh_obj_model, str(row.pgh_obj_id))
        now = {name: value for name, value in row.pgh_data.items() if name not in {*hidden, *UNSAID}}
        fields = tuple(_differences(row.pgh_obj_model, before.get(key, {}), now, names))
        before[key] = now
        who = (row.pgh_context or {}).get("name", "")
        yield Change(row.pgh_created_at, who, _label(row.pgh_obj_model), row.pgh_label, fields)


def _differences(
    label: str, old: dict[str, Any], new: dict[str, Any], names: Names
) -> Iterator[tuple[str, object, object]]:
    for name, value in new.items():
        if not name.startswith("pgh_") and old.get(name) != value and (old or value not in (None, "", [], {})):
            field = _field(label, name)
            said = str(field.verbose_name) if field else name
            yield said, _shown(field, old.get(name), names), _shown(field, value, names)


def _label(model: str) -> str:
    return str(apps.get_model(model)._meta.verbose_name)


def _field(model: str, name: str) -> AnyField | None:
    """None for a field that the model no longer has."""
    fields = apps.get_model(model)._meta.fields
    return next((field for field in fields if name in (field.name, field.attname)), None)


def _names(rows: Any) -> Names:
    """Of the records that the rows point to, by model and key; one query for each kind of record."""
    pointed: dict[str, set[object]] = defaultdict(set)
    for row in rows:
        for name, value in row.pgh_data.items():
            if value is not None and (target := _target(_field(row.pgh_obj_model, name))):
                pointed[target].add(value)
    return {
        (label, record.pk): str(record)
        for label, keys in pointed.items()
        for record in apps.get_model(label)._default_manager.filter(pk__in=keys).order_by("pk")
    }


def _target(field: AnyField | None) -> str:
    """The label of the model that the field points to, where it may be named."""
    model = field.related_model if isinstance(field, models.ForeignKey) else None
    return model._meta.label if isinstance(model, type) and model._meta.label in NAMED else ""


def _shown(field: AnyField | None, value: object, names: Names) -> object:
    """A value in the reader's words; a country stays its code, as its field would sort all names each time."""
    if isinstance(field, ArrayField) and isinstance(value, list):
        return ", ".join(str(_shown(field.base_field, part, names)) for part in value)
    if isinstance(value, bool):
        return yesno(value)
    if isinstance(value, str) and value:
        return _text(field, value)
    target = _target(field)
    return names.get((target, value), value) if target else value


def _text(field: AnyField | None, value: str) -> str:
    match field:
        case models.DateTimeField():
            return as_written(timezone.localtime(datetime.fromisoformat(value)), "j M Y, H:i")
        case models.DateField():
            return as_written(date.fromisoformat(value), "j M Y")
        case PartialDateField():
            return str(PartialDate(value))
    if field is None or not field.choices or isinstance(field, CountryField):
        return value
    return next((str(words) for code, words in field.flatchoices if code == value), value)
