"""Who may see the dashboard and take lists away."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User


def require(permission: Permission, user: User) -> None:
    """Raise ``PermissionDenied`` if no role of this person, at any post, allows it."""
    if not user.can(permission):
        raise PermissionDenied(_("Your role does not allow this."))


def allowed(permission: Permission, user: User) -> Q:
    """The condition on cases, or on their listings, of posts at which the person may do this."""
    posts = user.scope.posts_for(permission)
    return Q() if posts is None else Q(post__in=posts)
