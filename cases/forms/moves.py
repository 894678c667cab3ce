"""The form of a move: exactly the facts that the table asks for."""

from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.workflow import FACTS, Facts, Transition
from core.dates import PartialDate
from core.fields import PartialDateFormField
from core.text import PlainText
from nationals.choices import ConsentTopic
from nationals.services.consents import objections


class MoveForm(forms.Form):
    """``facts`` are texts, as ``cases.workflow`` wants them; what the verb finds wrong comes back by ``refuse``."""

    def __init__(self, *args: Any, case: Case, step: Transition, **options: Any) -> None:
        super().__init__(*args, **options)
        self.step = step
        self.against = objections(case.national, ConsentTopic.RETURN) if "override" in step.asks else []
        for name in step.asks:
            if name == "override" and not self.against:
                continue
            needed = name in step.needs or (name == "override" and step.target is not None)
            self.fields[name] = _field(name, case, required=needed)

    @property
    def facts(self) -> Facts:
        return {name: _as_text(self.cleaned_data.get(name)) for name in self.step.asks}

    def refuse(self, problems: dict[str, str]) -> None:
        for name, text in problems.items():
            self.add_error(name if name in self.fields else None, text)


def _field(name: str, case: Case, *, required: bool) -> forms.Field:
    fact = FACTS[name]
    common: dict[str, Any] = {"label": capfirst(str(fact.label)), "help_text": fact.hint, "required": required}
    match fact.kind:
        case "past":
            return PartialDateFormField(**common)
        case "day":
            return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **common)
        case "choice":
            return forms.ChoiceField(choices=[("", "—"), *fact.choices], **common)
        case "document":
            documents = case.national.travel_documents.all()
            return forms.ModelChoiceField(documents, empty_label="—", **common)
        case "block":
            area = forms.Textarea(attrs={"rows": 3})
            return forms.CharField(widget=area, max_length=2000, validators=[PlainText(lines=True)], **common)
    return forms.CharField(max_length=300, validators=[PlainText()], **common)


def _as_text(value: object) -> str:
    match value:
        case None:
            return ""
        case PartialDate():
            return value.edtf
        case date():
            return value.isoformat()
        case models.Model():
            return str(value.pk)
    return str(value)


class DeclineForm(forms.Form):
    reason = forms.CharField(label=_("Why you decline"), max_length=300, validators=[PlainText()])
