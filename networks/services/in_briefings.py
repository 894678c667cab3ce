"""What a briefing on a counterpart tells of those who are said to belong to it."""

from collections.abc import Collection

from accounts.models import User
from diplomacy.services.briefings.disputes import BESIDES, Beside
from networks.models import Actor
from networks.permissions import may_see
from networks.services.affiliations import Bond, bonds_of
from networks.services.resolving import disputed

_MOST = 50


def tell_in_briefings() -> None:
    BESIDES.append(disputed_with)


def disputed_with(authorities: Collection[int], user: User) -> list[Beside]:
    """Affiliations to these authorities on which the words differ, the newest first.

    Only of actors whom everybody with the permission may see: others than the reader would learn of one whom a
    restricted case alone knows.
    """
    if not may_see(user):
        return []
    known = disputed(user).filter(authority__in=authorities, actor__in=Actor.objects.open_to_all().values("pk"))
    rows = known.select_related("actor", "other", "authority").order_by("-pk")
    return [_told(bond) for bond in bonds_of(list(rows[:_MOST]), user)]


def _told(bond: Bond) -> Beside:
    words = tuple(
        f"{word.speaker} ({word.get_stance_display()}{f', {word.said_on}' if word.said_on else ''})"
        for word in bond.standing
    )
    return Beside(str(bond.affiliation), words, frozenset(word.case_id for word in bond.standing if word.case_id))
