"""The picture around an actor or a case: who stands in it, for whom, how far, and what it says in words."""

from decimal import Decimal

import pytest

from accounts.models import User
from cases.models import Case
from core.choices import Confidence
from networks.choices import Drawn, Involved, Stance
from networks.models import Actor
from networks.picture.centrality import centrality
from networks.picture.graph import Network, Sort
from networks.services.joining import join
from networks.services.picture.around import around
from networks.services.picture.asked import Asked
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AffiliationWordFactory,
    AuthorityFactory,
    CaseFactory,
    IdentifierFactory,
    InvolvementFactory,
    RouteFactory,
    RouteStopFactory,
)

pytestmark = pytest.mark.django_db


def named(network: Network) -> dict[str, int]:
    """Who stands in it, and how many steps away."""
    return {node.name: node.steps for node in network.nodes}


def test_actors_cases_places_and_payments_stand_around_the_middle(officer: User, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(
        actor=actor,
        case=case,
        role=Involved.PAID,
        amount=Decimal("1500.00"),
        currency="USD",
        place="Kazan",
        country="RU",
    )
    other = InvolvementFactory.create(case=case).actor
    drawn = named(around(actor, Asked(), user=officer))
    assert drawn == {actor.name: 0, str(case.national): 1, "1,500 USD": 1, "Kazan": 1, other.name: 2}
    around_case = named(around(case, Asked(steps=1), user=officer))
    assert around_case == {str(case.national): 0, actor.name: 1, other.name: 1, "1,500 USD": 1}


def test_no_further_than_asked_and_three_steps_at_most(officer: User, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    second = InvolvementFactory.create(case=case).actor
    third = InvolvementFactory.create(actor=second, case__post=case.post).case
    beyond = InvolvementFactory.create(case=third).actor
    for steps, expected in (
        (1, {str(case.national)}),
        (2, {str(case.national), second.name}),
        (3, {str(case.national), second.name, str(third.national)}),
    ):
        assert set(named(around(actor, Asked(steps=steps), user=officer))) == expected | {actor.name}
    assert beyond.name not in named(around(actor, Asked(steps=3), user=officer))


def test_the_same_number_links_two(officer: User, actor: Actor) -> None:
    first = IdentifierFactory.create(actor=actor)
    other = IdentifierFactory.create(key=first.key, value=first.value).actor
    network = around(actor, Asked(), user=officer)
    assert named(network) == {actor.name: 0, other.name: 1}
    assert "the same" in network.said[0].words


def test_of_a_number_heard_at_another_post_the_source_is_not_told(
    officer: User, actor: Actor, case_elsewhere: Case
) -> None:
    first = IdentifierFactory.create(actor=actor)
    IdentifierFactory.create(key=first.key, value=first.value, case=case_elsewhere, source="her brother")
    said = around(actor, Asked(), user=officer).said[0]
    assert "heard at another post" in said.by
    assert "her brother" not in said.by


def test_what_one_side_claims_and_the_other_denies_is_disputed(officer: User, actor: Actor) -> None:
    embassy = AuthorityFactory.create()
    affiliation = AffiliationFactory.create(actor=actor, authority=embassy)
    AffiliationWordFactory.create(affiliation=affiliation, confidence=Confidence.CONFIRMED)
    network = around(actor, Asked(), user=officer)
    assert network.lines[0].sure == Confidence.CONFIRMED
    AffiliationWordFactory.create(affiliation=affiliation, denied=True)
    network = around(actor, Asked(), user=officer)
    assert network.lines[0].sure == Confidence.DISPUTED
    assert len(network.said) == 2
    assert set(named(network)) == {actor.name, embassy.name}
    assert set(named(around(actor, Asked(least=Confidence.UNCONFIRMED), user=officer))) == {actor.name}


def test_what_is_only_denied_is_drawn_when_asked_for(officer: User, actor: Actor) -> None:
    affiliation = AffiliationFactory.create(actor=actor)
    AffiliationWordFactory.create(affiliation=affiliation, stance=Stance.DENIES)
    assert set(named(around(actor, Asked(), user=officer))) == {actor.name}
    network = around(actor, Asked(least=Confidence.REFUTED), user=officer)
    assert network.lines[0].sure == Confidence.REFUTED


@pytest.mark.parametrize("sure", Confidence)
def test_nothing_less_sure_than_asked_is_followed(officer: User, actor: Actor, case: Case, sure: Confidence) -> None:
    InvolvementFactory.create(actor=actor, case=case, confidence=sure)
    surer = [Confidence.CONFIRMED, Confidence.PROBABLE, Confidence.UNCONFIRMED, Confidence.DISPUTED, Confidence.REFUTED]
    for least in Confidence:
        is_drawn = len(around(actor, Asked(least=least), user=officer).nodes) > 1
        assert is_drawn == (surer.index(sure) <= surer.index(least))


def test_a_kind_that_is_left_out_is_neither_drawn_nor_followed(officer: User, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    agency = InvolvementFactory.create(actor=ActorFactory.create(agency=True), case=case).actor
    person = InvolvementFactory.create(case=case).actor
    without_agencies = Asked(kinds=frozenset({Drawn.PERSON, Drawn.CASE}))
    assert set(named(around(actor, without_agencies, user=officer))) == {actor.name, str(case.national), person.name}
    without_cases = Asked(kinds=frozenset({Drawn.PERSON, Drawn.AGENCY}))
    assert set(named(around(actor, without_cases, user=officer))) == {actor.name}
    assert agency.name in named(around(case, without_cases, user=officer))


def test_places_and_payments_are_drawn_without_the_cases_too(officer: User, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case, place="Kazan", country="RU", amount=5, currency="KES")
    places = Asked(kinds=frozenset({Drawn.PERSON, Drawn.PLACE, Drawn.PAYMENT}))
    assert set(named(around(actor, places, user=officer))) == {actor.name, "Kazan", "5 KES"}


def test_one_town_is_one_place_on_claims_and_routes(officer: User, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case, place="Kazan", country="RU")
    route = RouteFactory.create(actor=actor)
    RouteStopFactory.create(route=route, place="KAZAN", country="RU")
    RouteStopFactory.create(route=route, place="", country="TR")
    network = around(actor, Asked(), user=officer)
    assert [node.name for node in network.nodes if node.sort == Sort.PLACE] in (
        ["Kazan", "Türkiye"],
        ["Türkiye", "Kazan"],
    )


def test_what_is_struck_through_or_put_away_is_not_drawn(officer: User, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    gone = InvolvementFactory.create(case=case).actor
    struck = InvolvementFactory.create(case=case)
    Actor.objects.filter(pk=gone.pk).update(put_away_at=case.opened_at)
    type(struck).objects.filter(pk=struck.pk).update(struck_at=case.opened_at, struck_by=officer, struck_for="misheard")
    assert set(named(around(actor, Asked(), user=officer))) == {actor.name, str(case.national)}
    assert named(around(gone, Asked(steps=1), user=officer)) == {gone.name: 0, str(case.national): 1}


def test_of_two_that_were_joined_the_picture_shows_the_kept_one(supervisor: User, actor: Actor, case: Case) -> None:
    other = ActorFactory.create(name="Vitya")
    InvolvementFactory.create(actor=other, case=case)
    IdentifierFactory.create(actor=other)
    join(actor, other, by=supervisor)
    actor.refresh_from_db()
    assert named(around(case, Asked(), user=supervisor)) == {str(case.national): 0, actor.name: 1}


def test_who_connects_two_groups_is_said(officer: User, actor: Actor, case: Case) -> None:
    groups = []
    for _group in range(2):
        case = CaseFactory.create(post=case.post)
        InvolvementFactory.create(actor=actor, case=case)
        pair = [InvolvementFactory.create(case=case).actor for _one in range(2)]
        groups.append({str(case.national), *(one.name for one in pair)})
    known = centrality(around(actor, Asked(), user=officer))
    bridge = next(bridge for bridge in known.bridges if bridge.node.key == (Sort.ACTOR, actor.pk))
    assert [{node.name for node in group.named} for group in bridge.groups] == groups
    assert known.standings[0].share >= known.standings[-1].share


def test_towns_and_payments_connect_nobody(officer: User, actor: Actor, case: Case) -> None:
    """Two who were in one town are not one network."""
    for one in (case, CaseFactory.create(post=case.post)):
        InvolvementFactory.create(actor=actor, case=one, place="Kazan", country="RU", amount=5, currency="KES")
        InvolvementFactory.create(case=one, place="Kazan", country="RU")
    known = centrality(around(actor, Asked(), user=officer))
    assert {one.share for one in known.standings if one.node.sort in (Sort.PLACE, Sort.PAYMENT)} == {0}
    assert actor.name in {bridge.node.name for bridge in known.bridges}
