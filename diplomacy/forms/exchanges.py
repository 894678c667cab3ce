"""The form of commitments, with the counterpart chosen already."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case
from diplomacy.forms.base import RecordForm, day_input, in_rows, our_post
from diplomacy.forms.cases import CasePicker
from diplomacy.forms.earlier import EarlierPicker
from diplomacy.models import Authority, Commitment, Engagement, Negotiation, Request


class CommitmentForm(CasePicker, EarlierPicker, RecordForm[Commitment]):
    statement_link = forms.URLField(
        label=_("Where that stands"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )

    class Meta:
        model = Commitment
        fields = [
            "side", "kind", "words", "said_by", "speaker", "language", "said_to", "promised_on", "due_on", "conditions",
            "engagement", "answers", "negotiation", "statement", "statement_link",
        ]  # fmt: skip
        widgets = {
            "words": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            "conditions": forms.Textarea(attrs={"rows": 2}),
            "promised_on": day_input(),
            "due_on": day_input(),
        }
        help_texts = {
            "words": _("As spoken, as far as it was noted. Everybody who may see one of the cases reads this."),
            "speaker": _("If it is none of the contacts, or one of us."),
            "due_on": _("Empty where no day was named."),
            "conditions": _("What was to happen first, or what they ask in return."),
            "statement": _("Who said it again in public, and when; the link below leads to it."),
        }

    def __init__(
        self, *args: Any, user: User, authority: Authority, chosen: Collection[Case] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].required = False  # where nothing is said it stays as it is, at first *other*
        self.fields["said_by"].queryset = authority.contacts.order_by("name", "pk")  # type: ignore[attr-defined]
        self.offer("engagement", engagements_with(authority), user)
        self.offer("answers", requests_of(authority), user)
        negotiations = Negotiation.objects.visible_to(user).filter(authority__country=authority.country)
        self.fields["negotiation"].queryset = negotiations.order_by("title", "pk")  # type: ignore[attr-defined]
        if not self.instance.pk:
            self.fields["post"] = our_post(user)
        self.offer_cases(user, country=authority.country.code, chosen=chosen)
        self.helper = in_rows(
            self, ("side", "kind"), ("said_by", "speaker"), ("language", "said_to"), ("promised_on", "due_on"),
            ("engagement", "answers"), ("statement", "statement_link"),
        )  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        told = super().values
        return told if told.get("kind") else {name: value for name, value in told.items() if name != "kind"}

    @property
    def facts(self) -> dict[str, Any]:
        """For the verb that records a new one."""
        return self.values | {"post": self.cleaned_data["post"], "cases": self.cleaned_data["cases"]}

    @property
    def amendment(self) -> dict[str, Any]:
        return {"version": self.version, "changes": self.values, "cases": self.cleaned_data["cases"]}


def requests_of(authority: Authority) -> QuerySet[Request]:
    return Request.objects.filter(authority=authority).order_by("-asked_on", "-pk")


def engagements_with(authority: Authority) -> QuerySet[Engagement]:
    return Engagement.objects.filter(authority=authority).order_by("-held_on", "-pk")
