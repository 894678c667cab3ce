"""Handing in a name list, and what a person decides about a line of it."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import AskedFor, Status
from cases.forms.entries import block, line, ticks
from cases.services.name_lists.receiving import pasted
from core.choices import Confidence, SourceKind
from core.fields import PartialDateFormField
from core.forms import HouseForm, house_helper
from nationals.choices import UnidentifiedKind

LONGEST_PASTED = 500_000  # characters


class PastedField(forms.Field):
    """Text kept as it was sent, with whatever invisible characters are in it: it is evidence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4}), **options)

    def clean(self, value: object) -> str:
        text = str(value or "").strip()
        if len(text) > LONGEST_PASTED:
            raise forms.ValidationError(_("This is too long. Save it as a file."))
        return text


class ListForm(HouseForm):
    """A file or pasted text, who sent it, and what being on it means."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("An .xlsx, .docx or .csv file, at most 50 MB."), max_length=200
    )
    text = PastedField(label=_("Or the text itself"), help_text=_("One person a line, as it was sent, in any script."))
    source_kind = forms.ChoiceField(label=_("Who sent it"), choices=SourceKind.choices, initial=SourceKind.HOLDING)
    sender = line(_("Sender, in detail"), most=200, hint=_("Which unit, office or person."))
    received_on = forms.DateField(
        label=_("Received"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    country = forms.ChoiceField(label=_("Country where they are said to be"), choices=[("", "—"), *countries])
    post = forms.ModelChoiceField(
        Post.objects.none(), label=_("Post"), help_text=_("Its staff see the list; new cases from it are theirs.")
    )
    held_by = line(_("Held by, as the list says"), required=False, most=200)
    status = forms.ChoiceField(
        label=_("What it says of everybody on it"), required=False, choices=[("", _("nothing")), *Status.choices],
        help_text=_("A line that says otherwise counts for itself. Two people decide where this changes a case."),
    )  # fmt: skip
    as_of = PartialDateFormField(label=_("The day for which it says so"), required=False)
    confidence = forms.ChoiceField(label=_("How sure"), choices=Confidence.choices, initial=Confidence.UNCONFIRMED)

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        posts = user.scope.posts_for(Permission.REGISTER)
        allowed = Post.objects.all() if posts is None else Post.objects.filter(pk__in=posts)
        field = self.fields["post"]
        field.queryset = allowed.order_by("kind", "name")  # type: ignore[attr-defined]
        field.initial = allowed.order_by("kind", "name").first()
        self.fields["received_on"].initial = timezone.localdate()
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.docx,.csv,.tsv,.txt"
        self.helper = house_helper(
            "file", "text", Div("source_kind", "sender", "received_on", "country", css_class="fields"), "post",
            Div("held_by", "status", "as_of", "confidence", css_class="fields"),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if bool(file) == bool(text) and not {"file", "text"} & self.errors.keys():
            self.add_error(None, _("Give either a file or the text."))
        if text and not file:
            cleaned["file"] = pasted(text)
        received = cleaned.get("received_on")
        if received and received > timezone.localdate():
            self.add_error("received_on", _("This lies in the future."))
        return cleaned


class AnswerForm(HouseForm):
    asks = ticks(_("We ask for"), AskedFor)


class AcceptForm(HouseForm):
    reference = line(_("Reference of the person"), most=16)


class UnidentifiedForm(HouseForm):
    kind = forms.ChoiceField(label=_("Living person or body"), choices=UnidentifiedKind.choices)


class RejectForm(HouseForm):
    reason = block(_("Why"), required=False, most=2000, rows=2)


class AskForm(HouseForm):
    colleague = forms.ModelChoiceField(User.objects.none(), label=_("Whom"))
    question = block(_("What should be looked at"), most=2000, rows=2)

    def __init__(self, *args: Any, post: Post, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        colleagues = User.objects.working_at(post).exclude(pk=user.pk)
        self.fields["colleague"].queryset = colleagues  # type: ignore[attr-defined]


class NewPersonForm(HouseForm):
    name = line(_("Name as in the passport"), most=200, hint=_("The list's spelling is kept as another name."))


class DeclineForm(HouseForm):
    reason = line(_("Why you decline"), most=300)
