"""What somebody else changed in a record while a form for it was open, told field by field."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from core.models import Versioned


@dataclass(frozen=True, slots=True)
class Change:
    """One field of the form: as it was when the page was opened, as it is now, as it was typed.

    ``is_taken``: the reader had not touched the field, so the form now holds the newer value.
    """

    name: str
    label: str
    before: str
    now: str
    yours: str
    is_taken: bool


def changes_since(instance: Versioned, version: int, form: forms.BaseForm) -> list[Change]:
    """What differs between ``version`` (from the row history) and ``instance`` as it is now, in the form's fields."""
    base = _row_at(instance, version)
    changes = []
    for name in _shared_fields(instance, form):
        field = form.fields[name]
        now, typed = _value(instance, name), form[name].data
        before = now if base is None else _value(base, name)
        if base is not None and before == now:
            continue
        untouched = base is not None and _is_same(field, before, typed)
        if not _is_same(field, now, typed):
            yours = shown(field, form.cleaned_data.get(name)) if hasattr(form, "cleaned_data") else str(typed)
            old = "" if base is None else shown(field, before)
            changes.append(Change(name, str(field.label or name), old, shown(field, now), yours, untouched))
    return changes


def current_data(instance: Versioned, form: forms.BaseForm, name: str) -> list[str]:
    """What the field would send if the form had been opened now."""
    value = form.fields[name].prepare_value(_value(instance, name))
    if isinstance(form.fields[name], forms.BooleanField):
        return ["on"] if value else []
    if value is None:
        return [""]
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]


def shown(field: forms.Field, value: Any) -> str:
    """A field's value in words."""
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, models.QuerySet | list | tuple | set):
        return ", ".join(shown(field, each) for each in value)
    if isinstance(field, forms.ModelChoiceField):
        choices = cast("models.QuerySet[models.Model]", field.queryset)
        return str(value if isinstance(value, models.Model) else choices.filter(pk=value).first() or _("another"))
    if isinstance(field, forms.ChoiceField):
        return _label(cast("Iterable[Any]", field.choices), str(value))
    return str(value)


def _is_same(field: forms.Field, value: Any, typed: Any) -> bool:
    """Browsers send line breaks as CR LF; imports and scripts do not."""
    initial = field.prepare_value(value)
    if isinstance(typed, str) and isinstance(initial, str):
        return not field.has_changed(initial.replace("\r\n", "\n"), typed.replace("\r\n", "\n"))
    return not field.has_changed(initial, typed)


def _label(choices: Iterable[Any], value: str) -> str:
    for code, label in choices:
        if isinstance(label, list | tuple):
            if (inner := _label(label, value)) != value:
                return inner
        elif str(code) == value:
            return str(label)
    return value


def _row_at(instance: Versioned, version: int) -> models.Model | None:
    """The record as its history has it at that version; nothing for records without history."""
    history = getattr(instance, "history", None)
    if history is None:
        return None
    row: models.Model | None = history.filter(version=version).order_by("-pgh_id").first()
    return row


def _shared_fields(instance: Versioned, form: forms.BaseForm) -> list[str]:
    own = {field.name for field in instance._meta.concrete_fields} - {"version"}
    return [name for name in form.fields if name in own]


def _value(row: models.Model, name: str) -> Any:
    """As ``model_to_dict`` has it: a foreign key by its number."""
    return row._meta.get_field(name).value_from_object(row)  # type: ignore[union-attr]
