"""Who may see the dashboard and take lists away."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.models.case import CaseQuerySet


def require(permission: Permission, user: User) -> None:
    """Raise ``PermissionDenied`` if no role of this person, at any post, allows it."""
    if not user.can(permission):
        raise PermissionDenied(_("Your role does not allow this."))


def allowed(cases: CaseQuerySet, permission: Permission, user: User) -> CaseQuerySet:
    """Those of posts at which the person may do this."""
    posts = user.scope.posts_for(permission)
    return cases if posts is None else cases.filter(post_id__in=posts)
