"""The house's forms: one look, and forms of versioned records that nobody overwrites unseen.

The pattern of a view that edits a versioned record::

    @once
    def edit(request: OfficerRequest, reference: str) -> HttpResponse:
        national = get_object_or_404(National.objects.visible_to(request.user), reference=reference)
        form = NationalForm(request.POST or None, instance=national)
        if request.method == "POST" and form.is_valid():
            try:
                return redirect(services.edit_national(form.instance, version=form.version, by=request.user))
            except StaleError as error:
                form.met(error)
        return render(request, "nationals/edit.html", {"form": form}, status=form.status)

The verb locks with ``National.locked(pk, version)``, which raises ``StaleError``. The page then comes back with 409:
``components/form_body.html`` shows what changed meanwhile, what was typed stays, fields that were not touched take
the newer value, and the next save counts as made in the knowledge of it.
"""

from http import HTTPStatus
from typing import Any, Generic, TypeVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict

from core.models import StaleError, Versioned
from core.stale import Change, changes_since, current_data
from core.text import PlainText

Record = TypeVar("Record", bound=Versioned)


def house_helper(*layout: Any) -> FormHelper:
    """Only fields: the page owns ``<form>``, the keys and the buttons. Without a layout all fields, in their order."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    if layout:
        helper.layout = Layout(*layout)
    return helper


class PlainTextFields:
    """Mixin for forms: every text field refuses characters that hide or reorder text."""

    fields: dict[str, forms.Field]

    def refuse_hidden_characters(self) -> None:
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and not any(isinstance(own, PlainText) for own in field.validators):
                field.validators.append(PlainText(lines=isinstance(field.widget, forms.Textarea)))


class HouseForm(PlainTextFields, forms.Form):
    """A form that is not one record's."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.refuse_hidden_characters()
        self.helper = house_helper()


class VersionedForm(PlainTextFields, forms.ModelForm[Record], Generic[Record]):
    """A record's form that carries the version it was opened with. The fields need not name ``version``."""

    version_seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.refuse_hidden_characters()
        self.helper = house_helper()
        self.changes: list[Change] = []
        self.fields["version_seen"].initial = self.instance.version

    @property
    def version(self) -> int | None:
        """The version that the reader saw; ``None`` for a new record."""
        seen: int | None = self.cleaned_data.get("version_seen")
        return seen if self.instance.pk else None

    @property
    def status(self) -> int:
        return HTTPStatus.CONFLICT if self.changes else HTTPStatus.OK

    def clean_version_seen(self) -> int | None:
        """A form sent without its version counts as made of the first, so that it cannot overwrite anything."""
        seen: int | None = self.cleaned_data.get("version_seen")
        return seen or 1

    def met(self, error: StaleError) -> None:
        """Somebody was quicker: keep what was typed, take over the rest, remember what differs."""
        current = error.current
        self.changes = changes_since(current, self.version or 1, self)
        data = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        for change in self.changes:
            if change.is_taken:
                data.setlist(self.add_prefix(change.name), current_data(current, self, change.name))
        data[self.add_prefix("version_seen")] = str(current.version)
        self.data = data
