"""Forms of joining two entries of one person, and of parting them again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import HouseForm
from nationals.choices import Belongs, Pick
from nationals.models import National
from nationals.services.comparing import Line, side_by_side
from nationals.services.merging import Question
from nationals.services.merging.joining import LISTS

FACT = "fact_"


class JoinForm(HouseForm):
    """One choice for each fact of which the two entries say something else, and what the reader saw of them."""

    def __init__(self, *args: Any, kept: National, absorbed: National, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines = [line for line in side_by_side(kept, absorbed) if line.is_open]
        for line in self.lines:
            self.fields[f"{FACT}{line.name}"] = _choice(line)
        self.fields["note"] = forms.CharField(
            label=_("Why they are one person"), required=False, max_length=300,
            help_text=_("What you compared, or who told it."),
        )  # fmt: skip
        for name, entry in (("kept_version", kept), ("absorbed_version", absorbed)):
            self.fields[name] = forms.IntegerField(widget=forms.HiddenInput, min_value=1, initial=entry.version)
        self.refuse_hidden_characters()

    @property
    def picks(self) -> dict[str, Pick]:
        return {line.name: Pick(self.cleaned_data[f"{FACT}{line.name}"]) for line in self.lines}

    @property
    def versions(self) -> tuple[int, int]:
        return self.cleaned_data["kept_version"], self.cleaned_data["absorbed_version"]


def _choice(line: Line) -> forms.ChoiceField:
    choices = [(Pick.KEPT, line.left or _("leave it blank")), (Pick.ABSORBED, line.right or _("make it blank"))]
    if line.name in LISTS and line.left and line.right:
        choices.append((Pick.BOTH, Pick.BOTH.label))
    return forms.ChoiceField(label=line.label, choices=choices, widget=forms.RadioSelect, initial=line.likely_pick)


class PartForm(HouseForm):
    """One choice for each thing that was added since the two were joined."""

    def __init__(self, *args: Any, asked: list[Question], kept: National, absorbed: National, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asked = asked
        choices = [
            (Belongs.KEPT, f"{kept.name} {kept.reference}"),
            (Belongs.ABSORBED, f"{absorbed.name} {absorbed.reference}"),
        ]
        for number, question in enumerate(asked):
            self.fields[f"belongs_{number}"] = forms.ChoiceField(
                label=_said(question), choices=choices, widget=forms.RadioSelect
            )
        self.fields["keys"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=_keys(asked), max_length=100_000
        )

    @property
    def answers(self) -> dict[str, str]:
        """Only if the questions are those that the reader saw; otherwise none, so that they are asked anew."""
        if self.cleaned_data["keys"] != _keys(self.asked):
            return {}
        told = enumerate(self.asked)
        return {question.key: self.cleaned_data[f"belongs_{number}"] for number, question in told}


def _keys(asked: list[Question]) -> str:
    return " ".join(question.key for question in asked)


def _said(question: Question) -> str:
    what = f"{question.what[:1].upper()}{question.what[1:]}: {question.value or '—'}"
    return f"{what} ({_('before')}: {question.before or '—'})" if question.is_fact else what
