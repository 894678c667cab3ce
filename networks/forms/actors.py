"""Forms of an actor, of his names and numbers; naming somebody in a case."""

from typing import Any

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.models import User
from core.choices import Sex
from core.fields import PartialDateFormField
from core.text import as_reference
from diplomacy.forms.base import RecordForm, in_rows
from networks.choices import ActorKind, Channel, IdentifierKind, Involved, NameKind
from networks.finding import POSSIBLE, Candidate, likely
from networks.forms.base import SayingForm, block, choice, line, row
from networks.lookups import Asked
from networks.matching import possible_keys
from networks.models import Actor

ANOTHER = "new"
PERSON = ("kind", "name", "number_kind", "number", "platform", "sex", "actor_country")


def asked_of(told: Any) -> Asked:
    """Whom a form describes so far."""
    text = {name: str(told.get(name) or "").replace("\0", " ")[:200] for name in ("name", "number", "sex")}
    return Asked(text["name"], frozenset(possible_keys(text["number"]) | possible_keys(text["name"])), text["sex"])


class NamingForm(SayingForm):
    """Who is meant: somebody who stands here already, or a new entry by nickname, number or account.

    Where somebody known may be meant, the form comes back once and asks, with scripts or without.
    """

    kind = choice(_("Who or what"), ActorKind.choices)
    name = line(_("Name, nickname or call sign"), required=False, most=200, hint=_("As it was told, in any script."))
    number_kind = choice(_("Kind of number"), IdentifierKind.choices)
    number = line(
        _("Number or account"), required=False, most=200, hint=_("A telephone, an account, a plate, a licence …")
    )
    platform = line(_("Platform, bank or network"), required=False, most=80)
    sex = choice(_("Sex, of a person"), Sex.choices, empty=_("not known"))
    actor_country = choice(_("Country"), countries, empty="—")

    def __init__(self, *args: Any, user: User, actor: Actor | None = None, **options: Any) -> None:
        super().__init__(*args, user=user, **options)
        self.actor = actor
        self.known: list[Candidate] = []
        if actor is not None:
            for name in PERSON:
                del self.fields[name]
        elif self.is_bound and (self.data.get("known") or self._may_be_known()):
            self._ask_which()

    def clean_known(self) -> Actor | None:
        reference: str = self.cleaned_data["known"]
        if reference == ANOTHER:
            return None
        chosen = Actor.objects.visible_to(self.user).known_as(as_reference(reference)).first()
        if chosen is None:
            raise forms.ValidationError(_("There is no such actor that you may see."))
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.actor is None and not cleaned.get("known") and not (cleaned.get("name") or cleaned.get("number")):
            self.add_error("name", _("Write a name, a nickname, a number or an account."))
        return cleaned

    @property
    def chosen(self) -> Actor | None:
        return self.actor or self.cleaned_data.get("known")

    @property
    def new(self) -> dict[str, Any]:
        """For the verb that enters an actor."""
        facts = self.told("kind", "name", "number_kind", "number", "platform", "sex")
        return facts | {"country": self.cleaned_data["actor_country"]}

    @property
    def who(self) -> list[Any]:
        """The layout of this part."""
        if self.actor is not None:
            return [HTML('{% include "networks/parts/chosen.html" %}')]
        chooser = ["known"] if "known" in self.fields else []
        return [
            *chooser,
            row("kind", "name", "number_kind", "number", "platform", "sex", "actor_country"),
            HTML('{% include "networks/parts/suggestions.html" %}'),
        ]

    def _may_be_known(self) -> bool:
        asked = asked_of(self.data)
        if not (asked.name or asked.numbers):
            return False
        found = likely(asked, user=self.user)
        self.known = [one for one in found if one.same or one.match.score >= POSSIBLE]
        return bool(self.known)

    def _ask_which(self) -> None:
        known = self.known or likely(asked_of(self.data), user=self.user)
        choices = [(one.actor.reference, f"{one.actor} · {one.actor.distinguishing} ({one.reason})") for one in known]
        self.fields["known"] = forms.ChoiceField(
            label=_("Is one of these meant?"),
            choices=[*choices, (ANOTHER, _("None of these: a new entry"))],
            widget=forms.RadioSelect,
            error_messages={"required": _("Somebody like this stands here already. Say whether he is meant.")},
        )


class ActorForm(NamingForm):
    """A new entry that belongs to no case, or was told in one."""

    notes = block(_("Notes"), hint=_("All who may see networks read this: nothing of a case."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lay_out(*self.who, "notes")

    @property
    def facts(self) -> dict[str, Any]:
        return self.new | {"notes": self.cleaned_data["notes"], "source": self.said}


class InvolvementForm(NamingForm):
    """What somebody is said to have done in one case."""

    role = choice(_("What he is said to have done"), Involved.choices)
    words = block(_("As it was told"), hint=_("In the words of whoever says it."))
    happened_on = PartialDateFormField(label=_("When"), required=False)
    place = line(_("Where"), required=False, most=200)
    country = choice(_("In which country"), countries, empty="—")
    channel = choice(_("How the contact came about"), Channel.choices, empty="—")
    promise = line(_("The promise made"), required=False, hint=_("Work, pay, documents, as they were promised."))
    amount = forms.DecimalField(label=_("Price"), required=False, min_value=0, max_digits=14, decimal_places=2)
    currency = line(_("Currency"), required=False, most=3, hint=_("Three letters: KES, USD, RUB."))
    paid = line(_("Who paid whom, and how"), required=False)

    CLAIM = ("role", "words", "happened_on", "place", "country", "channel", "promise", "amount", "currency", "paid")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lay_out(
            Fieldset(_("Who is meant"), *self.who),
            Fieldset(
                _("What is said"),
                row("role", "happened_on", "place", "country"),
                "words",
                row("channel", "promise"),
                row("amount", "currency", "paid"),
            ),
        )

    @property
    def claim(self) -> dict[str, Any]:
        """For the verb."""
        chosen = self.chosen
        who: dict[str, Any] = {"actor": chosen} if chosen else {"new": self.new}
        return who | {"source": self.said} | self.told(*self.CLAIM)


class EditActorForm(RecordForm[Actor]):
    class Meta:
        model = Actor
        fields = ["name", "sex", "country", "notes"]
        widgets = {"notes": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"notes": _("All who may see networks read this: nothing of a case.")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.instance.is_person:
            del self.fields["sex"]
        self.helper = in_rows(self, ("sex", "country"))


class NameForm(SayingForm):
    name = line(_("Name"), most=200, hint=_("In any script."))
    kind = choice(_("Kind"), NameKind.choices)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lay_out(row("name", "kind"))


class IdentifierForm(SayingForm):
    kind = choice(_("Kind"), IdentifierKind.choices)
    number = line(_("Number or account"), most=200)
    platform = line(_("Platform, bank or network"), required=False, most=80)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lay_out(Div("kind", "number", "platform", css_class="fields"))
