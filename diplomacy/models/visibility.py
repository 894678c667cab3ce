"""Who may see what was said, asked and promised.

The same rule is asked of the database in two ways. *By sets*: all records about a case that the person sees are
collected first; right for who sees few cases, and for counting. *Row by row*: each record is looked at when its turn
comes; right for a page of a list or for one record, if most records are seen, since the first 25 are soon found.
"""

from time import monotonic
from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Sum
from django.db.models.expressions import Combinable

from accounts.models import User
from cases.choices import Measure
from cases.models import Case, Tally
from cases.models.case import CaseQuerySet
from core.lookups import ExistsRowByRow

NAMES_SHOWN = 3
MANY = 20_000  # cases: to collect what concerns as many costs more than to look at a page of records
_KNOWN_FOR = 600.0  # seconds: either way gives the same records
_known: dict[tuple[int, ...], tuple[float, bool]] = {}


def sees_many(user: User) -> bool:
    """Whether what he sees is looked at row by row. Of what is counted ahead, and remembered for his posts."""
    if user.scope.sees_all:
        return True
    posts, now = tuple(user.scope.posts), monotonic()
    if posts not in _known or _known[posts][0] < now - _KNOWN_FOR:
        _known[posts] = now, how_many_cases(user) >= MANY
    return _known[posts][1]


def how_many_cases(user: User) -> int:
    """Of his posts. One query."""
    tallies = Tally.objects.visible_to(user).of(Measure.OPEN, Measure.CLOSED)
    return int(tallies.aggregate(total=Sum("number"))["total"] or 0)


def exists_for(user: User) -> type[Exists]:
    """The way of asking for something beside a row that suits what this person sees."""
    return ExistsRowByRow if sees_many(user) else Exists


def seen_names(user: User, relation: str) -> ArraySubquery:
    """The names of the nationals of a record's cases that this person may see: one more than a list shows."""
    cases = Case.objects.visible_to(user).filter(**{relation: OuterRef("pk")})
    return ArraySubquery(cases.order_by("reference").values("national__name")[: NAMES_SHOWN + 1])


def visible_to(user: User, relation: str) -> Q | Combinable:
    """Records of own posts that concern no case, and records that concern a case this person may see.

    What concerns only restricted cases stays hidden from all who are not named on one of them, the post included.
    ``relation`` is the lookup from a case back to the record, such as ``requests``.
    """
    if not sees_many(user):
        return _own(user, relation) | _seen_by_sets(user, relation)
    concerned = Case.objects.filter(**{relation: OuterRef("pk")})
    seen = Q(ExistsRowByRow(concerned.visible_to(user)))
    if user.scope.sees_all:
        return ~Q(ExistsRowByRow(concerned.hidden_from(user))) | seen
    return _own(user, relation) | seen


def counted_for(user: User, relation: str) -> Q | Combinable:
    """The same records, for who counts all of them: by sets, whoever it is."""
    if not user.scope.sees_all:
        return _own(user, relation) | _seen_by_sets(user, relation)
    seen = Case.objects.visible_to(user).filter(**{relation: OuterRef("pk")})
    return ~Q(pk__in=_with_unseen(user, relation)) | Q(ExistsRowByRow(seen))


def _own(user: User, relation: str) -> Q:
    """Of his posts, about no case."""
    concerned = Case.objects.filter(**{relation: OuterRef("pk")})
    return Q(post_id__in=user.scope.posts) & ~Q(ExistsRowByRow(concerned))


def _seen_by_sets(user: User, relation: str) -> Q:
    """About a case of his posts, or about one on which he is named."""
    by_post, by_name = Case.objects.seen_by_post(user), Case.objects.seen_by_name(user)
    return Q(pk__in=_about(by_post, relation)) | Q(pk__in=_about(by_name, relation))


def of_seen_cases(user: User, rows: Any, record: str) -> Q:
    """``rows`` link records with cases: of which records the case is seen. Two sets, of an index each: an OR would read
    all cases."""
    by_post, by_name = Case.objects.seen_by_post(user), Case.objects.seen_by_name(user)
    return Q(pk__in=rows.filter(case__in=by_post).values(record)) | Q(
        pk__in=rows.filter(case__in=by_name).values(record)
    )


def _about(cases: CaseQuerySet, relation: str) -> Any:
    return cases.filter(**{f"{relation}__isnull": False}).order_by().values(relation)


def hidden_from(user: User, relation: str) -> Q:
    """For who sees every post: what ``visible_to`` leaves out. Few, and found without looking at the others."""
    seen = Case.objects.visible_to(user).filter(**{relation: OuterRef("pk")})
    return Q(pk__in=_with_unseen(user, relation)) & ~Q(ExistsRowByRow(seen))


def _with_unseen(user: User, relation: str) -> Any:
    """Records that concern a case which this person may not see: few, for who sees all but restricted cases."""
    return _about(Case.objects.hidden_from(user), relation)


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
    """Engagements with a point about a case, all of whose links this person may see.

    Asked row by row: who sees many cases sees nearly every engagement that he looks at for other reasons; others are
    asked only of those with a point about a case of theirs.
    """
    about = _records("Point").filter(engagement=OuterRef("pk"), struck_because="", point_cases__isnull=False)
    spoken = Q(ExistsRowByRow(about.filter(seen_links(user))))
    if sees_many(user):
        return spoken
    return of_seen_cases(user, _records("PointCase").filter(point__struck_because=""), "point__engagement") & spoken


def near(user: User) -> Any:
    """The numbers of engagements of his posts, and of those about cases that he sees."""
    own = _records("Engagement").filter(post_id__in=user.scope.posts).order_by().values("pk")
    links = (_records("EngagementCase"), "engagement"), (_records("PointCase"), "point__engagement")
    cases = Case.objects.seen_by_post(user), Case.objects.seen_by_name(user)
    return own.union(*(rows.filter(case__in=seen).order_by().values(key) for rows, key in links for seen in cases))


def administered_by(user: User, relation: str) -> Q | Combinable:
    """For who keeps the records of all posts: what concerns only restricted cases stays hidden, as elsewhere."""
    concerned = Case.objects.filter(**{relation: OuterRef("pk")})
    return ~Q(Exists(concerned)) | Q(Exists(concerned.administered_by(user)))
