"""Forms of what is contested, of reviews, of striking through and of joining."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diplomacy.forms.base import day
from networks.choices import CorrectionState, ReviewDecision
from networks.forms.base import VerbForm, block, choice, line
from networks.models import Actor
from networks.models.actor import review_day


class ContestForm(VerbForm):
    contested = block(_("What is contested, and why"), required=True, rows=4)
    contested_by = line(_("By whom, and how to reach them"), hint=_("He himself, his lawyer, a company, an authority."))
    received_on = day(_("Received on"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["received_on"].initial = timezone.localdate()


class DecideForm(VerbForm):
    state = choice(_("Decision"), [each for each in CorrectionState.choices if each[0] != CorrectionState.OPEN])
    decision = block(_("Why, and what was changed"), required=True, rows=4)


class ReviewForm(VerbForm):
    decision = choice(_("Decision"), ReviewDecision.choices)
    reason = line(_("Why"))
    next_on = day(_("Look again on"), required=False, hint=_("If it is still needed; two years from now at most."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["next_on"].initial = review_day()


class StrikeForm(VerbForm):
    reason = line(_("Why it is wrong"))


class JoinForm(VerbForm):
    """Carries the versions that the reader saw."""

    kept_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    absorbed_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, kept: Actor, absorbed: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kept_version"].initial = kept.version
        self.fields["absorbed_version"].initial = absorbed.version

    @property
    def versions(self) -> tuple[int, int]:
        given: dict[str, Any] = self.cleaned_data
        return given["kept_version"], given["absorbed_version"]
