"""One post proposes that a person whom it knows is one whom another post knows; neither sees the other's entry."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import Post, User
from core.history import tracked
from core.lookups import ExistsRowByRow
from nationals.choices import PairDecision
from nationals.models import visibility
from nationals.models.likely_pair import LEAST, LikelyPair
from nationals.models.merge import Merge
from nationals.models.national import National


def _of(side: str, people: "models.QuerySet[National]") -> ExistsRowByRow:
    """That this side of the pair is one of these."""
    return ExistsRowByRow(people.filter(pk=OuterRef(f"pair__{side}_id")))


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, user: User) -> Self:
        """Those of which the person sees one side at least, while both stand and nothing hides either."""
        told = National.objects.standing().exclude(visibility.hidden())
        mine = National.objects.visible_to(user)
        between = self.filter(_of("first", told), _of("second", told))
        return between.filter(Q(_of("first", mine)) | Q(_of("second", mine)))

    def open(self) -> Self:
        """Neither joined nor declined, and still likely."""
        likely = self.filter(pair__score__gte=LEAST).exclude(pair__decision=PairDecision.APART)
        return likely.filter(merge=None, declined_at=None)

    def for_decision_by(self, user: User) -> Self:
        """Open ones with a side that the person sees, may join and has not agreed for."""
        if not user.can(Permission.MERGE):
            return self.none()
        mine = National.objects.visible_to(user)
        first = Q(_of("first", mine), first_agreed_by=None)
        return self.visible_to(user).open().filter(first | Q(_of("second", mine), second_agreed_by=None))

    def for_list(self) -> Self:
        return self.select_related("pair__first__post", "pair__second__post", "post", "proposed_by").order_by("-pk")


@tracked()
class Proposal(models.Model):
    """``from_first``: the post that proposes knows the first of the pair. A side agrees once, by a supervisor in charge
    of it; when both have, the two are joined. ``post`` is told to the other side: whoever proposes says who he is.
    """

    pair = models.ForeignKey(LikelyPair, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("pair"))
    from_first = models.BooleanField(_("proposed from the first"), editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by post"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now, editable=False)
    first_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("agreed for the first"),
    )  # fmt: skip
    second_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("agreed for the second"),
    )  # fmt: skip
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("declined by"),
    )  # fmt: skip
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True, editable=False)
    merge = models.ForeignKey(
        Merge, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("joining")
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("proposal across posts")
        verbose_name_plural = _("proposals across posts")
        constraints = [
            models.UniqueConstraint(
                fields=["pair"], condition=Q(merge=None, declined_at=None), name="proposal_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(first_agreed_by=None)
                | Q(second_agreed_by=None)
                | ~Q(first_agreed_by=F("second_agreed_by")),
                name="proposal_agreed_by_two",
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None, declined_by=None)
                | Q(declined_at__isnull=False, declined_by__isnull=False),
                name="proposal_declined_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(merge=None) | Q(first_agreed_by__isnull=False, second_agreed_by__isnull=False),
                name="proposal_joined_iff_agreed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pair)

    def get_absolute_url(self) -> str:
        return reverse("nationals:proposal", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.merge_id is None and self.declined_at is None

    def has_agreed(self, national: National) -> bool:
        """Whether the side of this entry has."""
        by = self.first_agreed_by_id if national.pk == self.pair.first_id else self.second_agreed_by_id
        return by is not None
