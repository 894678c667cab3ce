"""What the board is asked for, read from its address."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diplomacy.choices import Age, BoardBy, CommitmentKind
from diplomacy.filters import base


class BoardForm(base.FilterForm):
    q = None  # type: ignore[assignment]  # the board has no words to look for
    by = forms.ChoiceField(choices=BoardBy.choices, required=False, widget=forms.HiddenInput)
    country = base.country()
    kind = base.choice(_("About what"), CommitmentKind.choices)
    age = base.choice(_("Asked or promised"), Age.choices)
    authority = base.number()
    waiting = forms.BooleanField(required=False, widget=forms.HiddenInput)


class BoardFilter:
    """What cannot be read is said on the page and left out, never guessed."""

    def __init__(self, query: QueryDict) -> None:
        self.form = BoardForm(query)
        self.form.is_valid()
        self.by = BoardBy(self.form.cleaned_data.get("by") or BoardBy.COUNTERPART)

    @property
    def chosen(self) -> dict[str, Any]:
        names = ("country", "authority", "kind", "age")
        return {name: value for name in names if (value := self.form.cleaned_data.get(name))}

    @property
    def waiting_only(self) -> bool:
        return bool(self.form.cleaned_data.get("waiting"))

    @property
    def problems(self) -> list[str]:
        return [
            f"{self.form.fields[name].label or name}: {' '.join(str(error) for error in errors)}"
            for name, errors in self.form.errors.items()
        ]
