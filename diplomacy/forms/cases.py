"""Choosing the cases that something concerns: by reference, or by ticking what is offered. Works without scripts."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Case
from core.text import as_reference
from diplomacy.permissions import named_cases

OFFERED = 10
MOST = 5000  # cases that one form can name
TICKED_EACH = 60  # chosen cases that have a box each; more have one together


class Ticks(forms.MultipleChoiceField):
    """What is ticked is checked by reference, not against what was offered: the offer changes by the minute."""

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, str)


class CasePicker:
    """Mixin: ``ticked`` and ``references`` become ``cases`` in the cleaned data, each one visible to the person.

    ``before`` remembers what the page showed as chosen, so that a case that somebody else has added
    meanwhile is not taken off again.
    """

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    data: Any
    is_bound: bool
    user: User
    standing: Collection[Case] = ()
    together: Collection[Case] = ()

    def offer_cases(
        self, user: User, *, country: str, chosen: Collection[Case] = (), spoken_of: Collection[Case] = ()
    ) -> None:
        """``spoken_of``: those that the occasion is about, offered before others."""
        self.user, self.standing = user, list(chosen)
        self.together = list(chosen) if len(chosen) > TICKED_EACH else []
        picked = self._picked([] if self.together else chosen)
        nearest = list(dict.fromkeys([*picked, *spoken_of]))
        offered = [*nearest, *_suggestions(user, country, [*nearest, *self.together])]
        if self.together:
            label_of_all = _("All %(count)d cases that it concerns already") % {"count": len(self.together)}
            self.fields["together"] = forms.BooleanField(label=label_of_all, required=False, initial=True)
        if offered or (self.is_bound and self.data.getlist("ticked")):
            self.fields["ticked"] = Ticks(
                label=_("Cases"),
                required=False,
                choices=[(case.reference, label(case)) for case in offered],
                initial=[] if self.together else [case.reference for case in chosen],
                widget=forms.CheckboxSelectMultiple(),
            )
        self.fields["references"] = forms.CharField(
            label=_("More cases, by reference") if offered else _("Cases, by reference"),
            required=False,
            max_length=16 * MOST,
            help_text=_("Such as C-2026-000123, separated by spaces."),
        )
        before = " ".join(case.reference for case in chosen)
        self.fields["before"] = forms.CharField(required=False, initial=before, widget=forms.HiddenInput)

    def _picked(self, chosen: Collection[Case]) -> list[Case]:
        """Those chosen, and on a form that comes back those ticked or written, as far as they may be seen."""
        if not self.is_bound:
            return list(chosen)
        typed = split(self.data.get("references", ""))
        told = {*map(as_reference, self.data.getlist("ticked")), *(typed if len(typed) <= TICKED_EACH else ())}
        seen = Case.objects.visible_to(self.user).filter(reference__in=sorted(told)[:MOST])
        return list(dict.fromkeys([*chosen, *seen.select_related("national").order_by("reference")]))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data  # type: ignore[misc]
        told = {*cleaned.get("ticked", ()), *split(cleaned.get("references", ""))}
        if cleaned.get("together"):
            told |= {case.reference for case in self.together}
        meanwhile = {case.reference for case in self.standing} - set(split(cleaned.get("before", "")))
        try:
            cleaned["cases"] = named_cases(told | meanwhile, self.user)
        except ValidationError as error:
            self.add_error("references", error)  # type: ignore[attr-defined]
        return cleaned


def label(case: Case) -> str:
    """Who it is, with what tells two of the same name apart."""
    return f"{case.reference} · {case.national.name} · {case.national.distinguishing} · {case.get_status_display()}"


def split(text: str) -> list[str]:
    return [as_reference(part) for part in text.replace(",", " ").replace(";", " ").split()]


def _suggestions(user: User, country: str, picked: Iterable[Case]) -> list[Case]:
    """Open cases: the person's own first, the newest of them; then the last entered in the counterpart's country."""
    fitting = Case.objects.visible_to(user).open().exclude(pk__in=[case.pk for case in picked])
    mine = fitting.filter(assignee_id=user.pk).select_related("national").order_by("-opened_at", "-pk")
    found = list(mine[:OFFERED])
    if left := OFFERED - len(found):
        there = fitting.filter(country=country).exclude(assignee_id=user.pk)
        found += there.select_related("national").order_by("-pk")[:left]
    return found
