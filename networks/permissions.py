"""Who may see networks at all, and what else it takes to write in them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from audit import scope as audit
from cases.models import Case
from core.lookups import ExistsRowByRow
from networks.models import Actor, Referral, visibility

may_see, require = visibility.may_see, visibility.require


def may_record(user: User, case: Case | None = None) -> bool:
    """In this case, which the person must see; or, without one, what belongs to none."""
    if not may_see(user) or not user.can(Permission.RECORD, case.post_id if case else None):
        return False
    return case is None or Case.objects.visible_to(user).filter(pk=case.pk).exists()


def require_record(user: User, case: Case | None = None) -> None:
    require(user)
    if not may_record(user, case):
        raise PermissionDenied(_("Your role does not allow this."))


def may_decide(user: User) -> bool:
    """About what is contested, and about what is still needed."""
    return may_see(user) and user.can(Permission.CONFIRM)


def require_decide(user: User) -> None:
    require(user)
    if not may_decide(user):
        raise PermissionDenied(_("Only a supervisor decides this."))


def may_join(user: User) -> bool:
    return may_see(user) and user.can(Permission.MERGE)


def require_join(user: User) -> None:
    require(user)
    if not may_join(user):
        raise PermissionDenied(_("Only a supervisor joins two entries."))


def may_export(user: User) -> bool:
    return may_see(user) and user.can(Permission.EXPORT)


def require_export(user: User) -> None:
    require(user)
    if not may_export(user):
        raise PermissionDenied(_("Your role does not allow this."))


def close_reads_of_actors() -> None:
    """Who has read an actor that a restricted case alone knows is hidden from admins who are not named on it."""
    audit.CLOSED["networks.actor"] = _closed
    audit.CLOSED["networks.referral"] = _closed_referrals


def _closed(user: User) -> "QuerySet[Any, Any]":
    opened = Actor.objects.administered_by(user).order_by().filter(pk=OuterRef("pk"))
    return Actor.objects.filter(~ExistsRowByRow(opened)).values("reference")


def _closed_referrals(user: User) -> "QuerySet[Any, Any]":
    seen = Referral.objects.administered_by(user).values("pk")
    return Referral.objects.exclude(pk__in=seen).values("reference")
