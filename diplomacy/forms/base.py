"""What the forms of this app share."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Post, User
from core.forms import Record, VersionedForm, house_helper
from core.models import StaleError, Versioned
from diplomacy.permissions import posts_of

Done = TypeVar("Done", bound=Versioned)


class _Refusable(Protocol):
    fields: dict[str, forms.Field]

    def add_error(self, field: str | None, error: Any) -> None: ...


def refuse(form: _Refusable, error: ValidationError) -> None:
    """Show what a verb has refused: beside the field where the form has it, else at the top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        for each in errors:
            form.add_error(name if name in form.fields else None, each)


class RecordForm(VersionedForm[Record]):
    """A versioned record's form whose rules are the verb's: :meth:`attempt` runs it and shows what it refuses."""

    def _post_clean(self) -> None:
        """Nothing: the verb checks the record, with the fields that this form does not have, and locks it first."""

    @property
    def values(self) -> dict[str, Any]:
        """The record's own fields."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or () if name in self.cleaned_data}

    def attempt(self, verb: Callable[[], Done]) -> Done | None:
        """What the verb returns if the form was sent and can be read; nothing if it refused, then the form says why."""
        if not self.is_valid():
            return None
        try:
            return verb()
        except ValidationError as error:
            refuse(self, error)
        except StaleError as error:
            self.met(error)
            if not self.changes:
                self.add_error(None, _("Somebody else has changed this meanwhile. Look at it, then send this again."))
        return None


def in_rows(form: forms.BaseForm, *rows: tuple[str, ...]) -> FormHelper:
    """The form's fields in their order; those of a row stand beside each other where there is room."""
    follows = {name for row in rows for name in row[1:]}
    begins = {row[0]: row for row in rows}
    return house_helper(
        *(
            Div(*begins[name], css_class="fields") if name in begins else name
            for name in form.fields
            if name not in follows
        )
    )


class Folded(Div):  # type: ignore[misc]  # untyped package
    """Fields that most do not need: behind a line that opens them, and open where something is wrong with them."""

    template = "components/folded.html"

    def __init__(self, summary: Any, *fields: str, is_open: bool = False) -> None:
        super().__init__(*fields)
        self.summary, self.is_open = summary, is_open


def day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    return forms.DateField(label=label, required=required, help_text=hint, widget=day_input())


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")


def block(label: Any, *, required: bool = False, rows: int = 4, hint: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=20_000, help_text=hint, widget=area)


def our_post(user: User) -> "forms.ModelChoiceField[Post]":
    """In whose name: hidden from those who can speak for one post only."""
    posts: QuerySet[Post] = posts_of(user)
    mine = [post for post in posts if post.pk in user.scope.at] or list(posts[:1])
    field = forms.ModelChoiceField(posts, label=gettext_lazy("Our post"), empty_label=None)
    field.initial = mine[0].pk if mine else None
    if len(posts) == 1:
        field.widget = forms.HiddenInput()
    return field
