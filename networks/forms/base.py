"""What the forms of this app share: who says it, in which case; running a verb and showing what it refuses."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case
from core.choices import Confidence, SourceKind
from core.forms import HouseForm, house_helper
from core.text import PlainText
from diplomacy.forms.base import refuse
from diplomacy.permissions import named_cases
from networks.services.saying import Source

Done = TypeVar("Done")
SOURCE = ("source_kind", "source", "confidence")


def line(label: Any, *, required: bool = True, most: int = 300, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=most, help_text=hint, validators=[PlainText()])


def block(label: Any, *, required: bool = False, most: int = 4000, rows: int = 3, hint: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=required, max_length=most, help_text=hint, widget=area, validators=[PlainText(lines=True)]
    )


def choice(label: Any, choices: Any, *, empty: Any = "", required: bool = False, hint: Any = "") -> forms.ChoiceField:
    """``empty``: what stands for nothing; without it there is always something."""
    offered = [*([("", empty)] if empty else []), *choices]
    return forms.ChoiceField(label=label, choices=offered, required=required or not empty, help_text=hint)


class VerbForm(HouseForm):
    """A form that runs one verb."""

    def attempt(self, verb: Callable[[], Done]) -> Done | None:
        """What the verb returns if the form was sent and can be read; nothing if it refused, then the form says why."""
        if not self.is_bound or not self.is_valid():
            return None
        try:
            return verb()
        except ValidationError as error:
            refuse(self, error)
        return None

    def told(self, *names: str) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in names}


class SayingForm(VerbForm):
    """With who says it, how sure we are, and in which case: ``case`` if it is fixed, else its reference is asked."""

    source_kind = choice(_("Who says it"), SourceKind.choices)
    source = line(_("Source, in detail"), required=False, hint=_("Who, where, when, how it reached us."))
    confidence = choice(_("How sure"), Confidence.choices)
    in_case = line(
        _("Said in the case"), required=False, most=20,
        hint=_("Such as C-2026-000123. Empty for what belongs to no case: all who may see networks read it."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, case: Case | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, self.case = user, case
        self.fields["source_kind"].initial = SourceKind.SELF
        self.fields["confidence"].initial = Confidence.UNCONFIRMED
        if case is not None:
            del self.fields["in_case"]
        rest = [name for name in self.fields if name not in (*SOURCE, "in_case")]
        self.order_fields([*rest, *SOURCE, "in_case"])

    def clean_in_case(self) -> Case | None:
        reference: str = self.cleaned_data["in_case"]
        return named_cases([reference], self.user)[0] if reference.strip() else None

    @property
    def said(self) -> Source:
        given = self.cleaned_data
        case = self.case if self.case is not None else given.get("in_case")
        return Source(given["source_kind"], given["source"], given["confidence"], case)

    def lay_out(self, *layout: Any) -> None:
        """What the form is about, then who says it."""
        where = ["in_case"] if "in_case" in self.fields else []
        self.helper = house_helper(*layout, Fieldset(_("Who says it"), row(*SOURCE), *where))


class Fold(Div):  # type: ignore[misc]  # untyped package
    """Fields under a heading that opens and closes without scripts."""

    template = "networks/parts/fold.html"

    def __init__(self, summary: Any, *fields: Any, is_open: bool) -> None:
        super().__init__(*fields)
        self.summary, self.is_open = summary, is_open


def row(*names: str) -> Div:
    """Fields that stand beside each other where there is room."""
    return Div(*names, css_class="fields")


def initial_of(query: Mapping[str, str], *names: str) -> dict[str, str]:
    """What the address already tells."""
    return {name: query[name][:200] for name in names if query.get(name)}
