"""What every register's filter shares."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import zip_longest
from operator import or_
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.models import User
from core.paging import Sort
from core.text import PlainText
from diplomacy.models import Authority

Row = TypeVar("Row", bound=models.Model)
_MOST_WORDS = 8


class FilterForm(forms.Form):
    """The parameters of a list's address. What cannot be read is said on the page and left out, never guessed."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200, validators=[PlainText()])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field.widget, forms.TextInput | forms.Select):
                look = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
                field.widget.attrs.setdefault("class", look)


class RegisterFilter(Generic[Row]):
    """One user's view of a register: ``rows`` are those that he may see and has asked for."""

    form_class: ClassVar[type[FilterForm]] = FilterForm
    sorts: ClassVar[Mapping[str, Sort]] = {}
    default_sort: ClassVar[str] = ""

    def __init__(self, query: QueryDict, user: User) -> None:
        self.user = user
        self.form = self.form_class(query)
        self.form.is_valid()
        self.chosen: dict[str, Any] = {name: value for name, value in self.form.cleaned_data.items() if value}

    @cached_property
    def called(self) -> list[list[int]]:
        """Of each word that is looked for, the counterparts in whose name it stands."""
        return counterparts_called(self.chosen.get("q", ""))

    @cached_property
    def within(self) -> list[int]:
        """The counterpart to which a link has narrowed the list, with all that is part of it."""
        return Authority.objects.numbers_within(self.chosen["within"])

    @property
    def rows(self) -> models.QuerySet[Row]:
        if (found := self.found) is None:
            return self._chosen(self.visible())
        return self.visible().filter(pk__in=found.order_by().values("pk"))

    @property
    def found(self) -> models.QuerySet[Row] | None:
        """What he may see and has asked for, by what is kept beside the records: to be sorted, cut and counted."""
        kept = self.kept()
        return None if kept is None else self._chosen(kept)

    @property
    def among(self) -> models.QuerySet[Row] | None:
        """What he has asked for, whoever may see it: never shown, for :func:`core.paging.page_of` to sort first."""
        everything = self.everything()
        return None if everything is None else self._chosen(everything)

    @property
    def allowed(self) -> models.QuerySet[Row]:
        """Of :attr:`among`, or :attr:`found`, those that he may see: what else he asked for holds for them already."""
        return self.rows if self.kept() is None else self.visible()

    def _chosen(self, rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
        for name, value in self.chosen.items():
            rows = rows.filter(self.condition(name, value))
        return rows

    @property
    def counted(self) -> models.QuerySet[Row]:
        """The rows, to be counted."""
        found = self.found
        return self.allowed if found is None else found

    def kept(self) -> models.QuerySet[Row] | None:
        """As :meth:`visible`, bare: by what is kept beside the records."""
        return None

    def everything(self) -> models.QuerySet[Row] | None:
        """As :meth:`visible`, but of everybody: where it is dear to ask who sees which."""
        return None

    def visible(self) -> models.QuerySet[Row]:
        raise NotImplementedError

    def condition(self, name: str, value: Any) -> Q:
        raise NotImplementedError

    @property
    def problems(self) -> list[str]:
        """What of the address could not be read, in words."""
        return [
            f"{self.form.fields[name].label or name}: {' '.join(str(error) for error in errors)}"
            for name, errors in self.form.errors.items()
        ]


def choice(label: Any, choices: Iterable[tuple[Any, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("any")), *choices])


def ticks(label: Any, choices: Iterable[tuple[Any, Any]]) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple()
    return forms.MultipleChoiceField(label=label, required=False, choices=list(choices), widget=widget)


def country() -> forms.ChoiceField:
    return choice(_("Country"), countries)


def number() -> forms.IntegerField:
    """A record's number, which only a link fills in."""
    return forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)


def words(text: str, *fields: str, called: Sequence[Collection[int]] = ()) -> Q:
    """Every word stands in one of the fields. ``called``: for each word the counterparts in whose name it stands
    (:func:`counterparts_called`); beside another table's column no index of the fields is used."""
    condition = Q()
    for word, counterparts in zip_longest(text.split()[:_MOST_WORDS], called, fillvalue=()):
        found = Q(authority__in=counterparts) if counterparts else Q()
        for field in fields:
            found |= Q(**{f"{field}__icontains": word})
        condition &= found
    return condition


def counterparts_called(text: str) -> list[list[int]]:
    """For each word the counterparts in whose name it stands. One query."""
    names = [Q(name__icontains=word) for word in text.split()[:_MOST_WORDS]]
    if not names:
        return []
    stands = {f"word_{at}": ExpressionWrapper(name, BooleanField()) for at, name in enumerate(names)}
    any_word = reduce(or_, names)
    rows = list(Authority.objects.filter(any_word).annotate(**stands).order_by("pk").values("pk", *stands))
    return [[row["pk"] for row in rows if row[name]] for name in stands]


Conditions = Mapping[str, Callable[[Any], Q]]
