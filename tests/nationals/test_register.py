"""Registering people and correcting the register."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Post, User
from cases.models import Case
from core.dates import PartialDate
from core.models import StaleError
from nationals.choices import ConsentAnswer, ConsentTopic, SafeToContact
from nationals.filters import find
from nationals.models import National
from nationals.services.aliases import add_alias, correct_alias
from nationals.services.consents import record_consent
from nationals.services.documents import add_document, correct_document
from nationals.services.family import add_next_of_kin, correct_next_of_kin
from nationals.services.register import edit_national, register_national
from tests.factories import (
    AliasFactory,
    CaseFactory,
    NextOfKinFactory,
    PostFactory,
    TravelDocumentFactory,
    UserFactory,
)


def test_a_person_is_registered_under_the_next_reference(post: Post, officer: User) -> None:
    first = register_national({"name": "Ng'ang'a Kamau", "national_id": " 2345 6789 "}, post=post, by=officer)
    second = register_national({"name": "Нганга Камау"}, post=post, by=officer)
    assert first.reference.startswith("N-")
    assert int(second.reference[2:]) == int(first.reference[2:]) + 1
    assert first.name == "Ng'ang'a Kamau"
    assert first.national_id == "23456789"
    assert set(first.name_keys) & set(second.name_keys)
    assert first.folded_name == "nganga kamau"


def test_facts_that_are_not_editable_are_not_taken(post: Post, officer: User) -> None:
    national = register_national({"name": "Kamau", "version": 9, "folded_name": "x"}, post=post, by=officer)
    assert (national.version, national.folded_name) == (1, "kamau")


def test_an_auditor_registers_nobody(post: Post, auditor: User) -> None:
    with pytest.raises(PermissionDenied):
        register_national({"name": "Kamau"}, post=post, by=auditor)


def test_an_edit_grows_the_version_and_the_keys_follow_the_name(national: National, officer: User) -> None:
    edited = edit_national(national, version=1, changes={"name": "Daniel Kiprono Cheruiyot"}, by=officer)
    edited.refresh_from_db()
    assert edited.version == 2
    assert edited.folded_name == "daniel kiprono cheruiyot"
    assert edited.name_keys != national.name_keys


def test_an_edit_that_changes_nothing_leaves_the_version(national: National, officer: User) -> None:
    assert edit_national(national, version=1, changes={"name": national.name}, by=officer).version == 1


def test_the_second_to_edit_is_told(national: National, officer: User) -> None:
    edit_national(national, version=1, changes={"occupation": "athlete"}, by=officer)
    with pytest.raises(StaleError):
        edit_national(national, version=1, changes={"occupation": "guard"}, by=officer)


def test_people_of_another_post_are_not_edited(national: National, stranger: User, auditor: User) -> None:
    for user in (stranger, auditor):
        with pytest.raises(PermissionDenied):
            edit_national(national, version=1, changes={"occupation": "guard"}, by=user)


def test_who_works_on_the_case_may_edit_whoever_registered_the_person(national: National) -> None:
    case: Case = CaseFactory.create(national=national, post=PostFactory.create())
    worker, reader = UserFactory.create(caseworker=case.post), UserFactory.create(auditor=case.post)
    assert edit_national(national, version=1, changes={"occupation": "guard"}, by=worker).occupation == "guard"
    with pytest.raises(PermissionDenied):
        edit_national(national, version=2, changes={"occupation": "cook"}, by=reader)


def test_a_caseworker_elsewhere_who_only_audits_here_does_not_edit(national: National, post: Post) -> None:
    both = UserFactory.create(auditor=post, caseworker=PostFactory.create())
    assert National.objects.visible_to(both).contains(national)
    with pytest.raises(PermissionDenied):
        edit_national(national, version=1, changes={"occupation": "guard"}, by=both)


def test_an_alias_is_found_from_now_on(national: National, officer: User) -> None:
    alias = add_alias(national, name="Даниил Кипроно", kind="script", language="ru", origin="list", by=officer)
    national.refresh_from_db()
    assert "daniil kiprono" in national.folded_name
    assert national.version == 1
    correct_alias(alias, version=alias.version, changes={"name": "Данило Кипроно"}, by=officer)
    national.refresh_from_db()
    assert "danilo kiprono" in national.folded_name
    assert "daniil" not in national.folded_name


def test_an_alias_stands_once(national: National, officer: User) -> None:
    other = AliasFactory.create(national=national, name="Dan")
    for name in (national.name, "Dan"):
        with pytest.raises(ValidationError):
            add_alias(national, name=name, by=officer)
    kept = add_alias(national, name="Danny", by=officer)
    with pytest.raises(ValidationError):
        correct_alias(kept, version=None, changes={"name": other.name}, by=officer)
    changes = {"name": "Danny", "origin": "his sister"}
    assert correct_alias(kept, version=1, changes=changes, by=officer).origin == "his sister"
    with pytest.raises(StaleError):
        correct_alias(kept, version=1, changes={"origin": "his brother"}, by=officer)


def test_a_document_is_found_without_spaces(national: National, officer: User) -> None:
    document = add_document(national, {"kind": "passport", "number": "ak 102-1091"}, by=officer)
    assert document.number_key == "AK1021091"
    corrected = correct_document(document, version=1, changes={"number": "AK 1021092", "state": "lost"}, by=officer)
    assert (corrected.number_key, corrected.state, corrected.version) == ("AK1021092", "lost", 2)
    with pytest.raises(StaleError):
        correct_document(document, version=1, changes={"state": "held"}, by=officer)


def test_an_identity_number_is_found_whatever_signs_are_in_it(post: Post, officer: User) -> None:
    known = register_national({"name": "Bwalya Chanda", "national_id": "123456/10-1"}, post=post, by=officer)
    for written in ("123456/10-1", "123456 101", "123 456 10 1", "123456101"):
        assert [found.national for found in find(written, user=officer)] == [known]


def test_who_must_not_be_contacted_needs_a_reason(national: National, officer: User) -> None:
    with pytest.raises(ValidationError):
        add_next_of_kin(national, {"name": "J. K.", "safe_to_contact": SafeToContact.NO, "reason": " "}, by=officer)
    kin = add_next_of_kin(national, {"name": "J. K."}, by=officer)
    with pytest.raises(ValidationError):
        correct_next_of_kin(kin, version=1, changes={"safe_to_contact": SafeToContact.NO}, by=officer)


def test_a_new_main_contact_relieves_the_one_before(national: National, officer: User) -> None:
    first = add_next_of_kin(national, {"name": "Ruth", "is_main_contact": True}, by=officer)
    second = NextOfKinFactory.create(national=national, name="Esther")
    corrected = correct_next_of_kin(second, version=1, changes={"is_main_contact": True}, by=officer)
    first.refresh_from_db()
    assert corrected.is_main_contact
    assert not first.is_main_contact


def test_the_second_to_correct_a_relative_is_told(national: National, officer: User) -> None:
    kin = NextOfKinFactory.create(national=national)
    correct_next_of_kin(kin, version=1, changes={"name": "Ruth"}, by=officer)
    with pytest.raises(StaleError):
        correct_next_of_kin(kin, version=1, changes={"name": "Rose"}, by=officer)


def test_a_consent_remembers_who_took_it(national: National, officer: User) -> None:
    consent = record_consent(
        national, topic=ConsentTopic.RETURN, answer=ConsentAnswer.GIVEN, given_on=PartialDate("2026-09"), by=officer
    )
    later = record_consent(
        national, topic=ConsentTopic.RETURN, answer=ConsentAnswer.WITHDRAWN, reason="Afraid of arrest.", by=officer
    )
    assert (consent.taken_by, later.given_on) == (officer, PartialDate(""))
    assert list(national.consents.all()) == [later, consent]


def test_strangers_add_nothing(national: National, stranger: User) -> None:
    kin = NextOfKinFactory.create(national=national)
    alias = AliasFactory.create(national=national)
    document = TravelDocumentFactory.create(national=national)
    doors: list[Callable[[], object]] = [
        lambda: add_alias(national, name="Dan", by=stranger),
        lambda: correct_alias(alias, version=None, changes={"name": "Dan"}, by=stranger),
        lambda: add_document(national, {"number": "A1"}, by=stranger),
        lambda: correct_document(document, version=1, changes={}, by=stranger),
        lambda: add_next_of_kin(national, {"name": "Ruth"}, by=stranger),
        lambda: correct_next_of_kin(kin, version=1, changes={}, by=stranger),
        lambda: record_consent(national, topic="return", answer="given", by=stranger),
    ]
    for door in doors:
        with pytest.raises(PermissionDenied):
            door()
    assert national.aliases.get() == alias


def test_each_record_has_a_name_to_be_called_by(national: National, officer: User) -> None:
    assert str(AliasFactory.create(national=national, name="Dan")) == "Dan"
    assert str(TravelDocumentFactory.create(national=national, number="AK1")) == "passport AK1"
    assert str(NextOfKinFactory.create(national=national, name="Ruth")) == "Ruth"
    consent = record_consent(national, topic=ConsentTopic.RETURN, answer=ConsentAnswer.GIVEN, by=officer)
    assert str(consent) == "return: given"
    assert str(national) == national.name
