"""Forms of who is said to belong to whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import PartialDateFormField
from core.text import as_reference
from diplomacy.models import Authority
from networks.choices import Stance, Tie
from networks.finding import likely
from networks.forms.base import SayingForm, VerbForm, block, choice, line, row
from networks.lookups import Asked
from networks.models import Actor
from networks.services.affiliations import Bond, Word


class WordForm(SayingForm):
    """One side's word."""

    speaker = line(_("Whose word it is"), most=200, hint=_("The victim, the police, a spokeswoman of the embassy …"))
    stance = choice(_("Claims or denies"), Stance.choices)
    speaks_for = forms.ModelChoiceField(
        Authority.objects.order_by("country", "name", "pk"), label=_("Speaking for the authority"), required=False
    )
    said_on = PartialDateFormField(label=_("When it was said"), required=False)
    text = block(_("The words"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lay_out(*self.about, row("speaker", "stance", "speaks_for", "said_on"), "text")

    @property
    def about(self) -> list[Any]:
        return []

    @property
    def word(self) -> Word:
        given = self.cleaned_data
        return Word(given["speaker"], given["stance"], given["text"], given["said_on"], given["speaks_for"])


class ResolveForm(VerbForm):
    """``bond``: the words as they stand; ``shown`` remembers which stood when the page was opened."""

    held = forms.ChoiceField(
        label=_("What is held to be right?"),
        choices=[(Stance.CLAIMS, _("It is so")), (Stance.DENIES, _("It is not so")), ("open", _("It cannot be said"))],
        widget=forms.RadioSelect(),
    )
    reason = block(
        _("Why?"), required=True, most=2000, hint=_("The evidence that decides it. The other words stay beside it.")
    )
    shown = forms.RegexField(r"^[0-9]{1,18}( [0-9]{1,18})*$", widget=forms.HiddenInput(), max_length=4000)

    def __init__(self, *args: Any, bond: Bond, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["shown"].initial = " ".join(str(word.pk) for word in bond.standing)

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        held = given["held"] if given["held"] in Stance.values else ""
        return {"held": held, "reason": given["reason"], "shown": [int(one) for one in given["shown"].split()]}


class AffiliationForm(WordForm):
    """Another actor is told by his reference, or by a name that only he has."""

    tie = choice(_("What he is said to be"), Tie.choices)
    authority = forms.ModelChoiceField(
        Authority.objects.order_by("country", "name", "pk"), label=_("An authority"), required=False
    )
    other = line(_("Or another actor"), required=False, most=200, hint=_("His reference, such as A-000123, or name."))

    @property
    def about(self) -> list[Any]:
        return [row("tie", "authority", "other")]

    def clean_other(self) -> Actor | None:
        words: str = self.cleaned_data["other"]
        if not words:
            return None
        named = Actor.objects.visible_to(self.user).known_as(as_reference(words)).first()
        if named is not None:
            return named
        found = [one.actor for one in likely(Asked(words), user=self.user)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("There is no such actor that you may see."))
        several = ", ".join(f"{actor.reference} {actor}" for actor in found)
        message = _("Several may be meant. Write the reference: %(several)s")
        raise forms.ValidationError(message, params={"several": several})
