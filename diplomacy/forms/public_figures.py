"""Forms of numbers given in public and of our own counts."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from cases.choices import Finding, Status
from core.forms import HouseForm
from core.text import PlainText
from diplomacy.forms.base import RecordForm, day_input, in_rows
from diplomacy.models import OwnCount, PublicFigure


class PublicFigureForm(RecordForm[PublicFigure]):
    class Meta:
        model = PublicFigure
        fields = ["manner", "low", "high", "counted", "as_of"]
        widgets = {"as_of": day_input()}
        help_texts = {
            "high": _("For “between” only."),
            "counted": _("Such as: foreigners under contract, all years. Everybody reads this: name no case."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = in_rows(self, ("manner", "low", "high"))


class OwnCountForm(HouseForm):
    """What of the list of cases is counted; ``former``: the count before, whose filter is proposed again."""

    definition = forms.CharField(
        label=_("What we count, in words"), max_length=300, validators=[PlainText()],
        help_text=_("Such as: our nationals known to be held there today."),
    )  # fmt: skip
    country = forms.MultipleChoiceField(label=_("Country"), choices=lambda: list(countries), required=False)
    status = forms.MultipleChoiceField(
        label=_("Status"), choices=Status.choices, required=False, widget=forms.CheckboxSelectMultiple()
    )
    finding = forms.MultipleChoiceField(
        label=_("Finding"), choices=Finding.choices, required=False, widget=forms.CheckboxSelectMultiple()
    )
    open = forms.ChoiceField(
        label=_("Open or closed"),
        choices=[("open", _("open")), ("closed", _("closed")), ("all", _("open and closed"))],
    )

    def __init__(self, *args: Any, figure: PublicFigure, former: OwnCount | None, **options: Any) -> None:
        super().__init__(*args, **options)
        authority = figure.statement.authority
        query = QueryDict(former.query if former else "")
        self.initial.setdefault("country", query.getlist("country") or ([authority.country.code] if authority else []))
        self.initial.setdefault("status", query.getlist("status"))
        self.initial.setdefault("finding", query.getlist("finding"))
        self.initial.setdefault("open", query.get("open", "open"))
        self.initial.setdefault("definition", former.definition if former else "")

    @property
    def facts(self) -> dict[str, str]:
        given = self.cleaned_data
        chosen = {name: given[name] for name in ("country", "status", "finding", "open") if given[name]}
        return {"definition": given["definition"], "query": urlencode(chosen, doseq=True)}
