"""Who may change the register of persons."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import Post, User
from nationals.models import Identification, National, Proposal, Unidentified, visibility


def may_edit(user: User, national: National) -> bool:
    """Whether a person may change this national: by the post that registered him, or by a case that he works on."""
    return _may(Permission.REGISTER, user, {national.pk})


def may_merge(user: User, *nationals: National) -> bool:
    """Whether a person may join these entries, or undo it: he must see and be in charge of each of them."""
    return user.can(Permission.MERGE) and _may(Permission.MERGE, user, {national.pk for national in nationals})


def _may(permission: Permission, user: User, wanted: set[int]) -> bool:
    posts = user.scope.posts_for(permission)
    condition = Q()
    if posts is not None:
        own = Q(post_id__in=posts) | visibility.seen_before_joining(posts)
        condition = own | visibility.worked_on_by(user, permission)
    return National.objects.visible_to(user).filter(condition, pk__in=wanted).count() == len(wanted)


def require(user: User, national: National) -> None:
    """Raise ``PermissionDenied`` with a sentence for the person, who can see the national but may not do this."""
    if not may_edit(user, national):
        raise PermissionDenied(_("Your role does not allow changing %(name)s.") % {"name": national.reference})


def require_merge(user: User, *nationals: National) -> None:
    """Raise ``PermissionDenied`` if the person may not join these entries, or undo it."""
    if not may_merge(user, *nationals):
        raise PermissionDenied(_("Only a supervisor who sees both entries joins them, or undoes it."))


def require_agreed(proposal: Proposal) -> None:
    """Raise ``PermissionDenied`` unless each side's supervisor has agreed, is in charge of it, and nothing hides it."""
    pair = proposal.pair
    agreed = ((proposal.first_agreed_by, pair.first), (proposal.second_agreed_by, pair.second))
    hidden = National.objects.filter(visibility.hidden(), pk__in=[pair.first_id, pair.second_id])
    if hidden.exists() or not all(by is not None and may_merge(by, entry) for by, entry in agreed):
        raise PermissionDenied(_("Both sides must agree, each for its own entry."))


def require_at(user: User, post: Post) -> None:
    """Raise ``PermissionDenied`` if the person may not register nationals at that post."""
    if not user.can(Permission.REGISTER, post.pk):
        raise PermissionDenied(_("Your role at %(post)s does not allow this.") % {"post": post.name})


def require_somewhere(user: User) -> None:
    """Raise ``PermissionDenied`` if the person may register nationals nowhere."""
    if not user.can(Permission.REGISTER):
        raise PermissionDenied(_("Your role does not allow registering people."))


def may_keep(user: User, unidentified: Unidentified) -> bool:
    """Whether a person may correct this record and say who it is."""
    return user.can(Permission.REGISTER, unidentified.post_id)


def require_keeper(user: User, unidentified: Unidentified) -> None:
    """Raise ``PermissionDenied`` with a sentence for the person, who can see the record but may not change it."""
    if not may_keep(user, unidentified):
        raise PermissionDenied(_("Your role does not allow changing %(name)s.") % {"name": unidentified.reference})


def may_confirm(user: User, identification: Identification) -> bool:
    """Whether a person may confirm who somebody is. Of a body it tells a family that somebody is dead: that takes a
    second person, and one who confirms what others ask for."""
    post = identification.unidentified.post_id
    if not identification.of_body:
        return user.can(Permission.REGISTER, post)
    return user.can(Permission.CONFIRM, post) and user.pk != identification.identified_by_id


def require_confirm(user: User, identification: Identification) -> None:
    """Raise ``PermissionDenied`` with a sentence for the person."""
    if not may_confirm(user, identification):
        raise PermissionDenied(_("Who a body is, is confirmed by a supervisor who has not linked it himself."))
