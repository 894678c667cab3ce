"""Choosing one of very many records: the newest are offered, an earlier one is told. Works without scripts."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.text import as_reference

OFFERED = 40
_LONGEST = 300  # characters of an address


class _Newest(ModelChoiceIterator):  # type: ignore[type-arg]  # generic in the stubs only
    """What a field offers: these records, and no more of those that it takes."""

    def __init__(self, field: Any, records: list[Any]) -> None:
        super().__init__(field)
        self.records = records

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for record in self.records:
            yield self.choice(record)

    def __len__(self) -> int:
        return len(self.records) + (self.field.empty_label is not None)

    def __bool__(self) -> bool:
        return self.field.empty_label is not None or bool(self.records)


class EarlierPicker:
    """Mixin: a field of :meth:`offer` takes every record that the person may see, and offers the newest and the chosen
    one. Where there are more, another field takes the reference of an earlier one, or the address of its page."""

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    data: Any
    is_bound: bool

    def offer(
        self,
        name: str,
        every: "QuerySet[Any]",
        user: User,
        *,
        newest: list[Any] | None = None,
    ) -> None:
        """``every``: newest first, of which the person is offered what he may see. ``newest``: the first of these, one
        more than is offered, where they are found in another way."""
        field: Any = self.fields[name]
        records: QuerySet[Any] = every.visible_to(user)  # type: ignore[attr-defined]  # each has its own
        if newest is None:
            newest = every.near(user).shown_to(user, OFFERED + 1)  # type: ignore[attr-defined]
        there: list[Any] = newest[:OFFERED]
        missing = self._chosen(name) - {record.pk for record in there}
        if missing:
            there += records.filter(pk__in=missing)
        field.iterator = partial(_Newest, records=there)
        field.queryset = records
        if len(newest) > OFFERED or (self.is_bound and self.data.get(_beside(name))):
            self._ask_for_earlier(name)

    def _chosen(self, name: str) -> set[int]:
        """What stands in the field: as it was kept, and as it comes back."""
        field: Any = self.fields[name]
        values = [field.prepare_value(self.get_initial_for_field(field, name))]  # type: ignore[attr-defined]
        if self.is_bound:
            values.append(self.data.get(self.add_prefix(name)))  # type: ignore[attr-defined]
        return {int(value) for value in values if str(value).isdecimal() and len(str(value)) < 19}

    def _ask_for_earlier(self, name: str) -> None:
        """Below the field. What is told there counts, whatever is chosen above it."""
        self.fields[_beside(name)] = forms.CharField(
            label=gettext_lazy("Or an earlier one"),
            required=False,
            max_length=_LONGEST,
            help_text=gettext_lazy("The newest are offered above. Of any other its reference, or its page’s address."),
        )
        names = [each for each in self.fields if each != _beside(name)]
        names.insert(names.index(name) + 1, _beside(name))
        self.order_fields(names)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data  # type: ignore[misc]
        for name in [name for name in self.fields if _beside(name) in self.fields]:
            told = cleaned.pop(_beside(name), "")
            if not told:
                continue
            found = told_by(told, self.fields[name].queryset)  # type: ignore[attr-defined]
            if found is None:
                self.add_error(_beside(name), _("There is none such that you may see."))  # type: ignore[attr-defined]
            else:
                cleaned[name] = found
        return cleaned


def told_by(text: str, records: "QuerySet[Any]") -> Any:
    """The record that a reference or an address names, if it is the only one."""
    text = text.strip()
    path, _hash, part = text.partition("#")
    last = path.partition("?")[0].rstrip("/").rpartition("/")[2]
    number = part.rpartition("-")[2] or last
    if text != number and number.isdecimal() and len(number) < 19:
        found = records.filter(pk=int(number)).first()
        return found if found is not None and _is_page_of(found, text) else None
    if hasattr(records.model, "reference"):
        named = list(records.filter(reference__in={text, as_reference(text), as_reference(last)} - {""})[:2])
        return named[0] if len(named) == 1 else None
    return None


def _is_page_of(record: Any, address: str) -> bool:
    """Not that of another kind of thing with the same number."""
    page: str = record.get_absolute_url()
    path, _hash, part = address.partition("#")
    whole = path.partition("?")[0] + (f"#{part}" if "#" in page else "")
    return whole.endswith(page)


def _beside(name: str) -> str:
    return f"{name}_earlier"
