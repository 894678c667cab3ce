"""Relatives: what they may be told, who is the main contact, who answers for a minor."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import User
from core.dates import PartialDate, adult_born_by
from nationals.choices import Telling
from nationals.models import National, NextOfKin
from nationals.services.family import add_next_of_kin, correct_next_of_kin
from nationals.services.merging import merge, questions, unmerge
from tests.factories import NationalFactory, NextOfKinFactory
from tests.nationals.sending import send, text


@pytest.fixture
def mother(national: National) -> NextOfKin:
    return NextOfKinFactory.create(national=national, name="Ruth Cheboi", main=True)


def test_nothing_may_be_told_before_somebody_decides(national: National, officer: User) -> None:
    assert add_next_of_kin(national, {"name": "Ruth"}, by=officer).may_be_told == Telling.NOTHING


def test_each_measure_of_telling_includes_those_before_it() -> None:
    assert Telling.STATUS.is_more_than(Telling.ALIVE)
    assert not Telling.STATUS.is_more_than(Telling.STATUS)
    assert not Telling.NOTHING.is_more_than(Telling.EVERYTHING)


def test_a_new_relative_may_be_the_main_contact_at_once(national: National, mother: NextOfKin, officer: User) -> None:
    second = add_next_of_kin(national, {"name": "Esther", "is_main_contact": True}, by=officer)
    mother.refresh_from_db()
    assert list(national.next_of_kin.filter(is_main_contact=True)) == [second]
    assert mother.version == 2


@pytest.mark.parametrize(
    ("born", "noted", "minor"),
    [
        ("", False, False),
        ("", True, True),
        ("2008-09-15", False, True),
        ("2008-09-14", False, False),
        ("2008-09-14", True, False),  # who was noted as a minor has grown up since
        ("2008-09", False, True),  # as long as it may be
        ("2008", False, True),
        ("2007", False, False),
    ],
)
def test_a_minor_is_one_by_birth_or_because_it_was_noted(
    time_machine: Any, born: str, noted: bool, minor: bool
) -> None:
    time_machine.move_to("2026-09-14T12:00:00+03:00")
    assert NextOfKin(born=PartialDate(born), noted_as_minor=noted).is_minor is minor


def test_on_29_february_those_of_the_28th_are_adults(time_machine: Any) -> None:
    time_machine.move_to("2028-02-29T12:00:00+03:00")
    assert adult_born_by() == date(2010, 2, 28)


def test_a_child_has_its_guardian_among_the_relatives(national: National, mother: NextOfKin, officer: User) -> None:
    facts = {"name": "Faith", "noted_as_minor": True}
    child = add_next_of_kin(national, facts, by=officer)
    assert child.needs_guardian
    child = correct_next_of_kin(child, version=1, changes={"guardian": mother}, by=officer)
    assert not child.needs_guardian
    assert list(mother.wards.all()) == [child]


def test_who_cannot_be_a_guardian_is_none(national: National, mother: NextOfKin, officer: User) -> None:
    child = NextOfKinFactory.create(national=national, minor=True)
    elsewhere = NextOfKinFactory.create()
    brother = NextOfKinFactory.create(national=national, minor=True)
    for nobody in (child, elsewhere, brother):
        with pytest.raises(ValidationError, match="guardian"):
            correct_next_of_kin(child, version=1, changes={"guardian": nobody}, by=officer)
    correct_next_of_kin(child, version=1, changes={"guardian": mother}, by=officer)
    with pytest.raises(ValidationError, match="cannot be a guardian"):
        correct_next_of_kin(mother, version=1, changes={"noted_as_minor": True}, by=officer)


def test_the_form_offers_the_other_relatives_only(national: National, mother: NextOfKin, desk: Client) -> None:
    stranger = NextOfKinFactory.create(name="Somebody Else")
    page = text(desk.get(f"{national.get_absolute_url()}family/new/"))
    assert mother.name in page
    assert stranger.name not in page
    assert f'<option value="{mother.pk}"' not in text(desk.get(f"{national.get_absolute_url()}family/{mother.pk}/"))
    answer = send(
        desk, f"{national.get_absolute_url()}family/new/", name="Faith", relation="child", safe_to_contact="ask",
        may_be_told="nothing", noted_as_minor="on", guardian=str(stranger.pk),
    )  # fmt: skip
    assert answer.status_code == 422
    assert not national.next_of_kin.filter(name="Faith").exists()


def test_the_form_keeps_what_may_be_told_and_the_guardian(national: National, mother: NextOfKin, desk: Client) -> None:
    answer = send(
        desk, f"{national.get_absolute_url()}family/new/", name="Faith", relation="child", safe_to_contact="ask",
        may_be_told="alive", telling_note="In her words.", born="2016", guardian=str(mother.pk),
    )  # fmt: skip
    assert answer.status_code == 302
    child = national.next_of_kin.get(name="Faith")
    assert (child.may_be_told, child.telling_note, child.guardian) == (Telling.ALIVE, "In her words.", mother)
    page = text(desk.get(national.get_absolute_url()))
    for shown in ("a minor", "Guardian: Ruth Cheboi", "that the person is alive and well", "In her words."):
        assert shown in page


@pytest.mark.parametrize(
    "nonsense", [{"born": "2999"}, {"born": "yesterday"}, {"may_be_told": "all"}, {"telling_note": "\u202e"},
                 {"guardian": "0"}, {"guardian": "x"}]
)  # fmt: skip
def test_nonsense_is_refused(national: National, desk: Client, nonsense: dict[str, str]) -> None:
    facts = {"name": "Faith", "relation": "child", "safe_to_contact": "ask", "may_be_told": "nothing"} | nonsense
    assert send(desk, f"{national.get_absolute_url()}family/new/", **facts).status_code == 422
    assert not national.next_of_kin.exists()


def test_the_page_warns_of_a_minor_without_a_guardian(national: National, desk: Client) -> None:
    NextOfKinFactory.create(national=national, minor=True)
    assert "A minor without a guardian" in text(desk.get(national.get_absolute_url()))


def test_a_main_contact_named_since_goes_with_the_parted_entry(national: National, supervisor: User) -> None:
    twin = NationalFactory.create(post=national.post)
    sister = NextOfKinFactory.create(national=twin, main=True)
    mother = NextOfKinFactory.create(national=national, main=True)
    done = merge(national, twin, picks={}, by=supervisor)
    uncle = add_next_of_kin(national, {"name": "Uncle", "is_main_contact": True}, by=supervisor)
    answers = {question.key: "absorbed" for question in questions(done, user=supervisor)}
    unmerge(done, by=supervisor, answers=answers)
    assert list(twin.next_of_kin.filter(is_main_contact=True)) == [uncle]
    assert set(twin.next_of_kin.all()) == {sister, uncle}
    assert set(national.next_of_kin.all()) == {mother}


def test_a_guardian_does_not_stay_with_the_other_person(national: National, supervisor: User) -> None:
    twin = NationalFactory.create(post=national.post)
    sister = NextOfKinFactory.create(national=twin)
    done = merge(national, twin, picks={}, by=supervisor)
    sister.refresh_from_db()
    child = add_next_of_kin(national, {"name": "Faith", "noted_as_minor": True, "guardian": sister}, by=supervisor)
    unmerge(done, by=supervisor, answers={f"nationals.NextOfKin.national:{child.pk}": "kept"})
    child.refresh_from_db()
    assert (child.national, child.guardian) == (national, None)
