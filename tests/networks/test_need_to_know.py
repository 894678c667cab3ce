"""Who may know of an actor, and how much: numbers, where somebody sees a case of his own that names him."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from cases.models import Case
from networks.choices import IdentifierKind, Involved
from networks.finding import likely
from networks.lookups import Asked
from networks.matching import possible_keys
from networks.measures import Seen, sightings
from networks.models import Actor, ActorName, Affiliation, Identifier, Involvement
from networks.services.actors import add_identifier, add_name, enter_actor
from networks.services.affiliations import Word, bonds, say_of_affiliation
from networks.services.involvements import involve, name_somebody
from networks.services.saying import Source, strike
from tests.factories import ActorFactory, AuthorityFactory, CaseFactory, InvolvementFactory, PostFactory

pytestmark = pytest.mark.django_db


def hidden(confidant: User, restricted_case: Case) -> Actor:
    """Whom a restricted case alone knows, with a name and a number."""
    source = Source(case=restricted_case)
    said = name_somebody(
        new={"kind": "person", "name": "Hidden Handler", "number": "0712345678"},
        source=source, by=confidant, role=Involved.GUARDED,
    )  # fmt: skip
    add_name(said.actor, name="Kivuli", by=confidant, source=source)
    return said.actor


def seen(actor: Actor, user: User) -> Seen:
    return sightings([actor], user)[actor.pk]


def names(user: User, name: str = "", number: str = "") -> set[str]:
    return {one.actor.name for one in likely(Asked(name, frozenset(possible_keys(number))), user=user)}


def test_an_auditor_and_a_stranger_to_networks_see_nothing(
    auditor: User, actor: Actor, case: Case, officer: User
) -> None:
    involve(actor, role=Involved.PAID, source=Source(case=case), by=officer)
    assert not Actor.objects.visible_to(auditor).exists()
    assert not Involvement.objects.visible_to(auditor).exists()
    assert names(auditor, actor.name) == set()
    assert seen(actor, auditor) == Seen()


def test_the_second_case_is_told_in_numbers(
    actor: Actor, case: Case, case_elsewhere: Case, officer: User, stranger: User
) -> None:
    involve(actor, role=Involved.RECRUITED, source=Source(case=case), by=officer)
    assert seen(actor, officer) == Seen(1, 1, 1)
    assert seen(actor, stranger) == Seen(0, 0, 0)
    involve(actor, role=Involved.PAID, source=Source(case=case_elsewhere), by=stranger)
    assert seen(actor, officer) == seen(actor, stranger) == Seen(1, 2, 2)
    assert seen(actor, officer).is_elsewhere


def test_of_the_other_posts_claim_nothing_is_shown(
    actor: Actor, case: Case, case_elsewhere: Case, officer: User, stranger: User
) -> None:
    mine = involve(actor, role=Involved.RECRUITED, source=Source(case=case), by=officer)
    involve(actor, role=Involved.PAID, source=Source(case=case_elsewhere), by=stranger)
    assert list(Involvement.objects.visible_to(officer)) == [mine]


def test_two_claims_in_one_case_are_one_case(actor: Actor, case: Case, officer: User) -> None:
    for role in (Involved.RECRUITED, Involved.PAID):
        involve(actor, role=role, source=Source(case=case), by=officer)
    assert seen(actor, officer) == Seen(1, 1, 1)


def test_a_restricted_case_is_never_counted(
    actor: Actor, case: Case, restricted_case: Case, officer: User, confidant: User
) -> None:
    involve(actor, role=Involved.RECRUITED, source=Source(case=case), by=officer)
    involve(actor, role=Involved.GUARDED, source=Source(case=restricted_case), by=confidant)
    assert seen(actor, officer) == Seen(1, 1, 1)
    assert seen(actor, confidant) == Seen(2, 1, 1)


def test_what_is_struck_through_is_not_counted(actor: Actor, case: Case, officer: User) -> None:
    said = involve(actor, role=Involved.RECRUITED, source=Source(case=case), by=officer)
    strike(said, reason="misheard", by=officer)
    assert seen(actor, officer) == Seen()


def test_whom_a_restricted_case_alone_knows_exists_for_those_named_on_it_only(
    restricted_case: Case, officer: User, supervisor: User, confidant: User
) -> None:
    actor = hidden(confidant, restricted_case)
    for user in (officer, supervisor):
        assert not Actor.objects.visible_to(user).exists()
        assert names(user, "Hidden Handler", "0712345678") == names(user, "Kivuli") == set()
    assert names(confidant, "Kivuli") == {actor.name}
    with pytest.raises(ValidationError, match="no such actor"):
        add_name(actor, name="Guessed", by=officer)


def test_once_an_open_case_names_him_too_the_restricted_words_stay_closed(
    restricted_case: Case, case: Case, officer: User, confidant: User
) -> None:
    actor = hidden(confidant, restricted_case)
    involve(actor, role=Involved.PAID, source=Source(case=case), by=confidant)
    assert list(Actor.objects.visible_to(officer)) == [actor]
    assert not ActorName.objects.visible_to(officer).exists()
    assert not Identifier.objects.visible_to(officer).exists()
    assert names(officer, "Kivuli") == names(officer, number="0712345678") == set()
    assert names(officer, "Hidden Handler") == {actor.name}


def test_the_same_name_may_be_entered_by_who_does_not_see_that_it_is_there(
    restricted_case: Case, case: Case, officer: User, confidant: User
) -> None:
    """A refusal would tell."""
    actor = hidden(confidant, restricted_case)
    involve(actor, role=Involved.PAID, source=Source(case=case), by=confidant)
    add_name(actor, name="Kivuli", by=officer)
    add_identifier(actor, kind=IdentifierKind.PHONE, value="0712345678", by=officer)
    assert names(officer, "Kivuli", "0712345678") == {actor.name}


def test_the_source_of_another_posts_name_is_its_own_business(
    actor: Actor, case: Case, officer: User, stranger: User
) -> None:
    added = add_name(actor, name="Vitya", by=officer, source=Source(detail="her brother", case=case))
    assert list(ActorName.objects.visible_to(stranger)) == [added]
    assert list(ActorName.objects.heard_by(stranger)) == []
    assert list(ActorName.objects.heard_by(officer)) == [added]


def test_a_word_said_in_another_posts_case_is_not_heard(
    actor: Actor, case: Case, officer: User, stranger: User
) -> None:
    say_of_affiliation(
        actor, tie="employee", authority=AuthorityFactory.create(), word=Word("The victim"), source=Source(case=case),
        by=officer,
    )  # fmt: skip
    assert len(bonds(actor, officer)) == 1
    assert bonds(actor, stranger) == []
    assert not Affiliation.objects.visible_to(stranger).exists()


def test_a_tie_to_somebody_hidden_shows_at_neither_end(
    restricted_case: Case, confidant: User, officer: User, actor: Actor
) -> None:
    handler = hidden(confidant, restricted_case)
    say_of_affiliation(actor, tie="partner", other=handler, word=Word("A guard"), source=Source(), by=confidant)
    assert bonds(actor, officer) == []
    assert len(bonds(actor, confidant)) == 1


def test_a_case_that_becomes_restricted_takes_what_it_said_with_it(case: Case, officer: User, supervisor: User) -> None:
    entered = enter_actor(kind="person", name="Vitya", source=Source(case=case), by=officer)
    assert list(Actor.objects.visible_to(supervisor)) == [entered]
    Case.objects.filter(pk=case.pk).update(restricted=True)
    assert not Actor.objects.visible_to(supervisor).exists()


def test_numbers_cost_two_queries_however_many(officer: User, case: Case, django_assert_num_queries: object) -> None:
    actors = ActorFactory.create_batch(5)
    for actor in actors:
        InvolvementFactory.create(actor=actor, case=case)
        InvolvementFactory.create(actor=actor, case=CaseFactory.create(post=PostFactory.create()))
    officer.scope  # noqa: B018  loaded once for each request
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = sightings(actors, officer)
    assert set(found.values()) == {Seen(1, 2, 2)}
