"""Forms of what came of a request and of a promise."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diplomacy.choices import AWAITING, NEXT_STATES, CommitmentState, RequestState
from diplomacy.forms.base import RecordForm, block, day
from diplomacy.forms.cases import label
from diplomacy.models import Commitment, Request, RequestCase
from diplomacy.models.judgement import FOUND
from diplomacy.services.answers import Answer

_AS_ABOVE, _NONE_YET = "", "none"


class AnswerForm(RecordForm[Request]):
    """One answer for the cases that the reader sees, and for single ones another."""

    class Meta:
        model = Request
        fields: list[str] = []

    state = forms.ChoiceField(label=_("Answer"))
    answered_on = day(_("On"))
    text = block(
        _("In their words, or the reason"),
        hint=_("A refusal and a part need their reason. Readers of each case see this text: name no other case."),
    )

    def __init__(self, *args: Any, rows: Iterable[RequestCase], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = list(rows)
        before = {RequestState(row.state) for row in self.rows} or {RequestState(self.instance.state)}
        possible = set().union(*(NEXT_STATES[state] for state in before))
        choices = [(state.value, state.label) for state in RequestState if state in possible]
        self.fields["state"].choices = [("", "—"), *choices]  # type: ignore[attr-defined]
        self.initial.update({"state": "", "answered_on": timezone.localdate(), "text": ""})
        for row in self.rows if len(self.rows) > 1 else []:
            self.fields[f"case_{row.case_id}"] = _own_answer(row)

    @property
    def answer(self) -> Answer:
        given = self.cleaned_data
        return Answer(RequestState(given["state"]), given["answered_on"], given["text"])

    @property
    def per_case(self) -> dict[int, RequestState | None]:
        told = {row.case_id: self.cleaned_data.get(f"case_{row.case_id}", _AS_ABOVE) for row in self.rows}
        return {pk: None if value == _NONE_YET else RequestState(value) for pk, value in told.items() if value}

    @property
    def details(self) -> dict[str, Any]:
        return {"version": self.version, "per_case": self.per_case}


def _own_answer(row: RequestCase) -> forms.ChoiceField:
    """What this case has been answered already stays, unless another answer is chosen for it."""
    following = NEXT_STATES[RequestState(row.state)]
    after = [(state.value, state.label) for state in RequestState if state in following]
    stays = _("stays: %(state)s") % {"state": row.get_state_display()}
    return forms.ChoiceField(
        label=label(row.case),
        required=False,
        choices=[(_AS_ABOVE, _("as above")), (_NONE_YET, stays), *after],
        initial=_AS_ABOVE if row.state in AWAITING else _NONE_YET,
    )


class JudgementForm(RecordForm[Commitment]):
    """What became of it: on evidence."""

    class Meta:
        model = Commitment
        fields: list[str] = []

    state = forms.ChoiceField(
        label=_("It was"),
        choices=FOUND,
    )
    judged_on = day(_("On"))
    evidence = block(
        _("Evidence or reason"),
        required=True,
        hint=_("What shows it: a visit held, a note received, a day that passed; what was kept, and what was not."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update({"judged_on": timezone.localdate(), "evidence": ""})
        if self.instance.state == CommitmentState.OPEN:
            self.initial["state"] = CommitmentState.KEPT

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "state": CommitmentState(given["state"]),
            "judged_on": given["judged_on"],
            "evidence": given["evidence"],
            "version": self.version,
        }
