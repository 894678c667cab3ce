"""Who may see what was said, asked and promised."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable

from accounts.models import User
from cases.models import Case


def visible_to(user: User, relation: str) -> Q | Combinable:
    """Records of own posts that concern no case, and records that concern a case this person may see.

    What concerns only restricted cases stays hidden from all who are not named on one of them, the post included.
    ``relation`` is the lookup from a case back to the record, such as ``requests``.
    """
    concerned = Case.objects.filter(**{relation: OuterRef("pk")})
    own = Q() if user.scope.sees_all else Q(post_id__in=user.scope.posts)
    return (own & ~Q(Exists(concerned))) | Q(Exists(concerned.visible_to(user)))
