"""By what an actor is known: other names, numbers, accounts."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import phones
from core.fields import TextLine
from core.history import tracked
from networks.choices import IdentifierKind, NameKind, Script
from networks.models import visibility
from networks.models.actor import Actor
from networks.models.said import STRUCK, Row, Said, SaidQuerySet


class SharedQuerySet(SaidQuerySet[Row]):
    """By what he is known is told to all who may see networks, whichever post heard it: only so the second case is
    seen to be the second. What a restricted case alone says stays with those named on it."""

    def visible_to(self, user: User) -> Self:
        return self.filter(visibility.of_open_cases(user)) if visibility.may_see(user) else self.none()

    def heard_by(self, user: User) -> Self:
        """Those whose source this person may see as well: of his own cases, or of none."""
        return super().visible_to(user)


class ActorNameQuerySet(SharedQuerySet["ActorName"]):
    pass


@tracked()
class ActorName(Said):
    """Another spelling, script, nickname or call sign."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="names", verbose_name=_("actor"))
    name = TextLine(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=NameKind, default=NameKind.SPELLING)
    script = models.CharField(_("script"), max_length=4, choices=Script, default=Script.LATIN, editable=False)
    folded_name = models.TextField(editable=False, default="", verbose_name=_("folded name"))
    name_keys = ArrayField(models.CharField(max_length=60), editable=False, default=list, verbose_name=_("name keys"))
    key_version = models.PositiveSmallIntegerField(editable=False, default=0, verbose_name=_("key version"))

    objects = ActorNameQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("name of an actor")
        verbose_name_plural = _("names of actors")
        constraints = [
            STRUCK,
            models.CheckConstraint(condition=~Q(name=""), name="actorname_has_letters"),
            models.UniqueConstraint(
                fields=["actor", "name", "case"],
                condition=Q(struck_at=None),
                nulls_distinct=False,
                name="actorname_once_per_case",
            ),
        ]
        indexes = [
            GinIndex(fields=["name_keys"], name="actorname_name_keys"),  # candidates by phonetic keys
            GinIndex(fields=["folded_name"], opclasses=["gin_trgm_ops"], name="actorname_folded_name"),
        ]

    def __str__(self) -> str:
        return self.name


class IdentifierQuerySet(SharedQuerySet["Identifier"]):
    pass


@tracked()
class Identifier(Said):
    """A number or an account that is said to be his. ``key``: how it is compared (``networks.matching.key_of``)."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="identifiers", verbose_name=_("actor"))
    kind = models.CharField(_("kind"), max_length=20, choices=IdentifierKind, default=IdentifierKind.PHONE)
    value = TextLine(_("number or account"), max_length=200)
    platform = TextLine(_("platform, bank or network"), max_length=80, blank=True)
    key = models.CharField(_("as it is compared"), max_length=120, editable=False)

    objects = IdentifierQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "value", "pk"]
        verbose_name = _("number or account of an actor")
        verbose_name_plural = _("numbers and accounts of actors")
        constraints = [
            STRUCK,
            models.CheckConstraint(condition=~Q(key=""), name="identifier_can_be_compared"),
            models.UniqueConstraint(
                fields=["actor", "kind", "key", "case"],
                condition=Q(struck_at=None),
                nulls_distinct=False,
                name="identifier_once_per_case",
            ),
        ]
        indexes = [models.Index(fields=["key"], name="identifier_by_key", condition=Q(struck_at=None))]  # whose is it

    def __str__(self) -> str:
        return self.value

    @property
    def shown(self) -> str:
        """As people read it."""
        return phones.shown(self.value) if self.kind == IdentifierKind.PHONE else self.value

    @property
    def label(self) -> str:
        kind = str(IdentifierKind(self.kind).label)
        return f"{kind}, {self.platform}" if self.platform else kind
