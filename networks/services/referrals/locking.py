"""A referral as it is now, for somebody who may change it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import Post, User
from networks.models import Referral, ReferralStep
from networks.permissions import may_see, require


def may_refer(user: User, post: Post | None = None) -> bool:
    """In the name of that post, or (without one) of any."""
    return may_see(user) and user.can(Permission.RECORD, post.pk if post else None)


def require_refer(user: User, post: Post | None = None) -> None:
    require(user)
    if not may_refer(user, post):
        raise PermissionDenied(_("Your role does not allow this."))


def locked_referral(referral: Referral, *, by: User, version: int | None = None) -> Referral:
    """Raises ``PermissionDenied``, ``StaleError``, or ``ValidationError`` if it is closed to the person by now."""
    require_refer(by, referral.post)
    if not Referral.objects.visible_to(by).filter(pk=referral.pk).exists():
        raise ValidationError(_("There is no such referral that you may see."))
    return Referral.locked(referral.pk, version)


def sent_referral(referral: Referral, *, by: User) -> Referral:
    locked = locked_referral(referral, by=by)
    if locked.is_draft:
        raise ValidationError(_("It was not sent yet."))
    return locked


def drafted_referral(referral: Referral, *, by: User, version: int | None = None) -> Referral:
    locked = locked_referral(referral, by=by, version=version)
    if not locked.is_draft:
        raise ValidationError(_("It was sent. What was sent stays as it is."))
    return locked


def standing_steps(referral: Referral) -> list[ReferralStep]:
    """Oldest first, as they were recorded."""
    return list(referral.steps.filter(struck_at=None).select_related("actor").order_by("pk"))
