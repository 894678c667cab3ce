"""Two people were taken for one: undone completely and exactly, also after either was edited."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from accounts.models import Post, User
from nationals.choices import Belongs, Pick
from nationals.index import refresh_index
from nationals.models import Alias, Merge, National
from nationals.services.aliases import add_alias, correct_alias
from nationals.services.family import add_next_of_kin
from nationals.services.merging import UnansweredError, merge, questions, unmerge
from nationals.services.merging.joining import FACTS, LISTS
from nationals.services.register import edit_national
from tests.architecture.sources import APPS
from tests.factories import (
    AliasFactory,
    CaseFactory,
    ConsentFactory,
    ImportLineFactory,
    NationalFactory,
    NextOfKinFactory,
    PostFactory,
    TravelDocumentFactory,
    UserFactory,
)
from tests.nationals.test_merging import joined


@pytest.fixture
def twin(post: Post) -> National:
    return NationalFactory.create(post=post, name="Kiprono Daniel", born="1998", birth_place="Kericho")


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of ours, but the history, the joinings themselves and what counts versions."""
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name != "version"}
            for row in model._base_manager.order_by("pk").values()
        ]
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if not model.__name__.endswith("History") and model.__name__ not in {"Merge", "MergeChange"}
    }


def test_what_moved_goes_back_and_what_was_picked_too(national: National, twin: National, supervisor: User) -> None:
    rows: list[Any] = [made.create(national=twin) for made in (AliasFactory, TravelDocumentFactory, NextOfKinFactory)]
    refresh_index(twin)
    before = everything()
    done = joined(national, twin, supervisor, born=Pick.ABSORBED, birth_place=Pick.ABSORBED, phones=Pick.BOTH)
    assert everything() != before
    assert unmerge(done, by=supervisor) == twin
    assert everything() == before
    done.refresh_from_db()
    assert done.undone_by == supervisor
    assert [row.history.count() for row in rows] == [3, 3, 3]


def test_an_edit_made_since_of_what_moved_goes_with_it(national: National, twin: National, supervisor: User) -> None:
    alias: Alias = AliasFactory.create(national=twin)
    done = joined(national, twin, supervisor)
    alias.refresh_from_db()
    correct_alias(alias, version=None, changes={"name": "Данило"}, by=supervisor)
    unmerge(done, by=supervisor)
    assert twin.aliases.get().name == "Данило"
    twin.refresh_from_db()
    national.refresh_from_db()
    assert "danilo" in twin.folded_name
    assert "danilo" not in national.folded_name


def test_what_was_added_since_is_asked_about_and_goes_where_the_answer_says(
    national: National, twin: National, supervisor: User
) -> None:
    done = joined(national, twin, supervisor)
    alias = add_alias(national, name="Dan", by=supervisor)
    kin = add_next_of_kin(national, {"name": "Ruth"}, by=supervisor)
    asked = {question.key: question for question in questions(done, user=supervisor)}
    assert {question.value for question in asked.values()} == {"Dan", "Ruth"}
    with pytest.raises(UnansweredError):
        unmerge(done, by=supervisor)
    answers = {
        f"nationals.Alias.national:{alias.pk}": Belongs.ABSORBED,
        f"nationals.NextOfKin.national:{kin.pk}": Belongs.KEPT,
    }
    unmerge(done, by=supervisor, answers=answers)
    assert list(twin.aliases.all()) == [alias]
    assert list(national.next_of_kin.all()) == [kin]


@pytest.mark.parametrize(
    ("answer", "kept", "absorbed"), [(Belongs.KEPT, "2000", "1998"), (Belongs.ABSORBED, "12 Apr 1998", "2000")]
)
def test_a_fact_that_was_changed_since_is_asked_about(
    national: National, twin: National, supervisor: User, answer: str, kept: str, absorbed: str
) -> None:
    done = joined(national, twin, supervisor, born=Pick.ABSORBED)
    edit_national(national, version=None, changes={"born": "2000"}, by=supervisor)
    [question] = questions(Merge.objects.get(pk=done.pk), user=supervisor)
    assert (question.key, question.value, question.before) == ("born", "2000", "1998")
    unmerge(done, by=supervisor, answers={"born": answer})
    national.refresh_from_db()
    twin.refresh_from_db()
    assert (str(national.born), str(twin.born)) == (kept, absorbed)


def test_a_fact_that_the_joining_left_alone_is_asked_about_too(
    national: National, twin: National, supervisor: User
) -> None:
    done = joined(national, twin, supervisor)
    edit_national(national, version=None, changes={"occupation": "guard"}, by=supervisor)
    unmerge(done, by=supervisor, answers={"occupation": Belongs.ABSORBED})
    national.refresh_from_db()
    twin.refresh_from_db()
    assert (national.occupation, twin.occupation) == ("", "guard")


def test_a_case_that_the_reader_may_not_see_is_not_asked_about(
    national: National, twin: National, supervisor: User
) -> None:
    CaseFactory.create(national=twin, post=twin.post)
    done = joined(national, twin, supervisor)
    hidden = CaseFactory.create(national=national, post=national.post, restricted=True)
    assert questions(done, user=supervisor) == []
    unmerge(done, by=supervisor)
    hidden.refresh_from_db()
    assert hidden.national == national


