"""What went with a referral, and what the other side says of the same events."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Claim, Document
from core.history import tracked, written_once
from diplomacy.models import Point
from networks.models.advertisement import Advertisement
from networks.models.affiliation import AffiliationWord
from networks.models.referral import Referral


@tracked()
class ReferralDocument(models.Model):
    """A file that goes with the pack: of a case, or an advertisement of an actor."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="papers", verbose_name=_("referral"))
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="referral_papers",
        verbose_name=_("document"),
    )  # fmt: skip
    advertisement = models.ForeignKey(
        Advertisement, on_delete=models.PROTECT, null=True, blank=True, related_name="referral_papers",
        verbose_name=_("advertisement"),
    )  # fmt: skip
    objects = models.Manager["ReferralDocument"]()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("document of a referral")
        verbose_name_plural = _("documents of referrals")
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "document", "advertisement"], nulls_distinct=False, name="referral_document_once"
            ),
            models.CheckConstraint(
                condition=Q(document=None, advertisement__isnull=False) | Q(document__isnull=False, advertisement=None),
                name="referral_document_is_one_file",
            ),
        ]

    def __str__(self) -> str:
        return self.kept.name

    @property
    def kept(self) -> Document | Advertisement:
        """Which file it is."""
        kept = self.document or self.advertisement
        assert kept is not None  # noqa: S101  referral_document_is_one_file
        return kept


@tracked()
class ReferralWord(models.Model):
    """What the other side says of the same events: a claim of a case, a word about an affiliation, or a point."""

    referral = models.ForeignKey(
        Referral, on_delete=models.CASCADE, related_name="other_words", verbose_name=_("referral")
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="referral_words", verbose_name=_("claim")
    )
    word = models.ForeignKey(
        AffiliationWord, on_delete=models.PROTECT, null=True, blank=True, related_name="referral_words",
        verbose_name=_("word about an affiliation"),
    )  # fmt: skip
    point = models.ForeignKey(
        Point, on_delete=models.PROTECT, null=True, blank=True, related_name="referral_words", verbose_name=_("point")
    )
    objects = models.Manager["ReferralWord"]()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("what the other side says")
        verbose_name_plural = _("what the other side says")
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "claim", "word", "point"], nulls_distinct=False, name="referral_word_once"
            ),
            models.CheckConstraint(
                condition=Q(claim__isnull=False, word=None, point=None)
                | Q(claim=None, word__isnull=False, point=None)
                | Q(claim=None, word=None, point__isnull=False),
                name="referral_word_is_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.claim or self.word or self.point)


def stored_under(_pack: "ReferralPack", _filename: str) -> str:
    """An unguessable name that says nothing of anybody."""
    name = uuid.uuid4().hex
    return f"networks/{name[:2]}/{name}"


class ReferralPack(models.Model):
    """Written once: the very file that was sent."""

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="pack", verbose_name=_("referral"))
    file = models.FileField(_("file"), upload_to=stored_under, max_length=120)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    objects = models.Manager["ReferralPack"]()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("pack of a referral")
        verbose_name_plural = _("packs of referrals")
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="referral_pack_has_its_hash"),
        ]
        triggers = [written_once("referral_pack_is_written_once")]

    def __str__(self) -> str:
        return f"{self.referral.reference}.pdf"
