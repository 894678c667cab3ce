"""The form of a contact with a relative: it asks for a reason only where the relative's record makes it so."""

from collections.abc import Collection
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
from nationals.models import Consent, NextOfKin


class FamilyContactForm(HouseForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, kind.label) for kind in CONTACT_KINDS])
    reached = forms.BooleanField(label=_("Reached"), required=False, initial=True)
    occurred_on = PartialDateFormField(label=_("When"), required=False, help_text=_("Empty: today."))
    text = block(_("What was said"), rows=3)
    told = forms.ChoiceField(label=_("The most that was told"), choices=Telling.choices)
    told_reason = block(_("Why more was told than may be"), required=False, most=2000, rows=2)
    override_reason = block(_("Why it was done against the person’s wish"), most=2000, rows=2)
    unsafe_reason = block(_("Why somebody was contacted who must not be"), most=2000, rows=2)
    next_update_on = forms.DateField(
        label=_("Next update promised for"),
        required=False,
        help_text=_("It becomes a duty, which is done when this relative is next reached."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, kin: NextOfKin, against: Collection[Consent], **options: Any) -> None:
        super().__init__(*args, **options)
        asked = {
            "override_reason": bool(against),
            "unsafe_reason": kin.is_unsafe,
            "told_reason": kin.may_be_told != Telling.EVERYTHING,
        }
        hint = _("Needed only for more than: %(what)s.") % {"what": kin.get_may_be_told_display()}
        self.fields["told_reason"].help_text = hint
        for name in [name for name, is_asked in asked.items() if not is_asked]:
            del self.fields[name]
        self.helper = house_helper(
            *(name for name in ("override_reason", "unsafe_reason") if asked[name]),
            Div("kind", "occurred_on", css_class="fields"),
            "reached",
            "text",
            "told",
            *(["told_reason"] if asked["told_reason"] else []),
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
