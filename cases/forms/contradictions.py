"""The form in which a person holds one of differing accounts to be right, with the reason."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.entries import block
from cases.models import Claim
from core.forms import HouseForm

NONE = "none"


class ResolveForm(HouseForm):
    """``claims``: those that stand now. ``shown`` remembers which stood when the page was opened."""

    held = forms.ChoiceField(label=_("Which account is held to be right?"), widget=forms.RadioSelect())
    reason = block(
        _("Why?"), most=2000, rows=3, hint=_("The evidence that decides it. The other accounts stay beside it.")
    )
    shown = forms.RegexField(r"^[0-9]{1,18}( [0-9]{1,18})*$", widget=forms.HiddenInput(), max_length=4000)

    def __init__(self, *args: Any, claims: Iterable[Claim], **options: Any) -> None:
        super().__init__(*args, **options)
        self.claims = {str(claim.pk): claim for claim in claims}
        held: Any = self.fields["held"]
        held.choices = [*((number, _told(claim)) for number, claim in self.claims.items()), (NONE, _("None of them"))]
        self.fields["shown"].initial = " ".join(self.claims)

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        shown = [int(number) for number in given["shown"].split()]
        return {"held": self.claims.get(given["held"]), "reason": given["reason"], "shown": shown}


def _told(claim: Claim) -> str:
    source = f"{claim.get_source_kind_display()}: {claim.source}" if claim.source else claim.get_source_kind_display()
    return f"{claim.value} ({source}; {claim.get_confidence_display()})"
