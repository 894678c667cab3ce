"""Forms of a referral: the draft, what goes with it, sending, steps and questions."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import Post, User
from core.text import as_reference
from diplomacy.forms.base import RecordForm, day, in_rows
from diplomacy.forms.cases import split
from diplomacy.models import Authority
from diplomacy.permissions import in_short, named_cases
from networks.choices import ReferralState
from networks.forms.base import VerbForm, block, choice, line
from networks.models import Actor, Referral
from networks.models.referral import UNITS
from networks.services.referrals.other_side import Offer
from networks.services.referrals.steps import next_steps

_MOST = 2000  # letters: more than a hundred references


class DraftForm(RecordForm[Referral]):
    """Actors and cases are told by their references."""

    class Meta:
        model = Referral
        fields = ["unit", "file_number", "subject", "text", "victims"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "text": _("Write of Victim 1, Victim 2 …: names and numbers of the persons are masked, places are not.")
        }

    actors = line(
        _("Actors, by reference"), required=False, most=_MOST, hint=_("Such as A-000123, with spaces between.")
    )
    cases = line(
        _("Cases, by reference"), required=False, most=_MOST,
        hint=_("Such as C-2026-000123. Victims are numbered in the order of these."),
    )  # fmt: skip
    field_order = ["unit", "file_number", "subject", "actors", "cases", "text", "victims"]

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        self.fields["unit"].queryset = Authority.objects.filter(kind__in=UNITS).order_by("country", "name", "pk")  # type: ignore[attr-defined]
        if not self.instance.pk:
            self.fields["post"] = _post(user)
        else:
            self.fields["actors"].initial = " ".join(_references(self.instance.actors))
            self.fields["cases"].initial = " ".join(_references(self.instance.cases))
        self.helper = in_rows(self, ("unit", "file_number"), ("actors", "cases"))

    def clean_actors(self) -> list[Actor]:
        wanted = list(dict.fromkeys(split(self.cleaned_data["actors"])))
        visible = Actor.objects.visible_to(self.user)
        found = {reference: visible.known_as(as_reference(reference)).first() for reference in wanted[:100]}
        if missing := [reference for reference in wanted if found.get(reference) is None]:
            words = _("There is no actor %(references)s that you may see.")
            raise ValidationError(words, params={"references": in_short(missing)})
        return list({actor.pk: actor for actor in found.values() if actor}.values())

    def clean_cases(self) -> Any:
        return named_cases(split(self.cleaned_data["cases"]), self.user)

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        post = {"post": given["post"]} if "post" in given else {}
        return {"values": self.values | post, "cases": given["cases"], "actors": given["actors"]}


def _references(rows: Any) -> list[str]:
    return list(rows.order_by("reference").values_list("reference", flat=True))


def _post(user: User) -> "forms.ModelChoiceField[Post]":
    """In whose name: hidden from those who record for one post only."""
    allowed = user.scope.posts_for(Permission.RECORD)
    posts = Post.objects.order_by("name") if allowed is None else Post.objects.filter(pk__in=allowed).order_by("name")
    mine = [post for post in posts if post.pk in user.scope.at] or list(posts[:1])
    field = forms.ModelChoiceField(posts, label=_("Our post"), empty_label=None)
    field.initial = mine[0].pk if mine else None
    if len(posts) == 1:
        field.widget = forms.HiddenInput()
    return field


class FileNumberForm(RecordForm[Referral]):
    """All that may still change when it was sent."""

    class Meta:
        model = Referral
        fields = ["file_number"]


class _TicksForm(VerbForm):
    """Boxes, by the kinds of what is offered."""

    def offer(self, name: str, label: Any, rows: list[Any], chosen: set[int], say: Any) -> None:
        self.rows = getattr(self, "rows", {}) | {name: {str(row.pk): row for row in rows}}
        if rows:
            self.fields[name] = forms.MultipleChoiceField(
                label=label, required=False, choices=[(str(row.pk), say(row)) for row in rows],
                initial=[str(pk) for pk in chosen], widget=forms.CheckboxSelectMultiple(),
            )  # fmt: skip

    @property
    def chosen(self) -> dict[str, list[Any]]:
        return {name: [rows[pk] for pk in self.cleaned_data.get(name, ())] for name, rows in self.rows.items()}


class PapersForm(_TicksForm):
    def __init__(self, *args: Any, referral: Referral, documents: list[Any], advertisements: list[Any], **more: Any):
        super().__init__(*args, **more)
        there = list(referral.papers.order_by("pk").values_list("document_id", "advertisement_id"))
        self.offer("documents", _("Documents of its cases"), documents, {pk for pk, _other in there if pk},
                   lambda row: f"{row.case.reference} · {row.name} · {row.get_kind_display()}")  # fmt: skip
        self.offer("advertisements", _("Advertisements"), advertisements, {pk for _other, pk in there if pk},
                   lambda row: f"{row.actor} · {row.name}")  # fmt: skip


class OtherSideForm(_TicksForm):
    def __init__(self, *args: Any, referral: Referral, offer: Offer, **more: Any):
        super().__init__(*args, **more)
        there = list(referral.other_words.order_by("pk").values_list("word_id", "claim_id", "point_id"))
        words, claims, points = ({row[place] for row in there if row[place]} for place in range(3))
        self.offer("words", _("Words about to whom they belong"), offer.words, words,
                   lambda row: f"{row.affiliation}: {row}")  # fmt: skip
        self.offer("claims", _("Claims of its cases"), offer.claims, claims,
                   lambda row: f"{row.case.reference} · {row.get_source_kind_display()} · {row}")  # fmt: skip
        self.offer("points", _("Points made in talks"), offer.points, points,
                   lambda row: f"{row.engagement} · {row}")  # fmt: skip


class SendForm(VerbForm):
    """``against``: how many object; then they are left out, or it is said why not."""

    sent_on = day(_("Sent on"))
    leave_out = forms.BooleanField(label=_("Leave out those who object"), required=False)
    override_reason = block(_("Why it is done against the person’s wish"), most=2000, rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, referral: Referral, against: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sent_on"].initial = timezone.localdate()
        self.fields["version"].initial = referral.version
        if not against and not self.data.get("override_reason"):
            self.fields["override_reason"].widget = forms.HiddenInput()
            self.fields["leave_out"].widget = forms.HiddenInput()


class StepForm(VerbForm):
    kind = choice(_("Step"), ReferralState.choices)
    taken_on = day(_("On"), hint=_("Of a trial the day of the hearing, which may lie ahead."))
    actor = forms.ModelChoiceField(Actor.objects.none(), label=_("Whom it concerns"), required=False,
                                   empty_label=_("all of it"))  # fmt: skip
    text = block(_("What we know of it"))

    def __init__(self, *args: Any, referral: Referral, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(state.value, state.label) for state in next_steps(referral)]  # type: ignore[attr-defined]
        self.fields["actor"].queryset = referral.actors.order_by("name", "pk")  # type: ignore[attr-defined]
        self.fields["taken_on"].initial = timezone.localdate()


class QuestionForm(VerbForm):
    text = block(_("What they ask"), required=True)
    asked_by = line(_("Who asks there"), required=False, most=200)
    asked_on = day(_("Asked on"))
    due_on = day(_("Answer due"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["asked_on"].initial = timezone.localdate()


class AnswerForm(VerbForm):
    answer = block(_("Our answer"), required=True)
    answered_on = day(_("Answered on"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answered_on"].initial = timezone.localdate()
