"""What must always be true of statements and warnings, broken once each."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from diplomacy.models import StatementLink
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    OwnCountFactory,
    PublicFigureFactory,
    StatementFactory,
    StatementLinkFactory,
    TravelWarningFactory,
    UserFactory,
)


def linked_twice(**to: Any) -> None:
    statement, by = StatementFactory.create(), UserFactory.create()
    for _time in range(2):
        StatementLink.objects.create(statement=statement, added_by=by, **to)


def published_by_its_writer() -> None:
    writer = UserFactory.create()
    TravelWarningFactory.create(published=True, issued_by=writer, published_by=writer)


PUBLIC_BREAKS: dict[str, Callable[[], Any]] = {
    "public_figure_between_two": lambda: PublicFigureFactory.create(manner="between", low=200, high=150),
    "public_figure_says_what_is_counted": lambda: PublicFigureFactory.create(counted=""),
    "own_count_says_what_is_counted": lambda: OwnCountFactory.create(definition=""),
    "statement_has_its_words": lambda: StatementFactory.create(text=""),
    "statement_of_theirs_says_whose": lambda: StatementFactory.create(authority=None),
    "statement_link_to_one_thing": lambda: StatementLinkFactory.create(claim=ClaimFactory.create()),
    "statement_link_promise_once": lambda: linked_twice(commitment=CommitmentFactory.create()),
    "statement_link_claim_once": lambda: linked_twice(claim=ClaimFactory.create()),
    "travel_warning_ends_after_it_begins": lambda: TravelWarningFactory.create(
        from_on=timezone.localdate(), ended=True
    ),
    "travel_warning_has_a_reason": lambda: TravelWarningFactory.create(reason=""),
    "travel_warning_published_by_another": published_by_its_writer,
    "travel_warning_published_at_a_time": lambda: TravelWarningFactory.create(published=True, published_at=None),
}
