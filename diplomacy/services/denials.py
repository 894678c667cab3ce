"""A claim that is denied in public is disputed: what casework cannot see of itself."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max

from cases.services.reckoning import DENIALS
from diplomacy.choices import StatementManner
from diplomacy.models import StatementLink


def tell_of_denials() -> None:
    DENIALS.append(denied)


def denied(claims: Collection[int]) -> dict[int, datetime]:
    """Of these claims, by number, those that a statement denies, and when the last one was linked."""
    links = StatementLink.objects.filter(claim__in=claims, manner=StatementManner.DENIES)
    return dict(links.order_by().values_list("claim").annotate(Max("added_at")))
