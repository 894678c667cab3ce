"""One person entered twice: his two entries are made one."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Post, User
from cases.models import Case
from core.models import StaleError
from nationals.choices import MergeChangeKind, Pick
from nationals.filters import find
from nationals.models import Merge, National, joining
from nationals.services.aliases import add_alias
from nationals.services.consents import record_consent
from nationals.services.documents import add_document
from nationals.services.merging import merge
from nationals.services.register import edit_national
from search.services.references import address_of
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


@pytest.fixture
def twin(post: Post) -> National:
    return NationalFactory.create(
        post=post, name="Kiprono Daniel", born="1998", birth_place="Kericho", phones=["+254700000001"]
    )


def joined(kept: National, absorbed: National, by: User, **picks: Any) -> Merge:
    done = merge(kept, absorbed, picks=picks, by=by)
    kept.refresh_from_db()
    absorbed.refresh_from_db()
    return done


def test_every_key_to_a_national_has_a_rule_and_every_rule_a_key() -> None:
    assert {joining.name_of(key) for key in joining.keys_to_national()} == set(joining.RULES)


def test_a_relation_without_a_rule_refuses_before_anything_is_done(
    national: National, twin: National, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(joining.RULES, "cases.Case.national")
    with pytest.raises(joining.NoRuleError, match=r"cases\.Case\.national"):
        joined(national, twin, supervisor)
    assert not Merge.objects.exists()


def test_everything_that_points_to_the_person_moves(national: National, twin: National, supervisor: User) -> None:
    rows: list[Any] = [
        made.create(national=twin)
        for made in (AliasFactory, TravelDocumentFactory, NextOfKinFactory, ConsentFactory, CaseFactory)
    ]
    case = rows[-1]
    case.post = national.post
    case.save()
    rows.append(ImportLineFactory.create(national=twin, case=case, outcome="imported"))
    done = joined(national, twin, supervisor)
    for row in rows:
        row.refresh_from_db()
        assert row.national == national
    assert done.changes.filter(kind=MergeChangeKind.MOVED).count() == len(rows)
    assert twin.merged_into == national


def test_the_other_name_becomes_an_alias_and_finds_the_person(
    national: National, twin: National, supervisor: User
) -> None:
    joined(national, twin, supervisor)
    alias = national.aliases.get()
    assert (alias.name, alias.origin) == ("Kiprono Daniel", f"name of {twin.reference}")
    assert "kiprono daniel" in national.folded_name


def test_the_name_that_is_not_picked_becomes_the_alias(national: National, twin: National, supervisor: User) -> None:
    joined(national, twin, supervisor, name=Pick.ABSORBED)
    assert national.name == "Kiprono Daniel"
    assert [alias.name for alias in national.aliases.all()] == ["Daniel Kiprono Cheboi"]


def test_the_same_name_makes_no_alias(national: National, post: Post, supervisor: User) -> None:
    twin = NationalFactory.create(post=post, name=national.name)
    joined(national, twin, supervisor)
    assert not national.aliases.exists()


def test_blanks_are_filled_by_choice_only_and_each_change_is_kept(
    national: National, twin: National, supervisor: User
) -> None:
    done = joined(national, twin, supervisor, born=Pick.ABSORBED, phones=Pick.BOTH)
    assert national.birth_place == ""
    assert str(national.born) == "1998"
    assert national.phones == ["+254712345678", "+254700000001"]
    born = done.changes.get(field="born")
    assert (born.kind, born.before, born.after) == (MergeChangeKind.CHANGED, "1998-04-12", "1998")
    assert set(done.changes.filter(kind=MergeChangeKind.CHANGED).values_list("field", flat=True)) == {"born", "phones"}


def test_what_is_no_fact_cannot_be_picked(national: National, twin: National, supervisor: User) -> None:
    for picks in ({"version": Pick.ABSORBED}, {"born": Pick.BOTH}):
        with pytest.raises(ValueError, match="cannot be picked"):
            merge(national, twin, picks=picks, by=supervisor)


def test_a_spelling_that_both_have_stays_where_it_is(national: National, twin: National, supervisor: User) -> None:
    for each in (national, twin):
        AliasFactory.create(national=each, name="Дан")
    joined(national, twin, supervisor)
    assert twin.aliases.get().name == "Дан"
    assert national.aliases.filter(name="Дан").count() == 1


def test_one_main_contact_is_left(national: National, twin: National, supervisor: User) -> None:
    mother = NextOfKinFactory.create(national=national, is_main_contact=True)
    sister = NextOfKinFactory.create(national=twin, is_main_contact=True)
    joined(national, twin, supervisor)
    assert list(national.next_of_kin.filter(is_main_contact=True)) == [mother]
    sister.refresh_from_db()
    assert sister.national == national


def test_what_was_joined_is_found_nowhere_and_known_by_its_reference(
    national: National, twin: National, supervisor: User
) -> None:
    joined(national, twin, supervisor)
    assert twin not in National.objects.visible_to(supervisor)
    assert twin not in National.objects.administered_by(supervisor)
    assert [found.national for found in find(twin.reference, user=supervisor)] == [national]
    assert [found.national for found in find("Kiprono Daniel", user=supervisor)] == [national]
    assert address_of(twin.reference, supervisor) == national.get_absolute_url()


def test_an_entry_joined_twice_is_one_step_from_the_entry_that_stands(
    national: National, twin: National, post: Post, supervisor: User
) -> None:
    third = NationalFactory.create(post=post)
    joined(twin, third, supervisor)
    joined(national, twin, supervisor)
    third.refresh_from_db()
    assert third.merged_into == national


def test_who_holds_a_form_open_is_told(national: National, twin: National, supervisor: User) -> None:
    version = national.version
    joined(national, twin, supervisor)
    with pytest.raises(StaleError):
        edit_national(national, version=version, changes={"occupation": "guard"}, by=supervisor)


def test_nothing_is_added_to_an_entry_that_was_joined_meanwhile(
    national: National, twin: National, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page was opened, and permission checked, before."""
    joined(national, twin, supervisor)
    with pytest.raises(ValidationError, match="joined into another entry"):
        National.locked(twin.pk)
    for verb in (
        lambda: add_alias(twin, name="Dan", by=supervisor),
        lambda: add_document(twin, {"number": "AK1"}, by=supervisor),
        lambda: record_consent(twin, topic="family", answer="given", by=supervisor),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_what_somebody_saved_first_is_seen_before_joining(national: National, twin: National, supervisor: User) -> None:
    edit_national(twin, version=None, changes={"occupation": "guard"}, by=supervisor)
    with pytest.raises(StaleError):
        merge(national, twin, picks={}, by=supervisor, versions=(1, 1))


def test_an_entry_is_joined_once_and_not_into_itself(national: National, twin: National, supervisor: User) -> None:
    with pytest.raises(ValidationError):
        merge(national, national, picks={}, by=supervisor)
    joined(national, twin, supervisor)
    with pytest.raises(PermissionDenied):
        merge(national, twin, picks={}, by=supervisor)


def test_only_who_supervises_both_joins_them(national: National, twin: National, officer: User, auditor: User) -> None:
    elsewhere = PostFactory.create()
    foreign = NationalFactory.create(post=elsewhere)
    both = UserFactory.create(supervisor=national.post, caseworker=elsewhere)
    for user, other in ((officer, twin), (auditor, twin), (both, foreign)):
        with pytest.raises(PermissionDenied):
            merge(national, other, picks={}, by=user)
    headquarters = UserFactory.create(supervisor=PostFactory.create(headquarters=True))
    assert merge(national, foreign, picks={}, by=headquarters).kept == national


def test_a_person_of_a_hidden_case_is_not_joined(national: National, twin: National, supervisor: User) -> None:
    case: Case = CaseFactory.create(national=twin, post=national.post, restricted=True)
    assert not National.objects.visible_to(supervisor).filter(pk=case.national_id).exists()
    with pytest.raises(PermissionDenied):
        merge(national, twin, picks={}, by=supervisor)


def test_who_supervises_the_case_joins_whoever_registered_the_person(twin: National, supervisor: User) -> None:
    foreign = NationalFactory.create(post=PostFactory.create())
    CaseFactory.create(national=foreign, post=twin.post)
    assert merge(twin, foreign, picks={}, by=supervisor).absorbed == foreign
