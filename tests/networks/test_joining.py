"""Two entries turn out to be one actor: refused where they contradict each other, and both references keep working."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from cases.models import Case
from core.models import StaleError
from networks.choices import IdentifierKind, Involved, Stance
from networks.finding import likely
from networks.lookups import Asked
from networks.models import Actor, Affiliation
from networks.services.actors import add_identifier, add_name, edit_actor
from networks.services.affiliations import Word, add_word, bonds, say_of_affiliation
from networks.services.involvements import involve, name_somebody
from networks.services.joining import join
from networks.services.saying import Source, strike
from tests.factories import ActorFactory, AffiliationFactory, AffiliationWordFactory, AuthorityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(db: None) -> Actor:
    return ActorFactory.create(name="Витя")


def test_all_that_was_said_moves_and_both_references_lead_there(
    actor: Actor, twin: Actor, case: Case, officer: User, supervisor: User
) -> None:
    involve(twin, role=Involved.PAID, source=Source(case=case), by=officer)
    add_identifier(twin, kind=IdentifierKind.PHONE, value="0712345678", by=officer)
    join(actor, twin, by=supervisor)
    assert actor.involvements.get().role == Involved.PAID
    assert actor.identifiers.get().key == "+254712345678"
    for reference in (actor.reference, twin.reference):
        assert Actor.objects.visible_to(officer).known_as(reference).get() == actor
    assert [one.actor for one in likely(Asked("Vitya"), user=officer)] == [actor]


def test_contradicting_sexes_are_not_joined(officer: User, supervisor: User) -> None:
    man, woman = ActorFactory.create(sex="M"), ActorFactory.create(sex="F")
    with pytest.raises(ValidationError, match="correct the one that is wrong"):
        join(man, woman, by=supervisor)
    edit_actor(woman, version=woman.version, changes={"sex": "M"}, by=officer)
    join(man, woman, by=supervisor)


def test_an_unknown_sex_is_filled(twin: Actor, supervisor: User) -> None:
    known = ActorFactory.create(sex="F", country="RU", notes="Speaks Swahili.")
    kept = join(twin, known, by=supervisor)
    assert (kept.sex, kept.country.code, kept.notes) == ("F", "RU", "Speaks Swahili.")


def test_a_person_and_his_agency_are_not_one(actor: Actor, supervisor: User) -> None:
    with pytest.raises(ValidationError, match="not of one kind"):
        join(actor, ActorFactory.create(agency=True), by=supervisor)


def test_one_entry_is_not_joined_with_itself(actor: Actor, supervisor: User) -> None:
    with pytest.raises(ValidationError, match="one entry already"):
        join(actor, actor, by=supervisor)


def test_who_belong_to_each_other_are_not_one_until_that_is_struck_through(
    actor: Actor, twin: Actor, supervisor: User
) -> None:
    word = say_of_affiliation(actor, tie="relative", other=twin, word=Word("a driver"), source=Source(), by=supervisor)
    with pytest.raises(ValidationError, match="belonging to each other"):
        join(actor, twin, by=supervisor)
    strike(word, reason="It is one man.", by=supervisor)
    join(actor, twin, by=supervisor)
    assert bonds(actor, supervisor) == []


def test_words_about_the_same_affiliation_come_together(actor: Actor, twin: Actor, supervisor: User) -> None:
    embassy = AuthorityFactory.create()
    for one, stance in ((actor, Stance.CLAIMS), (twin, Stance.DENIES)):
        affiliation = AffiliationFactory.create(actor=one, authority=embassy)
        AffiliationWordFactory.create(affiliation=affiliation, stance=stance)
    join(actor, twin, by=supervisor)
    (bond,) = bonds(actor, supervisor)
    assert bond.is_disputed


def test_a_word_may_follow_after_the_joining(actor: Actor, twin: Actor, supervisor: User) -> None:
    affiliation = AffiliationFactory.create(actor=twin)
    AffiliationWordFactory.create(affiliation=affiliation)
    join(actor, twin, by=supervisor)
    add_word(Affiliation.objects.get(), word=Word("The embassy", Stance.DENIES), source=Source(), by=supervisor)
    assert bonds(actor, supervisor)[0].is_disputed


def test_joined_twice_every_reference_leads_to_the_last(actor: Actor, twin: Actor, supervisor: User) -> None:
    third = ActorFactory.create()
    join(twin, actor, by=supervisor)
    join(third, twin, by=supervisor)
    assert Actor.objects.visible_to(supervisor).known_as(actor.reference).get() == third


def test_what_was_heard_twice_stands_once(actor: Actor, twin: Actor, officer: User, supervisor: User) -> None:
    for one in (actor, twin):
        add_identifier(one, kind=IdentifierKind.ACCOUNT, value="@vitya_jobs", by=officer)
        add_name(one, name="Boss", by=officer)
    join(actor, twin, by=supervisor)
    assert actor.identifiers.count() == 1
    assert sorted(actor.names.order_by("name").values_list("name", flat=True)) == ["Boss", "Витя"]


def test_the_entry_that_a_restricted_case_alone_knows_is_not_the_one_that_is_kept(
    restricted_case: Case, confidant: User, actor: Actor, officer: User, supervisor: User
) -> None:
    source = Source(case=restricted_case)
    hidden = name_somebody(
        new={"kind": "person", "name": "Kivuli"}, source=source, by=confidant, role=Involved.GUARDED
    ).actor
    supervisor.memberships.update(user=confidant)  # he may join
    del confidant.__dict__["scope"]
    with pytest.raises(ValidationError, match="restricted case alone"):
        join(hidden, actor, by=confidant)
    join(actor, hidden, by=confidant)
    assert [one.actor for one in likely(Asked("Kivuli"), user=confidant)] == [actor]
    assert likely(Asked("Kivuli"), user=officer) == []


def test_only_a_supervisor_joins_and_only_what_he_saw(
    actor: Actor, twin: Actor, officer: User, supervisor: User
) -> None:
    with pytest.raises(PermissionDenied):
        join(actor, twin, by=officer)
    edit_actor(twin, version=twin.version, changes={"notes": "new"}, by=officer)
    with pytest.raises(StaleError):
        join(actor, twin, by=supervisor, versions=(1, 1))


def test_nothing_is_said_of_an_entry_that_was_joined(
    actor: Actor, twin: Actor, officer: User, supervisor: User
) -> None:
    join(actor, twin, by=supervisor)
    with pytest.raises(ValidationError, match="joined into another"):
        add_name(twin, name="Boss", by=officer)
