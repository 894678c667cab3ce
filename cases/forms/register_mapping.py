"""What a register's columns and words mean, for a person to confirm."""

from dataclasses import replace
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from cases.choices import Status
from cases.forms.register_words import CHOICE, COUNTRY, DOUBTFUL, FIELDS, HOW, MOST_WORDS, NO_SEX, NOT_READ, UNDECIDED
from cases.models import HandedIn, RegisterImport
from cases.register.countries import read_country
from cases.register.mapping import Mapping
from core.choices import Sex
from core.forms import HouseForm


class Shown(NamedTuple):
    """One row of the page: what the file has, how it was understood, and the field that says what it means."""

    text: str
    about: str
    how: str
    field: forms.BoundField


class ConfirmForm(HouseForm):
    """``columns`` and ``words`` are the rows of the page; :meth:`mapping` is what was confirmed."""

    day_first = forms.ChoiceField(
        label=_("Read 05/04/1975 as"),
        choices=[("yes", _("5 April 1975")), ("no", _("4 May 1975"))],
        widget=forms.RadioSelect,
    )
    default_country = forms.CharField(
        label=_("Country of lines without one"), required=False, max_length=80,
        widget=forms.TextInput(attrs={"list": COUNTRY["list"]}),
    )  # fmt: skip
    version_seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, register: HandedIn, **options: Any) -> None:
        self.register, self.before = register, Mapping.from_json(register.mapping)
        initial = {
            "day_first": "yes" if self.before.day_first else "no",
            "default_country": _country_name(self.before.defaults.get("country")),
            "version_seen": register.version,
        }
        super().__init__(*args, initial=initial, **options)
        if not self.asks_country:
            del self.fields["default_country"]
        for column in register.proposal["columns"]:
            self.fields[f"column_{column['letter']}"] = self._column_field(column["letter"])
        for name, words in self._words():
            for number, word in enumerate(words):
                self.fields[f"word_{name}_{number}"] = self._word_field(name, word["written"])

    @property
    def asks_country(self) -> bool:
        """Who hands in a name list has said in which country all on it are."""
        return isinstance(self.register, RegisterImport)

    @property
    def columns(self) -> list[Shown]:
        return [
            Shown(
                f"{column['letter']} {column['heading']}".strip(),
                ", ".join(column["examples"]),
                column["how"],
                self[f"column_{column['letter']}"],
            )
            for column in self.register.proposal["columns"]
        ]

    @property
    def words(self) -> list[tuple[str, list[Shown]]]:
        """What needs a person's eye comes first: words not understood, then those that were guessed."""
        return [(str(FIELDS[name]), self._shown(name, words)) for name, words in self._words()]

    def _shown(self, name: str, words: list[dict[str, Any]]) -> list[Shown]:
        numbered = sorted(enumerate(words), key=lambda pair: DOUBTFUL.get(pair[1]["how"], len(DOUBTFUL)))
        return [
            Shown(word["written"], word["times"], str(HOW[word["how"]]), self[f"word_{name}_{number}"])
            for number, word in numbered
        ]

    @property
    def countries(self) -> list[str]:
        return [name for _code, name in countries]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [value for name, value in cleaned.items() if name.startswith("column_") and value]
        for name in {name for name in chosen if chosen.count(name) > 1}:
            self.add_error(None, gettext("Two columns cannot both be “%(field)s”.") % {"field": FIELDS[name]})
        if not {"name", "surname", "given_names"} & set(chosen):
            self.add_error(None, gettext("Say which column holds the names."))
        for name, value in list(cleaned.items()):
            if (name.startswith("word_country") or name == "default_country") and value:
                code = read_country(value).value
                if not code:
                    self.add_error(name, gettext("“%(word)s” is not a country.") % {"word": value[:40]})
                cleaned[name] = code
        return cleaned

    def mapping(self) -> Mapping:
        """As confirmed; the words of a column that is no longer read are forgotten."""
        told = self.cleaned_data
        letters = {told[name]: name.removeprefix("column_") for name in self.fields if name.startswith("column_")}
        columns = {field: letter for field, letter in letters.items() if field}
        values = {
            name: {**self.before.values.get(name, {}), **self._decided(name, words)}
            for name, words in self._words()
            if columns.get(name) == self.before.columns.get(name)
        }
        defaults = {"country": told["default_country"]} if told.get("default_country") else {}
        day_first = told["day_first"] == "yes"
        return replace(self.before, columns=columns, values=values, defaults=defaults, day_first=day_first)

    def _decided(self, name: str, words: list[dict[str, Any]]) -> dict[str, str | None]:
        return {
            word["written"]: _meaning(self.cleaned_data[f"word_{name}_{number}"]) for number, word in enumerate(words)
        }

    @property
    def reads_other_words(self) -> bool:
        """Whether another column was chosen for a field whose words must then be confirmed too."""
        after = self.mapping().columns
        return any(after.get(name) != self.before.columns.get(name) for name in ("status", "country", "sex"))

    def _words(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """The words to be asked about, as the page shows them; an empty cell means something only for the status."""
        found = self.register.proposal["words"]
        return [
            (name, [word for word in found[name] if name == "status" or word["how"] != "blank"][:MOST_WORDS])
            for name in ("status", "country", "sex")
            if name in found
        ]

    def _column_field(self, letter: str) -> forms.Field:
        chosen = {column: name for name, column in self.before.columns.items()}
        return forms.ChoiceField(
            choices=[NOT_READ, *FIELDS.items()], required=False, initial=chosen.get(letter, ""), label=letter,
            widget=forms.Select(attrs=CHOICE),
        )  # fmt: skip

    def _word_field(self, name: str, written: str) -> forms.Field:
        value = self.before.values.get(name, {}).get(written)
        label = written or gettext("(empty)")
        if name == "country":
            return forms.CharField(
                label=label, required=False, max_length=80, initial=_country_name(value),
                widget=forms.TextInput(attrs=COUNTRY),
            )  # fmt: skip
        choices = [UNDECIDED, *(Status.choices if name == "status" else [NO_SEX, *Sex.choices])]
        initial = NO_SEX[0] if name == "sex" and value == "" else value
        return forms.ChoiceField(
            label=label, required=False, choices=choices, initial=initial, widget=forms.Select(attrs=CHOICE)
        )


def _country_name(code: str | None) -> str:
    return str(countries.name(code)) if code else ""


def _meaning(value: str | None) -> str | None:
    """The empty choice is undecided; "-" is decided to be nothing."""
    return "" if value == NO_SEX[0] else value or None
