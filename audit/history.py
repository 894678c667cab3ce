"""Reading the row history that the triggers wrote."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django_countries.fields import CountryField
from pghistory.models import Events

AnyField = models.Field[Any, Any]
MOST = 2000  # rows of history shown of one record


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
    for row in rows:
        key = (row.pgh_obj_model, str(row.pgh_obj_id))
        now = {
            name: value for name, value in row.pgh_data.items() if not name.startswith("pgh_") and name not in hidden
        }
        fields = tuple(_differences(row.pgh_obj_model, before.get(key, {}), now))
        before[key] = now
        who = (row.pgh_context or {}).get("name", "")
        yield Change(row.pgh_created_at, who, _label(row.pgh_obj_model), row.pgh_label, fields)


def _differences(label: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    for name, value in new.items():
        if old.get(name) != value and (old or value not in (None, "", [], {})):
            field = _field(label, name)
            yield (str(field.verbose_name) if field else name), _shown(field, old.get(name)), _shown(field, value)


def _label(model: str) -> str:
    return str(apps.get_model(model)._meta.verbose_name)


def _field(model: str, name: str) -> AnyField | None:
    """None for a field that the model no longer has."""
    fields = apps.get_model(model)._meta.fields
    return next((field for field in fields if name in (field.name, field.attname)), None)


def _shown(field: AnyField | None, value: object) -> object:
    """A coded value in the reader's words; a country stays its code, as its field would sort all names each time."""
    if isinstance(field, ArrayField) and isinstance(value, list):
        return ", ".join(str(_shown(field.base_field, part)) for part in value)
    if field is None or not field.choices or isinstance(field, CountryField):
        return value
    return next((str(words) for code, words in field.flatchoices if code == value), value)
