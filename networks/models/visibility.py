"""Which of what is known of actors a person may see, as far as cases decide it (see docs/adr/0019)."""

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.models import Case
from core.lookups import ExistsRowByRow


def may_see(user: User) -> bool:
    return user.can(Permission.NETWORKS)


def require(user: User) -> None:
    """Raise ``PermissionDenied`` for whoever may not see networks."""
    if not may_see(user):
        raise PermissionDenied(_("Your role does not see networks."))


def of_visible_cases(user: User) -> Q:
    """What was said in no case, or in one that this person may see."""
    return Q(case=None) | Q(ExistsRowByRow(Case.objects.visible_to(user).filter(pk=OuterRef("case_id"))))


def of_open_cases(user: User) -> Q:
    """What was said in no case, or in one that is not closed to this person by a restriction; its post may be any."""
    return Q(case=None) | Q(ExistsRowByRow(Case.objects.administered_by(user).filter(pk=OuterRef("case_id"))))
