"""Forms of public statements and travel warnings."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case, Claim
from core.forms import HouseForm
from diplomacy.choices import StatementManner
from diplomacy.forms.base import RecordForm, day, day_input, in_rows, our_post
from diplomacy.forms.earlier import EarlierPicker
from diplomacy.models import Authority, Commitment, Statement, TravelWarning

_EVERYBODY = _("Everybody reads this: name no case.")


class StatementForm(RecordForm[Statement]):
    class Meta:
        model = Statement
        fields = ["side", "authority", "speaker", "said_on", "subject", "text", "link"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6}), "said_on": day_input()}
        help_texts = {"text": _("As it was said in public. Everybody reads this: name no case.")}

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["authority"].queryset = Authority.objects.order_by("country", "name", "pk")  # type: ignore[attr-defined]
        if not self.instance.pk:
            self.fields["post"] = our_post(user)
        self.helper = in_rows(self, ("side", "authority"), ("speaker", "said_on"))


class StatementLinkForm(EarlierPicker, HouseForm):
    """A promise of theirs or ours, or what was said of one case."""

    manner = forms.ChoiceField(label=_("The statement"), choices=StatementManner.choices)
    commitment = forms.ModelChoiceField(Commitment.objects.none(), label=_("This promise"), required=False)
    claim = forms.ModelChoiceField(Claim.objects.none(), label=_("This claim"), required=False)

    def __init__(self, *args: Any, user: User, statement: Statement, case: Case | None, **options: Any) -> None:
        super().__init__(*args, **options)
        promises = Commitment.objects.order_by("-promised_on", "-pk")
        if statement.authority_id:
            promises = promises.filter(authority=statement.authority_id)
        self.offer("commitment", promises, user)
        if case is None:
            del self.fields["claim"]
        else:
            self.fields["claim"].queryset = case.claims.order_by("-recorded_at", "-pk")  # type: ignore[attr-defined]


class TravelWarningForm(RecordForm[TravelWarning]):
    class Meta:
        model = TravelWarning
        fields = ["country", "area", "level", "from_on", "until_on", "reason"]
        widgets = {
            "from_on": day_input(), "until_on": day_input(), "reason": forms.Textarea(attrs={"rows": 5}),
        }  # fmt: skip
        help_texts = {"area": _("Empty: the whole country."), "reason": _EVERYBODY}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = in_rows(self, ("country", "area"), ("from_on", "until_on"))


class NoFieldsWarningForm(RecordForm[TravelWarning]):
    """A step that asks for nothing."""

    class Meta:
        model = TravelWarning
        fields: list[str] = []


class EndWarningForm(NoFieldsWarningForm):
    until_on = day(_("Its last day"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["until_on"] = timezone.localdate()
