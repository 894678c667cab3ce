"""One answer for several cases of a request at once; the rest stay open."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from diplomacy.choices import AWAITING, EngagementKind, RequestState
from diplomacy.forms.base import RecordForm, block, day, in_rows
from diplomacy.forms.cases import MOST, Ticks, label, split
from diplomacy.models import Request, RequestCase
from diplomacy.permissions import in_short, named_cases
from diplomacy.services.answers import Answer


class Which(TextChoices):
    TICKED = "ticked", gettext_lazy("those that are ticked or named below")
    WAITING = "waiting", gettext_lazy("all that still wait")


class ManyAnswersForm(RecordForm[Request]):
    class Meta:
        model = Request
        fields: list[str] = []

    state = forms.ChoiceField(label=gettext_lazy("Answer"))
    answered_on = day(gettext_lazy("On"))
    text = block(
        gettext_lazy("In their words, or the reason"),
        hint=gettext_lazy(
            "A refusal and a part need their reason. Readers of each case see this text: name no other case."
        ),
    )
    which = forms.ChoiceField(
        label=gettext_lazy("For which cases"), choices=Which.choices, initial=Which.TICKED, widget=forms.RadioSelect()
    )
    references = forms.CharField(
        label=gettext_lazy("More cases, by reference"),
        required=False,
        max_length=16 * 5000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Such as C-2026-000123, separated by spaces or lines: copied from their answer."),
    )

    def __init__(self, *args: Any, user: User, shown: Iterable[RequestCase], **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        following = [state for state in RequestState if state is not RequestState.MADE]
        self.fields["state"].choices = [("", "—"), *((state.value, state.label) for state in following)]  # type: ignore[attr-defined]
        self.initial.update({"answered_on": timezone.localdate()})
        self.fields["ticked"] = Ticks(
            label=gettext_lazy("Cases"),
            required=False,
            choices=[(row.case.reference, _told(row)) for row in shown],
            widget=forms.CheckboxSelectMultiple(),
        )
        self.order_fields(["state", "answered_on", "text", "which", "ticked", "references"])
        self.helper = in_rows(self, ("state", "answered_on"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        told = {*cleaned.get("ticked", ()), *split(cleaned.get("references", ""))}
        if cleaned.get("which") == Which.WAITING:
            cleaned["only"] = list(self._rows().filter(state__in=AWAITING).values_list("case_id", flat=True))
        else:
            cleaned["only"] = self._asked_for(told)
        if not cleaned["only"] and not self.errors:
            self.add_error("which", _("Say for which cases this is the answer."))
        return cleaned

    def _rows(self) -> Any:
        return self.instance.request_cases.visible_to(self.user).order_by()

    def _asked_for(self, told: Collection[str]) -> list[int]:
        try:
            cases = named_cases(sorted(told)[:MOST], self.user)
        except ValidationError as error:
            self.add_error("references", error)
            return []
        asked = set(self._rows().filter(case__in=cases).values_list("case_id", flat=True))
        if others := [case.reference for case in cases if case.pk not in asked]:
            refusal = _("%(references)s: not part of this request.") % {"references": in_short(others)}
            self.add_error("references", refusal)
        return sorted(asked)

    @property
    def answer(self) -> Answer:
        given = self.cleaned_data
        return Answer(RequestState(given["state"]), given["answered_on"], given["text"])

    @property
    def details(self) -> dict[str, Any]:
        return {"version": self.version, "only": self.cleaned_data["only"]}


def _told(row: RequestCase) -> str:
    """Who it is, and what has been answered already."""
    return label(row.case) if row.is_awaiting else f"{label(row.case)} · {row.get_state_display()}"


class ReminderForm(RecordForm[Request]):
    class Meta:
        model = Request
        fields: list[str] = []

    reminded_on = day(gettext_lazy("On"))
    way = forms.ChoiceField(
        label=gettext_lazy("How"), choices=EngagementKind.choices, initial=EngagementKind.NOTE_VERBALE
    )
    text = block(
        gettext_lazy("What was said"),
        hint=gettext_lazy("Everybody who may see one of the cases that still wait reads this."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update({"reminded_on": timezone.localdate(), "text": ""})
        self.helper = in_rows(self, ("reminded_on", "way"))

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {name: given[name] for name in ("reminded_on", "way", "text")} | {"version": self.version}
