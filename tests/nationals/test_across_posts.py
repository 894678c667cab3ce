"""A person of one post is entered at another too: who is told what, who agrees, and what both see afterwards."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Post, User
from cases.services.details import hand_over, restrict
from core.dates import PartialDate
from nationals.choices import PairDecision
from nationals.models import LikelyPair, Merge, National, Proposal
from nationals.services.duplicates import decide, look_again
from nationals.services.merging import merge, merge_as_agreed, unmerge
from nationals.services.proposals import agree, decline, known_elsewhere, propose
from nationals.services.register import edit_national
from tests.factories import CaseFactory, NationalFactory, PostFactory, ProposalFactory, UserFactory


@pytest.fixture
def there(db: None) -> Post:
    return PostFactory.create(name="Tripoli")


@pytest.fixture
def other(there: Post, national: National) -> National:
    """The same man in the register of the other post; the pair is found by the job."""
    found: National = NationalFactory.create(
        post=there,
        name="Kiprono Daniel Cheboi",
        home_county="Kericho",
        home_locality="Litein",
        phones=["+254700000009"],
    )
    look_again(national)
    return found


@pytest.fixture
def their_supervisor(there: Post) -> User:
    return UserFactory.create(supervisor=there)


@pytest.fixture
def headquarters(db: None) -> User:
    return UserFactory.create(supervisor=PostFactory.create(headquarters=True))


def proposed(national: National, by: User) -> Proposal:
    propose(national, by=by)
    return Proposal.objects.get()


def is_seen(national: National, *users: User) -> list[bool]:
    fresh = [User.objects.get(pk=user.pk) for user in users]
    return [National.objects.visible_to(user).filter(pk=national.pk).exists() for user in fresh]


def test_a_caseworker_is_told_that_somebody_may_know_the_person_and_whom_to_ask(
    national: National, other: National, there: Post, officer: User
) -> None:
    told = known_elsewhere(national, user=officer)
    assert told is not None
    assert (told.posts, told.is_proposed) == ((), False)
    CaseFactory.create(national=other, post=there)
    told = known_elsewhere(national, user=officer)
    assert told is not None
    assert told.posts == ("Tripoli",)


def test_a_post_without_an_open_case_is_not_named(
    national: National, other: National, there: Post, officer: User
) -> None:
    CaseFactory.create(national=other, post=there, closed=True)
    told = known_elsewhere(national, user=officer)
    assert told is not None
    assert told.posts == ()


def test_of_a_restricted_case_nothing_is_told_to_either_side(
    national: National, other: National, there: Post, officer: User, supervisor: User, their_supervisor: User
) -> None:
    CaseFactory.create(national=other, post=there)
    CaseFactory.create(national=other, post=there, restricted=True)
    assert known_elsewhere(national, user=officer) is None
    propose(national, by=supervisor)
    assert known_elsewhere(other, user=their_supervisor) is None
    propose(other, by=their_supervisor)
    assert not Proposal.objects.exists()


def test_who_may_not_change_the_entry_or_sees_both_is_told_nothing(
    national: National, other: National, auditor: User, stranger: User, headquarters: User
) -> None:
    for user in (auditor, stranger, headquarters):
        assert known_elsewhere(national, user=user) is None
    for user in (auditor, stranger):
        with pytest.raises(PermissionDenied):
            propose(national, by=user)


def test_two_different_people_and_unlikely_ones_are_not_told(
    national: National, other: National, officer: User, headquarters: User
) -> None:
    decide(national, other, PairDecision.APART, by=headquarters)
    assert known_elsewhere(national, user=officer) is None
    decide(national, other, PairDecision.LATER, by=headquarters)
    assert known_elsewhere(national, user=officer) is not None
    LikelyPair.objects.update(score="0.3")
    assert known_elsewhere(national, user=officer) is None


def test_a_caseworker_proposes_and_each_side_agrees_for_itself(
    national: National, other: National, officer: User, supervisor: User, their_supervisor: User
) -> None:
    asked = proposed(national, officer)
    assert (asked.post, asked.first_agreed_by, asked.second_agreed_by) == (national.post, None, None)
    propose(national, by=officer)
    propose(other, by=their_supervisor)
    assert Proposal.objects.count() == 1
    assert agree(asked, by=their_supervisor).merge is None
    assert not Merge.objects.exists()
    done = agree(asked, by=supervisor)
    assert done.merge is not None
    other.refresh_from_db()
    assert other.merged_into == national


def test_a_supervisor_agrees_by_proposing(
    national: National, other: National, supervisor: User, their_supervisor: User
) -> None:
    asked = proposed(national, supervisor)
    assert asked.first_agreed_by == supervisor
    assert agree(asked, by=their_supervisor).merge is not None


def test_nobody_agrees_for_the_other_side_or_without_being_in_charge(
    national: National, other: National, officer: User, supervisor: User, auditor: User, stranger: User
) -> None:
    asked = proposed(national, supervisor)
    for user in (officer, auditor, stranger):
        with pytest.raises(PermissionDenied):
            agree(asked, by=user)
        with pytest.raises(PermissionDenied):
            decline(asked, by=user)
    assert agree(asked, by=supervisor).merge is None
    with pytest.raises(PermissionDenied):
        merge(national, other, picks={}, by=supervisor)
    with pytest.raises(PermissionDenied):
        merge_as_agreed(asked, by=supervisor)


def test_who_sees_both_compares_and_joins_them_himself(
    national: National, other: National, officer: User, headquarters: User
) -> None:
    asked = proposed(national, officer)
    assert list(Proposal.objects.visible_to(headquarters).open()) == [asked]
    with pytest.raises(ValidationError):
        agree(asked, by=headquarters)
    merge(national, other, picks={}, by=headquarters)
    assert not Proposal.objects.visible_to(headquarters).open().exists()


def test_declined_it_is_not_asked_again(
    national: National, other: National, officer: User, supervisor: User, their_supervisor: User
) -> None:
    asked = proposed(national, officer)
    decline(asked, by=their_supervisor)
    assert not Proposal.objects.visible_to(supervisor).open().exists()
    propose(national, by=officer)
    assert Proposal.objects.count() == 1
    with pytest.raises(ValidationError):
        agree(asked, by=supervisor)


def test_restricted_meanwhile_the_proposal_is_gone_and_nothing_is_joined(
    national: National, other: National, there: Post, officer: User, supervisor: User, their_supervisor: User
) -> None:
    case = CaseFactory.create(national=other, post=there)
    asked = proposed(national, officer)
    agree(asked, by=their_supervisor)
    restrict(case, reason="A witness is in danger.", by=their_supervisor)
    assert not Proposal.objects.visible_to(supervisor).exists()
    with pytest.raises((PermissionDenied, ValidationError)):
        agree(asked, by=supervisor)
    assert not Merge.objects.exists()


def test_an_agreement_of_somebody_who_has_left_counts_no_more(
    national: National, other: National, officer: User, supervisor: User, their_supervisor: User
) -> None:
    asked = proposed(national, officer)
    agree(asked, by=their_supervisor)
    their_supervisor.memberships.update(role="auditor")
    settled = agree(asked, by=supervisor)
    assert (settled.merge, settled.second_agreed_by) == (None, None)


def test_the_joining_loses_nothing_and_is_undone_by_either_side(
    national: National, other: National, there: Post, supervisor: User, their_supervisor: User
) -> None:
    National.objects.filter(pk=national.pk).update(born=PartialDate(""))
    settled = agree(proposed(national, supervisor), by=their_supervisor)
    national.refresh_from_db()
    assert national.home_locality == "Litein"
    assert str(national.born) == "12 Apr 1998"
    assert national.phones == ["+254712345678", "+254700000009"]
    assert "Kiprono Daniel Cheboi" in national.aliases.values_list("name", flat=True)
    assert settled.merge is not None
    unmerge(settled.merge, by=their_supervisor)
    other.refresh_from_db()
    assert other.merged_into is None
    assert is_seen(other, supervisor, their_supervisor) == [False, True]
    assert is_seen(national, supervisor, their_supervisor) == [True, False]


def test_what_was_written_while_the_last_one_agreed_is_not_overwritten(
    national: National, other: National, supervisor: User, their_supervisor: User
) -> None:
    National.objects.filter(pk=national.pk).update(home_locality="")
    proposal = proposed(national, supervisor)
    proposal.second_agreed_by = their_supervisor
    proposal.save()
    stale = Proposal.objects.select_related("pair__first", "pair__second").get()
    edit_national(national, version=None, changes={"home_locality": "Kapsoit"}, by=supervisor)
    assert merge_as_agreed(stale, by=their_supervisor).kept.home_locality == "Kapsoit"


def test_both_posts_go_on_seeing_the_person_whoever_has_a_case(
    national: National, other: National, there: Post, officer: User, their_supervisor: User, headquarters: User
) -> None:
    done = merge(national, other, picks={}, by=headquarters)
    assert is_seen(national, officer, their_supervisor) == [True, True]
    unmerge(done, by=headquarters)
    CaseFactory.create(national=other, post=there)
    done = merge(national, other, picks={}, by=headquarters)
    assert is_seen(national, officer, their_supervisor) == [True, True]
    unmerge(done, by=headquarters)
    assert is_seen(national, officer, their_supervisor) == [True, False]
    done = merge(other, national, picks={}, by=headquarters)
    assert is_seen(other, officer, their_supervisor) == [True, True]


def test_a_chain_of_joinings_leaves_every_post_its_sight(
    national: National, other: National, officer: User, their_supervisor: User, headquarters: User
) -> None:
    third = NationalFactory.create()
    merge(national, other, picks={}, by=headquarters)
    merge(third, national, picks={}, by=headquarters)
    assert is_seen(third, officer, their_supervisor) == [True, True]


def test_who_did_not_see_the_entry_sees_no_more_after_a_joining(
    national: National, other: National, there: Post, post: Post, officer: User, headquarters: User
) -> None:
    """The post that registered it handed its case over long ago; and a restricted case closes what is joined to it."""
    case = CaseFactory.create(national=national, post=post)
    hand_over(case, to=there, by=headquarters)
    assert is_seen(national, officer) == [False]
    third = NationalFactory.create()
    merge(national, other, picks={}, by=headquarters)
    merge(national, third, picks={}, by=headquarters)
    assert is_seen(national, officer) == [False]


def test_a_restricted_case_closes_the_joined_entry_to_both_posts(
    national: National, other: National, there: Post, officer: User, their_supervisor: User, headquarters: User
) -> None:
    case = CaseFactory.create(national=other, post=there)
    merge(national, other, picks={}, by=headquarters)
    restrict(case, reason="A witness is in danger.", by=their_supervisor)
    assert is_seen(national, officer, headquarters) == [False, False]


@pytest.mark.django_db
def test_a_stranger_sees_no_proposal(stranger: User) -> None:
    ProposalFactory.create()
    assert not Proposal.objects.visible_to(stranger).exists()
