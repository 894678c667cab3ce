"""Forms of engagements, with the counterpart chosen already: planned, held, cancelled, planned again."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Membership, User
from cases.models import Case
from diplomacy.forms.base import RecordForm, day, day_input, in_rows, our_post
from diplomacy.forms.cases import CasePicker
from diplomacy.models import Authority, Contact, Engagement
from diplomacy.permissions import posts_of

_ONLY_HELD = ("number", "record", "we_said", "they_said", "they_asked")


class _Contacts(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """Who has left or not come yet is offered too, and said: a meeting of last year may be recorded today."""

    def label_from_instance(self, contact: Contact) -> str:
        if contact.is_in_office or contact.until_on is None:
            return str(contact)
        return _("%(contact)s (left %(day)s)") % {
            "contact": contact, "day": date_format(contact.until_on, "j M Y"),
        }  # fmt: skip


class WithPeople(RecordForm[Engagement]):
    """Who was there on both sides."""

    class Meta:
        model = Engagement
        fields: list[str] = []

    contacts = _Contacts(
        Contact.objects.none(),
        label=gettext_lazy("Who was there for them"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    officers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=gettext_lazy("Who was there for us"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=gettext_lazy("Several with Ctrl or Cmd."),
    )

    def offer_people(self, user: User, authority: Authority) -> None:
        for name, offered in (("contacts", self._contacts(authority)), ("officers", self._officers(user))):
            self.fields[name].queryset = offered  # type: ignore[attr-defined]
            self.fields[name].initial = self._there(name)

    def _contacts(self, authority: Authority) -> QuerySet[Contact]:
        theirs = Q(authority__in=Authority.objects.within(authority.pk))
        return Contact.objects.filter(theirs | Q(pk__in=self._there("contacts"))).order_by("name", "pk")

    def _officers(self, user: User) -> QuerySet[User]:
        """Those who work at a post for which this person may speak."""
        colleagues = Q(is_active=True, pk__in=_current(user).order_by().values("user"))
        there = self._there("officers") if self.instance.pk else [user.pk]
        return User.objects.filter(colleagues | Q(pk__in=there)).order_by("full_name", "pk")

    def _there(self, people: str) -> list[int]:
        """Who was there already. Beside an OR, the links of all engagements would be read for these."""
        return [person.pk for person in self._present[people]]

    @cached_property
    def _present(self) -> dict[str, list[Any]]:
        names = ("contacts", "officers")
        return {name: list(getattr(self.instance, name).order_by("pk")) if self.instance.pk else [] for name in names}


def _current(user: User) -> QuerySet[Membership]:
    return Membership.objects.current().filter(post__in=posts_of(user))


class EngagementForm(CasePicker, WithPeople):
    class Meta:
        model = Engagement
        fields = [
            "kind", "held_on", "starts_at", "place", "number", "subject", "agenda", "their_side", "our_side", "record",
            "we_said", "they_said", "they_asked",
        ]  # fmt: skip
        widgets = {
            "held_on": day_input(),
            "starts_at": forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M"),
            "agenda": forms.Textarea(attrs={"rows": 3}),
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("we_said", "they_said", "they_asked")},
        }
        help_texts = {
            "number": gettext_lazy("Of a note verbale or a letter."),
            "starts_at": gettext_lazy("The hour at the place."),
            "agenda": gettext_lazy("Everybody who may see one of the cases reads this."),
            "we_said": gettext_lazy(
                "For a call or a letter; of a meeting take the points on its page. Everybody who may see one of the "
                "cases reads this."
            ),
            "their_side": gettext_lazy("Names of those who are not in the register."),
            "our_side": gettext_lazy("Names of those who do not work with this system."),
        }

    field_order = [
        "kind", "held_on", "starts_at", "place", "number", "subject", "agenda", "contacts", "their_side", "officers",
        "our_side", "record", "we_said", "they_said", "they_asked",
    ]  # fmt: skip

    def __init__(
        self,
        *args: Any,
        user: User,
        authority: Authority,
        chosen: Collection[Case] = (),
        planned: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.planned = planned
        self.offer_people(user, authority)
        self.fields["record"].required = False
        if planned:
            self.fields["contacts"].label = gettext_lazy("Who will be there for them")
            self.fields["officers"].label = gettext_lazy("Who will be there for us")
            for name in _ONLY_HELD:
                del self.fields[name]
        if not self.instance.pk:
            self.fields["post"] = our_post(user)
        self.offer_cases(user, country=authority.country.code, chosen=chosen)
        self.helper = in_rows(
            self, ("kind", "held_on", "starts_at"), ("place", "number") if not planned else ("place",)
        )

    def clean_record(self) -> str:
        """A form that does not say it keeps what stands: ours alone, of a new one."""
        return str(self.cleaned_data.get("record") or self.instance.record)

    @property
    def facts(self) -> dict[str, Any]:
        """For the verb that records a new one."""
        given = self.cleaned_data
        people = {name: given[name] for name in ("post", "cases", "contacts", "officers")}
        return self.values | people | {"planned": self.planned}

    @property
    def amendment(self) -> dict[str, Any]:
        given = self.cleaned_data
        people = {name: given[name] for name in ("cases", "contacts", "officers")}
        return {"version": self.version, "changes": self.values} | people


class HoldForm(WithPeople):
    """What was planned is held: when it was, and who came."""

    class Meta:
        model = Engagement
        fields = ["held_on", "starts_at", "place", "their_side", "our_side", "record"]
        widgets = {
            "held_on": day_input(),
            "starts_at": forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M"),
        }

    field_order = ["held_on", "starts_at", "place", "contacts", "their_side", "officers", "our_side", "record"]

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer_people(user, self.instance.authority)
        self.helper = in_rows(self, ("held_on", "starts_at"))

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        people = {"contacts": given["contacts"], "officers": given["officers"]}
        return {"version": self.version or 1, "changes": self.values} | people


class CancelForm(RecordForm[Engagement]):
    class Meta:
        model = Engagement
        fields: list[str] = []

    reason = forms.CharField(label=gettext_lazy("Why is it cancelled?"), max_length=300)


class PlanAgainForm(RecordForm[Engagement]):
    class Meta:
        model = Engagement
        fields: list[str] = []

    held_on = day(gettext_lazy("New day"))
