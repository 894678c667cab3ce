"""Who may see what, as far as cases decide it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import Post, User
from audit import scope as audit
from cases.models import Case
from core.lookups import ExistsRowByRow
from nationals.models import National, joining, visibility


def open_nationals_of_cases() -> None:
    """A case opens its national to those who may see the case, and to nobody else; so too what the evidence shows."""
    visibility.RULES.append(
        visibility.Rule(
            opens=lambda user: ExistsRowByRow(Case.objects.visible_to(user).filter(national_id=OuterRef("pk"))),
            governs=lambda: ExistsRowByRow(Case.objects.filter(national_id=OuterRef("pk"))),
            works_on=lambda user, permission: ExistsRowByRow(
                Case.objects.visible_to(user).filter(
                    national_id=OuterRef("pk"), post_id__in=user.scope.posts_for(permission) or []
                )
            ),
            closes_to_admin=lambda user: (
                Q(pk__in=Case.objects.closed_to_admin(user).values("national")) & ~_opened_to_admin(user)
            ),
            closes_one_to_admin=lambda user: ExistsRowByRow(
                Case.objects.closed_to_admin(user).filter(national_id=OuterRef("pk"))
            ),
            opens_to_admin=_opened_to_admin,
            hides=lambda: ExistsRowByRow(Case.objects.filter(national_id=OuterRef("pk"), restricted=True)),
            posts_in_charge=_open_to_be_told,
        )
    )
    audit.CLOSED["cases.case"] = lambda user: Case.objects.closed_to_admin(user).values("reference")
    audit.CLOSED["nationals.national"] = _closed_nationals


def _opened_to_admin(user: User) -> Q:
    return Q(ExistsRowByRow(Case.objects.administered_by(user).filter(national_id=OuterRef("pk"))))


def _open_to_be_told(nationals: QuerySet[Any]) -> QuerySet[Any, Any]:
    """The posts of the open cases of these nationals, without restricted ones."""
    cases = Case.objects.open().filter(national__in=nationals, restricted=False)
    return cases.order_by().values_list("post_id", flat=True)


def declare_what_moves() -> None:
    """When two entries of a person are joined, his cases follow him, and so do the lines that they came from."""
    joining.RULES["cases.Case.national"] = joining.Rule.MOVES
    joining.RULES["cases.ImportLine.national"] = joining.Rule.MOVES
    joining.RULES["cases.ListedPerson.national"] = joining.Rule.MOVES


def _closed_nationals(user: User) -> QuerySet[Any, Any]:
    """An entry that was joined into another is closed with it."""
    closed = Case.objects.closed_to_admin(user).values("national")
    joined = National.objects.filter(merged_into__in=closed).order_by().values("pk")
    every = National.objects.filter(pk__in=closed.order_by().union(joined, all=True))
    opened = National.objects.administered_by(user)
    of_entry, of_other = (opened.filter(pk=OuterRef(key)) for key in ("pk", "merged_into_id"))
    return every.filter(~ExistsRowByRow(of_entry), ~ExistsRowByRow(of_other)).values("reference")


def require(permission: Permission, user: User, case: Case) -> None:
    """Raise ``PermissionDenied`` with a sentence for the person, who can see the case but may not do this."""
    require_at(permission, user, case.post)


def require_at(permission: Permission, user: User, post: Post) -> None:
    """Raise ``PermissionDenied`` if the person may not do this at that post."""
    if not user.can(permission, post.pk):
        raise PermissionDenied(_("Your role at %(post)s does not allow this.") % {"post": post.name})
