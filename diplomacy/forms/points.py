"""Forms of points and of the read-out that is drafted from them."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case, Claim
from core.forms import house_helper
from diplomacy.choices import PointKind, Speaker, Turn
from diplomacy.forms.base import Folded, RecordForm, in_rows
from diplomacy.forms.cases import CasePicker
from diplomacy.forms.earlier import OFFERED, EarlierPicker
from diplomacy.models import Authority, Commitment, Engagement, Point, ReadOut, Request
from diplomacy.services.points import Links, askable, newest_askable

_MOST_CLAIMS = 60


class QuickPointForm(CasePicker, RecordForm[Point]):
    """Whose turn, the words, the subject: the rest can wait until after the meeting."""

    class Meta:
        model = Point
        fields = ["text", "subject", "must_not_be_said"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    turn = forms.ChoiceField(label=_("Who"), choices=Turn.choices, widget=forms.RadioSelect())
    field_order = ["turn", "text", "subject", "must_not_be_said"]

    def __init__(
        self, *args: Any, user: User, engagement: Engagement, spoken_of: Collection[Case] = (), **options: Any
    ) -> None:
        chosen = options.pop("chosen", ())
        super().__init__(*args, **options)
        country = engagement.authority.country.code
        self.offer_cases(user, country=country, chosen=chosen, spoken_of=spoken_of)
        about = [name for name in ("ticked", "references") if name in self.fields]
        others = [name for name in self.fields if name not in about]
        is_open = bool(chosen) or self.is_bound  # one that comes back hides no error
        self.helper = house_helper(*others, Folded(_("Cases that it is about"), *about, is_open=is_open))

    @property
    def values(self) -> dict[str, Any]:
        speaker, _dash, kind = self.cleaned_data["turn"].partition("-")
        return super().values | {"speaker": Speaker(speaker), "kind": PointKind(kind)}

    @property
    def links(self) -> Links:
        return Links(self.cleaned_data["cases"])


class _Claims(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    def label_from_instance(self, claim: Claim) -> str:
        return f"{claim.case.national}: {claim}"


class PointForm(EarlierPicker, QuickPointForm):
    """Everything about a point."""

    class Meta(QuickPointForm.Meta):
        fields = ["text", "subject", "must_not_be_said", "said_by", "answers", "request", "commitment"]
        help_texts = {"answers": _("What either side had asked, in this meeting or before.")}

    claims = _Claims(Claim.objects.none(), label=_("Claims"), required=False, widget=forms.CheckboxSelectMultiple())

    def __init__(self, *args: Any, user: User, engagement: Engagement, **options: Any) -> None:
        super().__init__(*args, user=user, engagement=engagement, **options)
        self.fields["turn"].initial = self.instance.turn
        within = list(Authority.objects.within(engagement.authority_id).order_by("pk"))
        self.fields["said_by"].queryset = engagement.contacts.order_by("name", "pk")  # type: ignore[attr-defined]
        requests = Request.objects.filter(authority__in=within)
        promises = Commitment.objects.filter(authority__in=within)
        asked = newest_askable(engagement, user, OFFERED + 2)
        newest = [point for point in asked if point.pk != self.instance.pk]
        self.offer("answers", askable(engagement).exclude(pk=self.instance.pk), user, newest=newest)
        self.offer("request", requests.order_by("-asked_on", "-pk"), user)
        self.offer("commitment", promises.order_by("-promised_on", "-pk"), user)
        self._offer_claims(user)
        self.helper = in_rows(self, ("subject", "said_by"), ("request", "commitment"))
        if "claims" in self.fields:
            self._fold_claims()

    def _fold_claims(self) -> None:
        place = self.helper.layout.fields.index("claims")
        is_open = bool(self.fields["claims"].initial) or self.is_bound
        self.helper.layout.fields[place] = Folded(_("Claims that it confirms or denies"), "claims", is_open=is_open)

    def _offer_claims(self, user: User) -> None:
        """Those of its cases. For a point that is not about any case yet: save the cases first."""
        cases = Case.objects.visible_to(user).filter(points=self.instance.pk)
        linked = self.instance.claims.filter(case__in=Case.objects.visible_to(user)).order_by("pk")
        standing = Claim.objects.standing().filter(case__in=cases)
        newest = standing.order_by("-recorded_at", "-pk").values_list("pk", flat=True)[:_MOST_CLAIMS]
        offered = Claim.objects.filter(pk__in=[*newest, *(claim.pk for claim in linked)])
        claims = offered.select_related("case__national").order_by(
            "case__national__name", "topic", "-recorded_at", "pk"
        )
        self.fields["claims"].initial = [claim.pk for claim in linked]
        self.fields["claims"].queryset = claims  # type: ignore[attr-defined]
        if not claims:
            del self.fields["claims"]

    @property
    def links(self) -> Links:
        return Links(self.cleaned_data["cases"], self.cleaned_data.get("claims", ()))


class StrikeForm(RecordForm[Point]):
    class Meta:
        model = Point
        fields: list[str] = []

    reason = forms.CharField(label=_("Why is it struck through?"), max_length=300)


class ReadOutForm(RecordForm[ReadOut]):
    class Meta:
        model = ReadOut
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 16})}
        help_texts = {"text": _("For everybody: no names of nationals, no references.")}
