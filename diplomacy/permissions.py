"""Who may speak for whom, and about which cases."""

from collections.abc import Collection, Iterable, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import Post, User
from cases.models import Case
from core.text import as_reference
from diplomacy.models import NoteTemplate, TravelWarning

_NAMED = 10


def may_negotiate(user: User, post_id: int | None = None) -> bool:
    """For that post, or (without one) for any: authorities and contacts belong to all posts."""
    return user.can(Permission.NEGOTIATE, post_id)


def require(user: User, post: Post | None = None) -> None:
    """Raise ``PermissionDenied`` with a sentence for the person."""
    if may_negotiate(user, post.pk if post else None):
        return
    if post is None:
        raise PermissionDenied(_("Your role does not allow this."))
    raise PermissionDenied(_("Your role at %(post)s does not allow this.") % {"post": post.name})


def may_keep_templates(user: User) -> bool:
    """Upload and retire the house's forms: who keeps the records."""
    return user.is_staff


def may_approve_template(user: User, template: NoteTemplate) -> bool:
    """Another than who has uploaded it: an admin, or who confirms what others have asked for."""
    return user.pk != template.uploaded_by_id and (user.is_staff or user.can(Permission.CONFIRM))


def may_publish(user: User, warning: TravelWarning) -> bool:
    """Another than who has written it, who confirms what others have asked for."""
    return user.pk != warning.issued_by_id and user.can(Permission.CONFIRM)


def posts_of(user: User) -> QuerySet[Post]:
    """The posts for which this person may speak."""
    allowed = user.scope.posts_for(Permission.NEGOTIATE)
    posts = Post.objects.order_by("name")
    return posts if allowed is None else posts.filter(pk__in=allowed)


def in_short(references: Sequence[str], between: str = ", ") -> str:
    """The first ten, and how many more: a sentence about thousands stays a sentence."""
    named, more = between.join(references[:_NAMED]), len(references) - _NAMED
    return named if more <= 0 else _("%(named)s and %(more)d more") % {"named": named, "more": more}


def named_cases(references: Iterable[str], user: User) -> list[Case]:
    """The cases of these references. Raises ``ValidationError`` in the same words for what is unknown and unseen."""
    wanted = {as_reference(reference) for reference in references}
    found = Case.objects.visible_to(user).filter(reference__in=wanted).select_related("post", "national")
    cases = sorted(found, key=lambda case: case.reference)
    if missing := wanted - {case.reference for case in cases}:
        raise ValidationError(
            _("There is no case %(references)s that you may see.") % {"references": in_short(sorted(missing))},
            code="unknown_case",
        )
    return cases


def concerned(cases: Collection[Case], user: User) -> list[Case]:
    """The same cases, as they are now, if this person may see every one of them. Raises as :func:`named_cases` does."""
    return named_cases([case.reference for case in cases], user)
