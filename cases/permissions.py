"""Who may see what, as far as cases decide it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import Post, User
from cases.models import Case
from nationals.models import visibility


def open_nationals_of_cases() -> None:
    """A case opens its national to those who may see the case, and to nobody else."""
    visibility.RULES.append(
        visibility.Rule(
            opens=lambda user: Exists(Case.objects.visible_to(user).filter(national_id=OuterRef("pk"))),
            governs=lambda: Exists(Case.objects.filter(national_id=OuterRef("pk"))),
            works_on=lambda user: Exists(
                Case.objects.visible_to(user).filter(
                    national_id=OuterRef("pk"), post_id__in=user.scope.posts_for(Permission.REGISTER) or []
                )
            ),
        )
    )


def require(permission: Permission, user: User, case: Case) -> None:
    """Raise ``PermissionDenied`` with a sentence for the person, who can see the case but may not do this."""
    require_at(permission, user, case.post)


def require_at(permission: Permission, user: User, post: Post) -> None:
    """Raise ``PermissionDenied`` if the person may not do this at that post."""
    if not user.can(permission, post.pk):
        raise PermissionDenied(_("Your role at %(post)s does not allow this.") % {"post": post.name})
