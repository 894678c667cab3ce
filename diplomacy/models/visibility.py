"""Who may see what was said, asked and promised."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable

from accounts.models import User
from cases.models import Case

NAMES_SHOWN = 3


def seen_names(user: User, relation: str) -> ArraySubquery:
    """The names of the nationals of a record's cases that this person may see: one more than a list shows."""
    cases = Case.objects.visible_to(user).filter(**{relation: OuterRef("pk")})
    return ArraySubquery(cases.order_by("reference").values("national__name")[: NAMES_SHOWN + 1])


def visible_to(user: User, relation: str) -> Q | Combinable:
    """Records of own posts that concern no case, and records that concern a case this person may see.

    What concerns only restricted cases stays hidden from all who are not named on one of them, the post included.
    ``relation`` is the lookup from a case back to the record, such as ``requests``.
    """
    concerned = Case.objects.filter(**{relation: OuterRef("pk")})
    own = Q() if user.scope.sees_all else Q(post_id__in=user.scope.posts)
    return (own & ~Q(Exists(concerned))) | Q(Exists(concerned.visible_to(user)))


def administered_by(user: User, relation: str) -> Q | Combinable:
    """For who keeps the records of all posts: what concerns only restricted cases stays hidden, as elsewhere."""
    concerned = Case.objects.filter(**{relation: OuterRef("pk")})
    return ~Q(Exists(concerned)) | Q(Exists(concerned.administered_by(user)))
