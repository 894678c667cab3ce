"""Records that two people may edit at the same time: who saves second is told, and overwrites nothing."""

from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from audit.admin.records import RecordAdmin
from core.forms import VersionedForm
from core.models import StaleError, Versioned

Record = TypeVar("Record", bound=Versioned)


class KeptForm(VersionedForm[Record]):
    """The house's form of a versioned record, checked against the row that the admin's transaction locks."""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if self.instance.pk:
            try:
                type(self.instance).locked(self.instance.pk, self.version)
            except StaleError as error:
                self.met(error)
                raise ValidationError(self._refusals(), code="stale") from error
        return told

    def _refusals(self) -> list[str]:
        told = [
            _("%(field)s: it was “%(before)s”, now it is “%(now)s”; you typed “%(yours)s”.")
            % {"field": change.label, "before": change.before, "now": change.now, "yours": change.yours}
            for change in self.changes
        ]
        return [_("Nothing is saved: somebody else has changed this record meanwhile. Check and save again."), *told]


class VersionedAdmin(RecordAdmin[Record]):
    """Each save is the next version. The hidden ``version_seen`` tells which one the admin was looking at."""

    form: type[forms.ModelForm[Any]] = KeptForm

    def save_model(self, request: HttpRequest, obj: Record, form: Any, change: bool) -> None:
        if change:
            obj.save_as_next_version()
        else:
            obj.save()