def test_an_earlier_joining_is_undone_while_a_later_one_stands(
    national: National, twin: National, post: Post, supervisor: User
) -> None:
    third = NationalFactory.create(post=post, born="2001")
    before = everything()
    first = joined(national, twin, supervisor, born=Pick.ABSORBED, birth_place=Pick.ABSORBED)
    second = joined(national, third, supervisor, born=Pick.ABSORBED)
    assert questions(first, user=supervisor) == []
    unmerge(first, by=supervisor)
    national.refresh_from_db()
    assert (str(national.born), national.birth_place) == ("2001", "")
    unmerge(Merge.objects.get(pk=second.pk), by=supervisor)
    assert everything() == before


def test_undoing_an_earlier_joining_leaves_the_spellings_of_a_later_one(
    national: National, twin: National, post: Post, supervisor: User
) -> None:
    """Both entries that were joined had the same name and the same nickname."""
    third = NationalFactory.create(post=post, name=twin.name, born="1998")
    for each in (twin, third):
        AliasFactory.create(national=each, name="Кипроно")
        refresh_index(each)
    before = everything()
    first, second = joined(national, twin, supervisor), joined(national, third, supervisor)
    unmerge(first, by=supervisor)
    assert {alias.name for alias in national.aliases.all()} == {twin.name, "Кипроно"}
    national.refresh_from_db()
    assert "kiprono daniel" in national.folded_name
    unmerge(Merge.objects.get(pk=second.pk), by=supervisor)
    assert everything() == before


def test_entries_joined_one_into_another_come_apart_in_turn(
    national: National, twin: National, post: Post, supervisor: User
) -> None:
    third = NationalFactory.create(post=post)
    AliasFactory.create(national=third, name="Третий")
    refresh_index(third)
    before = everything()
    first = joined(twin, third, supervisor)
    second = joined(national, twin, supervisor)
    with pytest.raises(PermissionDenied):  # the entry that was kept does not stand
        unmerge(first, by=supervisor)
    unmerge(second, by=supervisor)
    unmerge(Merge.objects.get(pk=first.pk), by=supervisor)
    assert everything() == before


def test_it_is_undone_once_and_may_be_done_again(national: National, twin: National, supervisor: User) -> None:
    done = joined(national, twin, supervisor)
    unmerge(done, by=supervisor)
    with pytest.raises(ValidationError, match="already"):
        unmerge(done, by=supervisor)
    twin.refresh_from_db()
    assert joined(national, twin, supervisor).pk != done.pk


def test_who_may_not_join_may_not_undo(national: National, twin: National, supervisor: User, officer: User) -> None:
    done = joined(national, twin, supervisor)
    with pytest.raises(PermissionDenied):
        unmerge(done, by=officer)


_NAMES = some.sampled_from(["Daniel Kiprono", "Kiprono Daniel", "Даниил Кипроно", "Dan", "محمد علي"])
_PERSON = some.fixed_dictionaries(
    {
        "name": _NAMES,
        "born": some.sampled_from(["", "1998", "1998-04-12", "1998~"]),
        "sex": some.sampled_from(["", "F", "M"]),
        "home_county": some.sampled_from(["", "Kericho", "Nandi"]),
        "nationality": some.sampled_from(["", "KE", "UG"]),
        "national_id": some.sampled_from(["", "23456789"]),
        "phones": some.lists(some.sampled_from(["+254712345678", "+254700000001"]), unique=True, max_size=2),
        "description": some.sampled_from(["", "Tall.\nA scar."]),
    }
)
_PARTS = some.fixed_dictionaries(
    {
        "aliases": some.lists(_NAMES, unique=True, max_size=3),
        "documents": some.lists(some.sampled_from(["AK1", "AK2"]), max_size=2),
        "kin": some.lists(some.booleans(), max_size=2),
        "consents": some.integers(0, 2),
        "cases": some.integers(0, 2),
    }
)


def _person(post: Post, facts: dict[str, Any], parts: dict[str, Any]) -> National:
    national: National = NationalFactory.create(post=post, **facts)
    for name in parts["aliases"]:
        AliasFactory.create(national=national, name=name)
    for number in parts["documents"]:
        TravelDocumentFactory.create(national=national, number=number, number_key=number)
    for number, is_main in enumerate(parts["kin"]):
        NextOfKinFactory.create(national=national, is_main_contact=is_main and not number)
    ConsentFactory.create_batch(parts["consents"], national=national)
    for case in CaseFactory.create_batch(parts["cases"], national=national, post=post):
        ImportLineFactory.create(national=national, case=case, outcome="imported")
    refresh_index(national)
    return national


class AnyTwoPeople(TestCase):
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(facts=some.tuples(_PERSON, _PERSON), parts=some.tuples(_PARTS, _PARTS), data=some.data())
    def test_joined_and_parted_again_they_are_as_before(self, facts: Any, parts: Any, data: some.DataObject) -> None:
        post = PostFactory.create()
        supervisor = UserFactory.create(supervisor=post)
        kept, absorbed = (_person(post, *each) for each in zip(facts, parts, strict=True))
        picks = {name: data.draw(some.sampled_from(list(Pick) if name in LISTS else list(Pick)[:2])) for name in FACTS}
        before = everything()
        done = merge(kept, absorbed, picks=picks, by=supervisor)
        assert not National.objects.visible_to(supervisor).contains(absorbed)
        unmerge(done, by=supervisor)
        self.assertEqual(everything(), before)  # noqa: PT009  the long difference is worth seeing
