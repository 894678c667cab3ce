"""What is said between those whom a picture shows, with the places and payments in it; seven queries."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.models import User
from core.text import tidy
from networks.choices import Drawn, Involved
from networks.models import Identifier, Involvement, Route, RouteStop
from networks.models.said import Said as SaidModel
from networks.picture.graph import Key, Node, Said, Sort, least_sure
from networks.services.picture.asked import Asked
from networks.services.picture.reach import Reach
from networks.services.picture.ties import ties_among

MOST = 1_000  # claims of one kind
Leaves = dict[Key, Node]


def between(found: Reach, asked: Asked, user: User) -> tuple[list[Said], Leaves]:
    """All claims, newest first, and the places and payments that they name."""
    leaves: Leaves = {}
    said = [
        *_involved(found, asked, user, leaves),
        *_affiliated(found, asked, user),
        *_sharing(found, asked, user),
        *_travelled(found, asked, user, leaves),
    ]
    return said, leaves


def by(said: SaidModel) -> str:
    """Who says it, as the pages of claims have it."""
    kind = str(said.get_source_kind_display())
    return f"{kind}: {said.source}" if said.source else kind


def _involved(found: Reach, asked: Asked, user: User, leaves: Leaves) -> Iterator[Said]:
    """In the cases that are drawn; where no cases are, of the actors alone, for places and payments."""
    cases = found.at(Sort.CASE)
    wanted = Q(actor__in=found.at(Sort.ACTOR))
    if cases or asked.draws(Drawn.CASE):
        wanted &= Q(case__in=cases)
    rows = Involvement.objects.visible_to(user).standing().filter(wanted, confidence__in=asked.sure)
    for row in rows.select_related("actor", "case").order_by("-pk")[:MOST]:
        actor: Key = (Sort.ACTOR, row.actor_id)
        case: Key = (Sort.CASE, row.case_id)
        yield _claim(row, actor, case)
        if asked.draws(Drawn.PAYMENT) and _is_payment(row):
            payment = _payment(row, leaves)
            yield _claim(row, actor, payment)
            yield _claim(row, case, payment)
        if asked.draws(Drawn.PLACE) and (row.place or row.country):
            yield _claim(row, actor, _place(row, leaves))


def _claim(row: Involvement, one: Key, other: Key) -> Said:
    words = _("is said to have: %(role)s") % {"role": row.get_role_display()}
    dated = f"{words}, {row.happened_on}" if row.happened_on else words
    return Said((one, other), dated, row.paid, by(row), row.confidence, row.get_absolute_url())


def _is_payment(row: Involvement) -> bool:
    return row.amount is not None or bool(row.paid) or row.role == Involved.PAID


def _payment(row: Involvement, leaves: Leaves) -> Key:
    key: Key = (Sort.PAYMENT, row.pk)
    name = str(Drawn.PAYMENT.label) if row.amount is None else f"{_grouped(row.amount)} {row.currency}"
    leaves[key] = Node(key, Drawn.PAYMENT, name, 0, note=str(row.actor), address=row.get_absolute_url())
    return key


def _grouped(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return number_format(amount, decimal_pos=0 if whole else 2, use_l10n=True, force_grouping=True)


def _place(spot: Involvement | RouteStop, leaves: Leaves) -> Key:
    """The same town of the same country is one place, however its name is written large or small."""
    country = str(spot.country.name) if spot.country else ""
    key: Key = (Sort.PLACE, f"{spot.country.code or ''}:{tidy(spot.place).casefold()}")
    leaves.setdefault(key, Node(key, Drawn.PLACE, tidy(spot.place) or country, 0, note=country if spot.place else ""))
    return key


def _affiliated(found: Reach, asked: Asked, user: User) -> Iterator[Said]:
    """Each side's word by itself, all of them as sure as they are together."""
    tied = ties_among(found.at(Sort.ACTOR), found.at(Sort.AUTHORITY), asked, user, most=MOST)
    for each in tied:
        tie = str(each.affiliation.get_tie_display())
        for word in each.words:
            words = f"{tie} ({word.get_stance_display()})"
            yield Said(each.ends, words, "", f"{word.speaker} · {by(word)}", each.sure.value)


def _sharing(found: Reach, asked: Asked, user: User) -> Iterator[Said]:
    """The same number or account of two. Whose source another post keeps is told without it."""
    actors = found.at(Sort.ACTOR)
    said = Identifier.objects.visible_to(user).standing().filter(actor__in=actors, confidence__in=asked.sure)
    heard = set(Identifier.objects.heard_by(user).filter(actor__in=actors).order_by().values_list("pk", flat=True))
    holders: dict[str, dict[int, Identifier]] = defaultdict(dict)
    for row in said.order_by("-pk")[:MOST]:
        known = holders[row.key].get(row.actor_id)
        if known is None or (row.pk in heard and known.pk not in heard):
            holders[row.key][row.actor_id] = row
    for rows in holders.values():
        first, *others = rows.values()
        for other in others:
            yield _shared(first, other, heard)


def _shared(one: Identifier, other: Identifier, heard: set[int]) -> Said:
    words = _("are said to have the same: %(number)s") % {"number": f"{one.label} {one.shown}"}
    sources = [by(row) if row.pk in heard else _("heard at another post") for row in (one, other)]
    ends: tuple[Key, Key] = (Sort.ACTOR, one.actor_id), (Sort.ACTOR, other.actor_id)
    return Said(ends, words, "", " / ".join(dict.fromkeys(sources)), least_sure([one.confidence, other.confidence]))


def _travelled(found: Reach, asked: Asked, user: User, leaves: Leaves) -> Iterator[Said]:
    """Of a route each place, with him of whom it is told."""
    if not asked.draws(Drawn.PLACE):
        return
    actors, cases = found.at(Sort.ACTOR), found.at(Sort.CASE)
    routes = Route.objects.visible_to(user).standing().filter(Q(actor__in=actors) | Q(case__in=cases))
    for route in routes.filter(confidence__in=asked.sure).prefetch_related("stops").order_by("-pk")[:MOST]:
        owner: Key = (Sort.ACTOR, route.actor_id) if route.actor_id in actors else (Sort.CASE, route.case_id or 0)
        for stop in route.stops.all():
            words = _("on a route, place %(number)d") % {"number": stop.position}
            words = f"{words}, {stop.happened_on}" if stop.happened_on else words
            ends = (owner, _place(stop, leaves))
            yield Said(ends, words, route.title, by(route), route.confidence, route.get_absolute_url())
