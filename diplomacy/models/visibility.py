"""Who may see what was said, asked and promised.

The rule is asked of one record, or of few (``visible_to``). Which of very many a person sees is told by what is kept
beside them (``found_for``, ``diplomacy.models.sight``): lists are sorted, cut and counted by it, and of what is shown
the rule is asked once more.
"""

from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from accounts.models import User
from cases.choices import Tag
from cases.models import Case
from cases.models.case import CaseQuerySet
from core.lookups import ExistsRowByRow

NAMES_SHOWN = 3
EVERY_POST = "all"


def tags_of(user: User) -> list[str]:
    """One of these stands in the sight of every record that this person may see."""
    posts = [EVERY_POST] if user.scope.sees_all else [f"{Tag.SEEN_BY}:{post}" for post in user.scope.posts]
    return [*posts, f"{Tag.NAMED}:{user.pk}"]


def found_for(user: User) -> Q:
    """The records that this person may see, by what is kept beside them."""
    return Q(sight__tags__overlap=tags_of(user))


def counted_for(user: User, sights: "QuerySet[Any]") -> Q:
    """The same, where all are counted: for who sees every post's without the few that he does not see, found by an
    index of ``sights``."""
    if not user.scope.sees_all:
        return found_for(user)
    return ~Q(pk__in=sights.filter(~Q(tags__contains=[EVERY_POST]), ~Q(tags__overlap=tags_of(user))).values("pk"))


def near(user: User, record: str = "") -> Q:
    """These and more: also those of which he sees a part only. ``record``: the lookup of the record, such as
    ``engagement__``."""
    tags = tags_of(user)
    return Q(**{f"{record}sight__tags__overlap": [*tags, *(f"part:{tag}" for tag in tags)]})


def seen_names(user: User, relation: str) -> ArraySubquery:
    """The names of the nationals of a record's cases that this person may see: one more than a list shows."""
    cases = Case.objects.visible_to(user).filter(**{relation: OuterRef("pk")})
    return ArraySubquery(cases.order_by("reference").values("national__name")[: NAMES_SHOWN + 1])


def visible_to(user: User, relation: str) -> Q | Combinable:
    """Records of own posts that concern no case, and records that concern a case this person may see.

    What concerns only restricted cases stays hidden from all who are not named on one of them, the post included.
    ``relation`` is the lookup from a case back to the record, such as ``requests``. Asked row by row.
    """
    concerned = Case.objects.filter(**{relation: OuterRef("pk")})
    seen = Q(ExistsRowByRow(concerned.visible_to(user)))
    if user.scope.sees_all:
        return ~Q(ExistsRowByRow(concerned.hidden_from(user))) | seen
    return Q(post_id__in=user.scope.posts) & ~Q(ExistsRowByRow(concerned)) | seen


def seen_links(user: User) -> Q:
    """Points of which this person may see everything that they are about: their cases and claims, those of the point
    that they answer, the request and the promise. A short text that concerns several cannot be cut."""
    seen = Case.objects.visible_to(user)
    request, promise = _records("Request").visible_to(user), _records("Commitment").visible_to(user)
    return _about_no_other(seen) & _one_of(request, "request") & _one_of(promise, "commitment")


def administered_links(user: User) -> Q:
    """The same for who keeps the records of all posts."""
    seen = Case.objects.administered_by(user)
    request = _records("Request").filter(administered_by(user, "requests"))
    promise = _records("Commitment").filter(administered_by(user, "commitments"))
    return _about_no_other(seen) & _one_of(request, "request") & _one_of(promise, "commitment")


def _about_no_other(seen: CaseQuerySet) -> Q:
    """Row by row through the links' own tables: a single query over both would read all of them for each point."""
    of_it = Q(point=OuterRef("pk")) | Q(point=OuterRef("answers_id"))
    linked = _records("PointCase").filter(of_it)
    claimed = _records("Point").model.claims.through._default_manager.filter(of_it)
    unseen = ~Exists(seen.filter(pk=OuterRef("case_id")))
    unseen_claim = ~Exists(seen.filter(pk=OuterRef("claim__case_id")))
    return ~Q(ExistsRowByRow(linked.filter(unseen))) & ~Q(ExistsRowByRow(claimed.filter(unseen_claim)))


def _one_of(records: Any, field: str) -> Q:
    return Q(**{field: None}) | Q(ExistsRowByRow(records.filter(pk=OuterRef(f"{field}_id"))))


def _records(model: str) -> Any:
    """Models that import this module."""
    return apps.get_model("diplomacy", model)._default_manager


def spoken_of(user: User) -> Q:
    """Engagements with a point about a case, all of whose links this person may see."""
    about = _records("Point").filter(engagement=OuterRef("pk"), struck_because="", point_cases__isnull=False)
    return Q(ExistsRowByRow(about.filter(seen_links(user))))


def administered_by(user: User, relation: str) -> Q | Combinable:
    """For who keeps the records of all posts: what concerns only restricted cases stays hidden, as elsewhere."""
    concerned = Case.objects.filter(**{relation: OuterRef("pk")})
    return ~Q(ExistsRowByRow(concerned)) | Q(ExistsRowByRow(concerned.administered_by(user)))
