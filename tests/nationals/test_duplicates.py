"""Who may be entered twice: what finds the pairs, who sees them, and what a decision does."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import Post, User
from nationals import jobs, notices
from nationals.choices import PairDecision
from nationals.dedup import person_of
from nationals.models import LikelyPair, National
from nationals.services.aliases import add_alias
from nationals.services.documents import add_document
from nationals.services.duplicates import decide, look_again
from nationals.services.family import add_next_of_kin
from nationals.services.merging import merge, unmerge
from nationals.services.register import edit_national, register_national
from tests.factories import CaseFactory, LikelyPairFactory, NationalFactory, PostFactory, UserFactory
from tests.jobs import do_jobs

FACTS = {"born": "1998-04-12", "sex": "M", "home_county": "Kericho"}


@pytest.fixture
def twin(post: Post) -> National:
    return NationalFactory.create(post=post, name="Kiprono Daniel Cheboi", home_county="Kericho")


def listed(user: User) -> list[LikelyPair]:
    return list(LikelyPair.objects.visible_to(user).listed(PairDecision.OPEN).for_list())


def test_a_pair_is_found_with_its_reasons_and_kept_once(national: National, twin: National, officer: User) -> None:
    look_again(national)
    look_again(twin)
    [pair] = listed(officer)
    assert (pair.first, pair.second) == (national, twin)
    assert "born the same day" in pair.reason
    assert pair.score > 0.9


def test_people_who_are_not_alike_make_no_pair(national: National, post: Post) -> None:
    NationalFactory.create(post=post, name="Wanjiru Njoroge", born="1971", sex="F", home_county="Nyeri", phones=[])
    assert look_again(national) == []


def test_whatever_changes_what_is_compared_leaves_one_job(post: Post, officer: User) -> None:
    registered = register_national({"name": "Daniel Kiprono"}, post=post, by=officer)
    edit_national(registered, version=None, changes={"born": "1998"}, by=officer)
    assert do_jobs() == ["look_again"]
    for change in (
        lambda: edit_national(registered, version=None, changes={"born": "1999"}, by=officer),
        lambda: add_alias(registered, name="Dan", by=officer),
        lambda: add_document(registered, {"number": "AK1021091"}, by=officer),
        lambda: add_next_of_kin(registered, {"name": "Ruth"}, by=officer),
    ):
        change()
        assert do_jobs() == ["look_again"]


def test_the_job_that_is_left_is_one_that_there_is() -> None:
    assert jobs.look_again.name == notices.LOOK_AGAIN
    assert notices.LOOK_AGAIN in app.tasks


def test_who_is_registered_twice_stands_in_the_list_after_the_job(post: Post, officer: User) -> None:
    for name in ("Daniel Kiprono Cheboi", "Kiprono Daniel Cheboi"):
        register_national({"name": name, **FACTS}, post=post, by=officer)
    assert listed(officer) == []
    do_jobs()
    assert len(listed(officer)) == 1


def test_a_change_that_makes_them_unlike_takes_the_pair_out(national: National, twin: National, officer: User) -> None:
    look_again(national)
    changes = {"name": "Wanjiru Njoroge", "sex": "F", "born": "1971", "phones": [], "home_county": "Nyeri"}
    edit_national(twin, version=None, changes=changes, by=officer)
    do_jobs()
    assert listed(officer) == []


def test_two_different_people_are_not_proposed_until_something_changes(
    national: National, twin: National, officer: User
) -> None:
    look_again(national)
    pair = decide(twin, national, PairDecision.APART, by=officer)
    assert pair.decided_by == officer
    for each in (national, twin):
        look_again(each)
    assert listed(officer) == []
    edit_national(twin, version=None, changes={"occupation": "guard"}, by=officer)  # is not compared
    do_jobs()
    assert listed(officer) == []
    edit_national(twin, version=None, changes={"born": "1998-04-13"}, by=officer)
    do_jobs()
    assert [pair.decision for pair in listed(officer)] == [PairDecision.OPEN]


def test_who_works_on_one_of_them_only_decides_nothing(national: National, officer: User, auditor: User) -> None:
    foreign = NationalFactory.create()
    own = NationalFactory.create(post=national.post)
    for user, other in ((officer, foreign), (auditor, own)):
        with pytest.raises(PermissionDenied):
            decide(national, other, PairDecision.APART, by=user)


def test_pairs_across_posts_are_seen_by_headquarters_only(national: National, officer: User, auditor: User) -> None:
    foreign = NationalFactory.create(name=national.name, home_county="Kericho")
    look_again(national)
    headquarters = UserFactory.create(supervisor=PostFactory.create(headquarters=True))
    assert [pair.second for pair in listed(headquarters)] == [foreign]
    assert listed(officer) == listed(auditor) == []


def test_a_pair_with_a_person_of_a_hidden_case_is_seen_by_those_named_only(
    national: National, twin: National, officer: User, post: Post
) -> None:
    look_again(national)
    assert len(listed(officer)) == 1
    CaseFactory.create(national=twin, post=post, restricted=True)
    headquarters = UserFactory.create(supervisor=PostFactory.create(headquarters=True))
    assert listed(officer) == listed(headquarters) == []


def test_joined_entries_are_in_no_pair_and_parted_ones_are_again(
    national: National, twin: National, supervisor: User
) -> None:
    look_again(national)
    done = merge(national, twin, picks={}, by=supervisor)
    do_jobs()
    jobs.look_again(twin.pk)
    assert listed(supervisor) == []
    unmerge(done, by=supervisor)
    do_jobs()
    assert len(listed(supervisor)) == 1


def test_a_command_looks_at_everybody(
    national: National, twin: National, officer: User, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("find_duplicates")
    assert capsys.readouterr().out == "1 probable duplicates to be decided.\n"
    assert len(listed(officer)) == 1
    assert not ProcrastinateJob.objects.filter(status="todo").exists()


def test_a_mother_of_the_same_name_is_a_new_fact(national: National, twin: National, officer: User) -> None:
    decide(national, twin, PairDecision.APART, by=officer)
    for each in (national, twin):
        add_next_of_kin(each, {"name": "Alice Chepkemoi Cheboi", "relation": "mother"}, by=officer)
    do_jobs()
    assert [pair.decision for pair in listed(officer)] == [PairDecision.OPEN]


def test_the_order_of_the_names_is_no_new_fact(national: National, twin: National, officer: User) -> None:
    decide(national, twin, PairDecision.APART, by=officer)
    before = person_of(national).names
    look_again(twin)
    assert person_of(national).names == before
    assert listed(officer) == []


def test_what_somebody_put_off_stands_apart(officer: User, post: Post) -> None:
    pair = LikelyPairFactory.create(first__post=post, second__post=post, put_off=True)
    visible = LikelyPair.objects.visible_to(officer)
    assert listed(officer) == []
    assert list(visible.listed(PairDecision.LATER)) == [pair]
