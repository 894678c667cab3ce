"""What was handed to police or prosecutor, about whom and in which cases."""

from typing import Any, Self

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.models import Case
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from diplomacy.choices import AuthorityKind
from diplomacy.models import Authority
from networks.choices import ReferralState, VictimNaming
from networks.models import visibility
from networks.models.actor import Actor

UNITS = (AuthorityKind.POLICE, AuthorityKind.PROSECUTION)


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, user: User) -> Self:
        """For who may see networks and every case and actor in it: a pack that concerns several cannot be cut."""
        if not visibility.may_see(user):
            return self.none()
        return self._within(Case.objects.visible_to(user), Actor.objects.visible_to(user))

    def administered_by(self, user: User) -> Self:
        return self._within(Case.objects.administered_by(user), Actor.objects.administered_by(user))

    def _within(self, cases: Any, actors: Any) -> Self:
        of_it: Any = ReferralCase.objects.filter(referral=OuterRef("pk"))
        named: Any = ReferralActor.objects.filter(referral=OuterRef("pk"))
        unseen = of_it.filter(~Exists(cases.filter(pk=OuterRef("case_id"))))
        unknown = named.filter(~Exists(actors.filter(pk=OuterRef("actor_id"))))
        return self.filter(~Q(Exists(unseen)), ~Q(Exists(unknown)))

    def with_late_questions(self) -> Self:
        asked = apps.get_model("networks", "ReferralQuestion")._default_manager.all()
        late: Any = asked.filter(answered_on=None, due_on__lt=timezone.localdate())
        return self.filter(Exists(late.filter(referral=OuterRef("pk"))))

    def for_list(self) -> Self:
        return self.select_related("unit", "post").order_by("-pk")


@tracked()
class Referral(Versioned):
    """To one unit of police or prosecution. A draft may change; what was sent stays, and only steps are added.

    ``state`` is that of the newest standing step; ``victims`` says what the pack calls them.
    """

    reference = models.CharField(_("reference"), max_length=16, unique=True, editable=False)
    unit = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("police or prosecutor")
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("our post"))
    file_number = TextLine(_("their file number"), max_length=80, blank=True)
    subject = TextLine(_("subject"), max_length=200)
    text = TextBlock(_("what we tell them"), blank=True)
    victims = models.CharField(
        _("what the pack calls victims"), max_length=10, choices=VictimNaming, default=VictimNaming.NUMBER
    )
    state = models.CharField(
        _("state"), max_length=20, choices=ReferralState, default=ReferralState.DRAFT, editable=False
    )
    sent_on = models.DateField(_("sent on"), null=True, blank=True, editable=False)
    cases: "models.ManyToManyField[Case, ReferralCase]" = models.ManyToManyField(
        Case, through="ReferralCase", related_name="referrals", verbose_name=_("cases")
    )
    actors: "models.ManyToManyField[Actor, ReferralActor]" = models.ManyToManyField(
        Actor, through="ReferralActor", related_name="referrals", verbose_name=_("actors")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("recorded by")
    )
    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        constraints = [
            models.CheckConstraint(condition=~Q(subject=""), name="referral_has_a_subject"),
            models.CheckConstraint(condition=Q(reference__regex=r"^RF-\d{4}-\d{6,}$"), name="referral_reference_form"),
            models.CheckConstraint(condition=Q(state__in=ReferralState.values), name="referral_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=ReferralState.DRAFT, sent_on=None)
                | (~Q(state=ReferralState.DRAFT) & Q(sent_on__isnull=False)),
                name="referral_dated_iff_sent",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="referral_by_unit")]

    def __str__(self) -> str:
        return f"{self.reference}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("networks:referral", args=[self.reference])

    def clean(self) -> None:
        if self.unit_id and self.unit.kind not in UNITS:
            raise ValidationError({"unit": gettext("A referral goes to police or prosecution.")})

    @property
    def is_draft(self) -> bool:
        return self.state == ReferralState.DRAFT


@tracked()
class ReferralCase(models.Model):
    """A case whose victim it is about. ``number``: what the pack calls the victim, once it was sent; nobody who was
    ``left_out`` has one."""

    referral = models.ForeignKey(
        Referral, on_delete=models.CASCADE, related_name="referral_cases", verbose_name=_("referral")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referral_cases", verbose_name=_("case"))
    left_out = models.BooleanField(_("left out"), default=False)
    number = models.PositiveSmallIntegerField(_("number of the victim"), null=True, blank=True)
    objects = models.Manager["ReferralCase"]()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("case of a referral")
        verbose_name_plural = _("cases of referrals")
        constraints = [
            models.UniqueConstraint(fields=["referral", "case"], name="referral_case_once"),
            models.CheckConstraint(
                condition=Q(left_out=False) | Q(number=None), name="referral_case_left_out_has_no_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.referral}: {self.case}"


@tracked()
class ReferralActor(models.Model):
    """An actor it is about."""

    referral = models.ForeignKey(
        Referral, on_delete=models.CASCADE, related_name="referral_actors", verbose_name=_("referral")
    )
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="referral_actors", verbose_name=_("actor"))
    objects = models.Manager["ReferralActor"]()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("actor of a referral")
        verbose_name_plural = _("actors of referrals")
        constraints = [models.UniqueConstraint(fields=["referral", "actor"], name="referral_actor_once")]

    def __str__(self) -> str:
        return f"{self.referral}: {self.actor}"
