"""Forms of somebody unidentified, and what their list is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import Post, User
from core.fields import PartialDateFormField
from core.forms import HouseForm, VersionedForm, house_helper
from nationals.choices import Certainty, IdentificationMethod, Linked, UnidentifiedKind
from nationals.models import Unidentified
from nationals.models.unidentified import OLDEST

FIELDS = [
    "kind", "sex", "age_from", "age_to", "said_name", "description", "found_on", "found_place", "country", "held_by",
    "held_at", "source",
]  # fmt: skip
LONGEST = 200


class UnidentifiedForm(VersionedForm[Unidentified]):
    """What is known of a person or body that nobody has identified."""

    age_from = forms.IntegerField(label=_("Apparent age from"), required=False, min_value=0, max_value=OLDEST)
    age_to = forms.IntegerField(label=_("Apparent age to"), required=False, min_value=0, max_value=OLDEST)
    found_on = PartialDateFormField(label=_("Found when"), required=False)

    class Meta:
        model = Unidentified
        fields = FIELDS
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "said_name": _("As the person, a neighbour or a list says it; in any script."),
            "description": _("Height, hair, scars, tattoos, teeth, clothing, what was carried."),
            "source": _("Who reports it: hospital, brigade, morgue, witness."),
        }

    def __init__(self, *args: Any, more: tuple[str, ...] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = house_helper(
            "version_seen",
            Div("kind", "sex", "age_from", "age_to", css_class="fields"),
            "said_name",
            "description",
            Div("found_on", "found_place", "country", css_class="fields"),
            Div("held_by", "held_at", css_class="fields"),
            "source",
            *more,
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        youngest, oldest = told.get("age_from"), told.get("age_to")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("age_to", _("This is less than the age from which on it was estimated."))
        return told


class NewUnidentifiedForm(UnidentifiedForm):
    post = forms.ModelChoiceField(Post.objects.none(), label=_("Recorded by"))

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, more=("post",), **options)
        posts = Post.objects.order_by("name")
        allowed = user.scope.posts_for(Permission.REGISTER)
        choices = posts if allowed is None else posts.filter(pk__in=allowed)
        self.fields["post"].queryset = choices  # type: ignore[attr-defined]
        self.fields["post"].initial = next(iter(user.scope.posts), None)


class IdentifyForm(HouseForm):
    """How it was found out who somebody is. That of a body is preliminary until a second person confirms it."""

    method = forms.ChoiceField(label=_("Method"), choices=[("", "—"), *IdentificationMethod.choices])
    certainty = forms.ChoiceField(label=_("How sure"), choices=Certainty.choices)
    identified_on = PartialDateFormField(label=_("When"), required=False)
    examiner = forms.CharField(
        label=_("Who recognised or examined"), max_length=200, help_text=_("Name and office, or the relative.")
    )
    evidence = forms.CharField(
        label=_("What it rests on"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What was compared with what; number and date of a report."),
    )  # fmt: skip

    def __init__(self, *args: Any, of_body: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if of_body:
            del self.fields["certainty"]


class WithdrawForm(HouseForm):
    reason = forms.CharField(label=_("Why it does not hold"), max_length=300)


@dataclass(frozen=True, slots=True)
class Asked:
    """View, kind and words of the list; what nobody can have meant counts as not said."""

    view: Linked
    kind: str
    words: str

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        view, kind = query.get("view", ""), query.get("kind", "")
        return cls(
            Linked(view) if view in Linked.values else Linked.OPEN,
            kind if kind in UnidentifiedKind.values else "",
            query.get("q", "").replace("\0", " ").strip()[:LONGEST],
        )

    def address(self, **other: str) -> str:
        """The query that shows this, or this with something else in it."""
        view = "" if self.view is Linked.OPEN else str(self.view)
        parts = {"view": view, "kind": self.kind, "q": self.words, **other}
        return urlencode({name: value for name, value in parts.items() if value})
