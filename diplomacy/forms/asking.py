"""Forms of asking, of asking for consular access in two clicks, and of asking again."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case
from diplomacy.choices import AWAITING, WISHES, AuthorityKind, RequestKind
from diplomacy.forms.base import block, day, day_input, in_rows, our_post
from diplomacy.forms.cases import TICKED_EACH, CasePicker, label
from diplomacy.forms.earlier import EarlierPicker
from diplomacy.forms.exchanges import engagements_with
from diplomacy.forms.lists import ListPicker
from diplomacy.forms.wishes import AskingForm
from diplomacy.models import Authority, Request
from diplomacy.permissions import may_negotiate, named_cases
from nationals.services.consents import objections_by_national

ANSWER_WITHIN = timedelta(days=7)  # proposed: when the first reminder is due
_LEFT, _MANY = "waiting", "all"
_TEXT_HINT = _("Everybody who may see one of the cases reads this.")


class RequestForm(CasePicker, EarlierPicker, ListPicker, AskingForm):
    """A new request, or the words, the meeting and the term of one that was made."""

    class Meta:
        model = Request
        fields = ["kind", "asked_on", "due_on", "text", "engagement"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "asked_on": day_input(), "due_on": day_input()}
        help_texts = {"text": _TEXT_HINT}

    def __init__(
        self,
        *args: Any,
        user: User,
        authority: Authority,
        chosen: Collection[Case] = (),
        listed: str = "",
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.user = user
        self.offer("engagement", engagements_with(authority), user)
        if self.instance.pk:
            del self.fields["kind"], self.fields["asked_on"], self.fields["override_reason"]
            return
        self.fields["due_on"].initial = timezone.localdate() + ANSWER_WITHIN
        self.fields["post"] = our_post(user)
        self.offer_cases(user, country=authority.country.code, chosen=chosen)
        self.offer_lists(user, country=authority.country.code, address=listed)
        self.helper = in_rows(self, ("asked_on", "due_on"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("list") and "cases" in cleaned:
            cleaned["cases"] = list({case.pk: case for case in [*cleaned["cases"], *cleaned["list"]]}.values())
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """For the verb that makes a new one."""
        return self.values | {name: self.cleaned_data[name] for name in ("post", "cases", "override_reason")}


class AccessForm(AskingForm):
    """Consular access to one national: everything is proposed, one button sends it."""

    class Meta:
        model = Request
        fields = ["authority", "due_on", "text"]
        widgets = {"due_on": day_input(), "text": forms.Textarea(attrs={"rows": 3})}

    other = forms.CharField(
        label=_("Or another authority, by name"),
        required=False,
        max_length=200,
        help_text=_("It is entered in the register, in the country of the case."),
    )
    field_order = ["authority", "other", "due_on", "text"]

    def __init__(self, *args: Any, user: User, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case = case
        self.ask_why(objections_by_national([case.national_id], WISHES[RequestKind.ACCESS]).get(case.national_id, []))
        known = Authority.objects.filter(Q(country=case.country) | Q(kind=AuthorityKind.RED_CROSS))
        self.fields["authority"].queryset = known.order_by("country", "name", "pk")  # type: ignore[attr-defined]
        self.fields["authority"].required = False
        self.fields["authority"].initial = _proposed(case, user)
        self.fields["due_on"].initial = timezone.localdate() + ANSWER_WITHIN
        self.fields["post"] = our_post(user)
        if may_negotiate(user, case.post_id):
            self.fields["post"].initial = case.post_id

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("authority") and not cleaned.get("other"):
            self.add_error("authority", _("Choose whom to ask, or write a name below."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "case": self.case,
            "authority": given["authority"],
            "other": given["other"],
            "post": given["post"],
            "due_on": given["due_on"],
            "text": given["text"],
            "override_reason": given["override_reason"],
        }


class AskAgainForm(AskingForm):
    """Of the same authority, or another in its country; for those of its cases that are ticked."""

    class Meta:
        model = Request
        fields: list[str] = []

    authority = forms.ModelChoiceField(Authority.objects.none(), label=_("Asked of"), empty_label=None)
    cases = forms.MultipleChoiceField(label=_("Cases"), required=False, widget=forms.CheckboxSelectMultiple())
    due_on = day(_("Answer due"))
    text = block(_("What exactly"), hint=_TEXT_HINT)

    def __init__(self, *args: Any, user: User, cases: Collection[Case], **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        former = self.instance
        nearby = Authority.objects.filter(country=former.authority.country).order_by("name", "pk")
        self.fields["authority"].queryset = nearby  # type: ignore[attr-defined]
        open_cases = [case for case in cases if case.is_open]
        self.together = open_cases if len(open_cases) > TICKED_EACH else []
        if self.together:
            self._offer_together()
        else:
            self.fields["cases"].choices = [(case.reference, label(case)) for case in open_cases]  # type: ignore[attr-defined]
        self.initial.update(
            {
                "authority": former.authority_id,
                "cases": None if self.together else [case.reference for case in open_cases],
                "due_on": timezone.localdate() + ANSWER_WITHIN,
                "text": former.text,
            }
        )

    def _offer_together(self) -> None:
        """Too many for a box each."""
        waiting = {row.case_id for row in self.instance.request_cases.filter(state__in=AWAITING)}
        self.waiting = [case for case in self.together if case.pk in waiting]
        left = (_LEFT, _("the %(count)d that still wait"), self.waiting)
        every = (_MANY, _("all %(count)d open cases"), self.together)
        offers = [(name, words % {"count": len(cases)}) for name, words, cases in (left, every) if cases]
        self.fields["cases"] = forms.ChoiceField(label=_("Cases"), choices=offers)

    def clean_cases(self) -> list[Case]:
        chosen = self.cleaned_data["cases"]
        if self.together:
            return list(self.waiting if chosen == _LEFT else self.together)
        return named_cases(chosen, self.user)

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        told = {name: given[name] for name in ("authority", "cases", "due_on", "text", "override_reason")}
        return told | {"version": self.version}


def _proposed(case: Case, user: User) -> Authority | None:
    """Whom we asked last for access in this country, else its ministry, else any authority there."""
    there = Authority.objects.filter(country=case.country)
    asked = Request.objects.found_for(user).filter(authority__country=case.country, kind=RequestKind.ACCESS)
    last = next(iter(asked.order_by("-asked_on", "-pk").shown_to(user, 1)), None)
    if last:
        return last.authority
    return (
        there.filter(kind=AuthorityKind.MINISTRY).order_by("name", "pk").first() or there.order_by("name", "pk").first()
    )
