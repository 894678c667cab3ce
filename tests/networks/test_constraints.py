"""What must always be true, broken once each."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from networks.choices import CorrectionState, ReviewDecision, Stance
from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    ActorReviewFactory,
    AdvertisementFactory,
    AffiliationFactory,
    AffiliationResolutionFactory,
    AffiliationWordFactory,
    CorrectionRequestFactory,
    IdentifierFactory,
    InvolvementFactory,
    RouteFactory,
    RouteStopFactory,
    UserFactory,
)
from tests.networks.referral_breaks import REFERRAL_BREAKS


def twice(factory: Any, **fields: Any) -> None:
    """The same said twice, of no case."""
    actor = ActorFactory.create()
    for _time in range(2):
        factory.create(actor=actor, **fields)


def joined_into_itself() -> None:
    actor = ActorFactory.create()
    actor.merged_into, actor.merged_by = actor, actor.entered_by
    actor.save()


def with_himself() -> None:
    actor = ActorFactory.create()
    AffiliationFactory.create(actor=actor, other=actor, authority=None)


def affiliation_twice() -> None:
    first = AffiliationFactory.create()
    AffiliationFactory.create(actor=first.actor, authority=first.authority)


def decided_by_its_recorder() -> None:
    clerk = UserFactory.create()
    CorrectionRequestFactory.create(decided=True, decided_by=clerk, recorded_by=clerk)


def struck_without_a_reason(factory: Any) -> Callable[[], Any]:
    return lambda: factory.create(struck_at=timezone.now())


BREAKS: dict[str, Callable[[], Any]] = {
    "actor_reference_form": lambda: ActorFactory.create(reference="X-000001"),
    "actor_has_a_name": lambda: ActorFactory.create(name=""),
    "actor_kind_is_known": lambda: ActorFactory.create(kind="ghost"),
    "actor_sex_is_a_persons": lambda: ActorFactory.create(agency=True, sex="F"),
    "actor_not_joined_into_itself": joined_into_itself,
    "actor_joined_by_somebody": lambda: ActorFactory.create(merged_into=ActorFactory.create()),
    "actorname_has_letters": lambda: ActorNameFactory.create(name=""),
    "actorname_once_per_case": lambda: twice(ActorNameFactory, name="Vitya"),
    "actorname_struck_for_a_reason": struck_without_a_reason(ActorNameFactory),
    "identifier_can_be_compared": lambda: IdentifierFactory.create(key=""),
    "identifier_once_per_case": lambda: twice(IdentifierFactory, value="+254712345678"),
    "identifier_struck_for_a_reason": struck_without_a_reason(IdentifierFactory),
    "involvement_role_is_known": lambda: InvolvementFactory.create(role="sang"),
    "involvement_price_has_a_currency": lambda: InvolvementFactory.create(amount=100),
    "involvement_struck_for_a_reason": struck_without_a_reason(InvolvementFactory),
    "affiliation_with_one": lambda: AffiliationFactory.create(other=ActorFactory.create()),
    "affiliation_not_with_himself": with_himself,
    "affiliation_once": affiliation_twice,
    "affiliation_resolution_has_a_reason": lambda: AffiliationResolutionFactory.create(reason=""),
    "affiliation_resolution_is_known": lambda: AffiliationResolutionFactory.create(held="perhaps"),
    "affiliationword_is_somebodys": lambda: AffiliationWordFactory.create(speaker=""),
    "affiliationword_takes_a_stance": lambda: AffiliationWordFactory.create(stance="shrugs"),
    "affiliationword_struck_for_a_reason": struck_without_a_reason(AffiliationWordFactory),
    "route_has_a_title": lambda: RouteFactory.create(title=""),
    "route_struck_for_a_reason": struck_without_a_reason(RouteFactory),
    "routestop_once_per_position": lambda: [RouteStopFactory.create(route=one, position=1) for one in two_routes()],
    "routestop_is_somewhere": lambda: RouteStopFactory.create(place="", country=""),
    "advertisement_once_per_case": lambda: twice(AdvertisementFactory, sha256="0" * 64),
    "advertisement_struck_for_a_reason": struck_without_a_reason(AdvertisementFactory),
    "correction_contests_something": lambda: CorrectionRequestFactory.create(contested=""),
    "correction_decided_with_reasons": lambda: CorrectionRequestFactory.create(state=CorrectionState.UPHELD),
    "correction_decided_by_another": decided_by_its_recorder,
    "review_has_a_reason": lambda: ActorReviewFactory.create(reason=""),
    "review_again_iff_kept": lambda: ActorReviewFactory.create(decision=ReviewDecision.PUT_AWAY),
    **REFERRAL_BREAKS,
}


def two_routes() -> list[Any]:
    """The same one, twice."""
    return [RouteFactory.create()] * 2


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_must_not_be(name: str) -> None:
    with pytest.raises(IntegrityError, match=name):
        BREAKS[name]()


@pytest.mark.django_db
def test_what_was_struck_through_may_be_said_anew() -> None:
    struck = {"struck_at": timezone.now(), "struck_by": UserFactory.create(), "struck_for": "misheard"}
    actor = ActorFactory.create()
    for more in (struck, {}):
        ActorNameFactory.create(actor=actor, name="Vitya", **more)
    assert actor.names.standing().count() == 1


@pytest.mark.django_db
def test_both_sides_words_stand_side_by_side() -> None:
    affiliation = AffiliationFactory.create(to_actor=True)
    AffiliationWordFactory.create(affiliation=affiliation)
    AffiliationWordFactory.create(affiliation=affiliation, denied=True)
    assert set(affiliation.words.order_by("pk").values_list("stance", flat=True)) == set(Stance.values)
