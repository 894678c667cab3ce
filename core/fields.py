"""Model and form fields that know no app."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from core import dates
from core.dates import PartialDate
from core.text import PlainText


class PartialDateFormField(forms.CharField):
    """One text box that takes a date as people know it: ``9 Sep 2026``, ``Sep 2026``, ``about 1996``."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 40)
        super().__init__(**options)
        self.widget.attrs.setdefault("placeholder", _("9 Sep 2026, Sep 2026, about 1996"))

    def to_python(self, value: Any) -> PartialDate:  # type: ignore[override]
        if isinstance(value, PartialDate):
            return value
        try:
            return dates.parse(super().to_python(value) or "")
        except ValueError as error:
            raise ValidationError(
                _("Write a date such as 9 Sep 2026, Sep 2026, 2026 or about 1996."), code="invalid"
            ) from error

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        super().run_validators(str(getattr(value, "edtf", value)))

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, PartialDate) and value else value or ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial or "") != self.to_python(data or "")
        except ValidationError:
            return True


class PartialDateField(models.CharField[PartialDate | str | Combinable, PartialDate]):
    """A date with the precision it has, kept as EDTF text (ISO 8601-2:2019): it sorts and compares as text.

    ``""`` unknown, ``2005`` year, ``2005~`` about, ``1971-10`` month, ``2026-09-09`` day, ``2026-09-09~`` about.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        options["max_length"] = 11
        options.setdefault("blank", True)
        options.setdefault("default", PartialDate)
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        del options["max_length"]
        return name, path, args, options

    def from_db_value(self, value: str | None, *_: Any) -> PartialDate | None:
        return None if value is None else PartialDate(value)

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, PartialDate):
            return value
        try:
            return PartialDate(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Combinable):
            return value
        return value.edtf if isinstance(value, PartialDate) else PartialDate(str(value)).edtf

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))

    def run_validators(self, value: Any) -> None:
        super().run_validators(str(getattr(value, "edtf", value)))

    def formfield(self, **options: Any) -> Any:
        return models.Field.formfield(self, **{"form_class": PartialDateFormField, **options})


class TextLine(models.CharField[str | Combinable, str]):
    """A line of text in any script, without hidden characters (``core.text``)."""

    default_validators = [PlainText()]


class TextBlock(models.TextField[str | Combinable, str]):
    """Text of several lines, without hidden characters; at most 20,000 of them unless told otherwise."""

    default_validators = [PlainText(lines=True)]

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 20_000)
        super().__init__(*args, **options)
