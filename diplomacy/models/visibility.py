"""Who may see what was said, asked and promised."""

from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable

from accounts.models import User
from cases.models import Case
from cases.models.case import CaseQuerySet
from core.lookups import ExistsRowByRow

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
    seen = Q(Exists(concerned.visible_to(user)))
    if user.scope.sees_all:
        return ~Q(pk__in=_with_unseen(user, relation)) | seen
    return (Q(post_id__in=user.scope.posts) & ~Q(Exists(concerned))) | seen


def hidden_from(user: User, relation: str) -> Q:
    """For who sees every post: what ``visible_to`` leaves out. Few, and found without looking at the others."""
    seen = Case.objects.visible_to(user).filter(**{relation: OuterRef("pk")})
    return Q(pk__in=_with_unseen(user, relation)) & ~Q(ExistsRowByRow(seen))


def _with_unseen(user: User, relation: str) -> Any:
    """Records that concern a case which this person may not see: few, for who sees all but restricted cases."""
    return Case.objects.hidden_from(user).filter(**{f"{relation}__isnull": False}).order_by().values(relation)


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
    return ~Q(Exists(linked.filter(unseen))) & ~Q(Exists(claimed.filter(unseen_claim)))


def _one_of(records: Any, field: str) -> Q:
    return Q(**{field: None}) | Q(ExistsRowByRow(records.filter(pk=OuterRef(f"{field}_id"))))


def _records(model: str) -> Any:
    """Models that import this module."""
    return apps.get_model("diplomacy", model)._default_manager


def spoken_of(user: User) -> Q:
    """Engagements with a point about a case, all of whose links this person may see.

    Asked row by row: who sees all but restricted cases sees nearly every engagement for other reasons; others are asked
    only of those with a point about a case of theirs.
    """
    about = _records("Point").filter(engagement=OuterRef("pk"), struck_because="", point_cases__isnull=False)
    spoken = Q(ExistsRowByRow(about.filter(seen_links(user))))
    if user.scope.sees_all:
        return spoken
    mine = _records("PointCase").filter(case__in=Case.objects.visible_to(user), point__struck_because="")
    return Q(pk__in=mine.values("point__engagement")) & spoken


def administered_by(user: User, relation: str) -> Q | Combinable:
    """For who keeps the records of all posts: what concerns only restricted cases stays hidden, as elsewhere."""
    concerned = Case.objects.filter(**{relation: OuterRef("pk")})
    return ~Q(Exists(concerned)) | Q(Exists(concerned.administered_by(user)))
