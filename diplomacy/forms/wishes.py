"""Forms of steps that somebody may object to: they ask for a reason then."""

from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Record
from core.text import PlainText
from diplomacy.forms.base import Done, RecordForm
from diplomacy.models import Request
from nationals.models import Consent

WHY = "override_reason"


class WishForm(RecordForm[Record]):
    """The field of the reason is there, and seen only when there is something to give a reason for."""

    override_reason = forms.CharField(
        label=_("Why it is done against the person’s wish"),
        required=False,
        max_length=2000,
        widget=forms.HiddenInput(),
        validators=[PlainText(lines=True)],
    )
    against: Collection[Consent] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.is_bound and self.data.get(self.add_prefix(WHY)):
            self._uncover()

    def ask_why(self, against: Collection[Consent]) -> None:
        """What is known to stand against it before anything is sent."""
        self.against = against
        if against:
            self._uncover()
            self.fields[WHY].required = True

    def attempt(self, verb: Callable[[], Done]) -> Done | None:
        done = super().attempt(verb)
        if WHY in self.errors:
            self._uncover()
        return done

    def _uncover(self) -> None:
        self.fields[WHY].widget = forms.Textarea(attrs={"rows": 2})


class AskingForm(WishForm[Request]):
    """Where somebody may object to what is asked."""
