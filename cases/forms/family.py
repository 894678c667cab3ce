"""The form of a contact with a relative: it asks for a reason only where the relative's record makes it so."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import CONTACT_KINDS
from cases.forms.entries import block
from cases.services.family import Said
from core.fields import PartialDateFormField
from core.forms import HouseForm, house_helper
from nationals.choices import Telling
from nationals.models import NextOfKin


class FamilyContactForm(HouseForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, kind.label) for kind in CONTACT_KINDS])
    reached = forms.BooleanField(label=_("Reached"), required=False, initial=True)
    occurred_on = PartialDateFormField(label=_("When"), required=False, help_text=_("Empty: today."))
    text = block(_("What was said"), rows=3)
    told = forms.ChoiceField(label=_("The most that was told"), choices=Telling.choices)
    told_reason = block(_("Why more was told than may be"), required=False, most=2000, rows=2)
    unsafe_reason = block(_("Why somebody was contacted who must not be"), most=2000, rows=2)
    next_update_on = forms.DateField(
        label=_("Next update promised for"),
        required=False,
        help_text=_("It becomes a duty, which is done when this relative is next reached."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, kin: NextOfKin, **options: Any) -> None:
        super().__init__(*args, **options)
        reasons = []
        if kin.is_unsafe:
            reasons.append("unsafe_reason")
        if kin.may_be_told != Telling.EVERYTHING:
            reasons.append("told_reason")
            hint = _("Needed only for more than: %(what)s.") % {"what": kin.get_may_be_told_display()}
            self.fields["told_reason"].help_text = hint
        for name in {"unsafe_reason", "told_reason"} - {*reasons}:
            del self.fields[name]
        self.helper = house_helper(
            *(name for name in reasons if name == "unsafe_reason"),
            Div("kind", "occurred_on", css_class="fields"),
            "reached",
            "text",
            "told",
            *(name for name in reasons if name == "told_reason"),
            "next_update_on",
        )

    @property
    def said(self) -> Said:
        return Said(**self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        occurred = cleaned.get("occurred_on")
        if occurred and occurred.earliest and occurred.earliest > timezone.localdate():
            self.add_error("occurred_on", _("This lies in the future."))
        return cleaned
