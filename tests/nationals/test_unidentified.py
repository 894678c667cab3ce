"""Somebody unidentified has a record of his own; who he is, is said later, by a method, and taken back if wrong."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from accounts.models import Post, User
from core.dates import PartialDate
from core.models import StaleError
from nationals.choices import Certainty, IdentificationMethod, Linked, UnidentifiedKind
from nationals.models import Identification, National, Unidentified
from nationals.services.identifying import confirm, described, identify, suggested, withdraw
from nationals.services.merging import merge, unmerge
from nationals.services.unidentified import correct, record_unidentified
from tests.factories import (
    CaseFactory,
    IdentificationFactory,
    NationalFactory,
    PostFactory,
    UnidentifiedFactory,
    UserFactory,
)

FOUND: dict[str, Any] = {"method": IdentificationMethod.DNA, "examiner": "a laboratory", "evidence": "Report 12."}


@pytest.fixture
def patient(post: Post) -> Unidentified:
    return UnidentifiedFactory.create(post=post, said_name="Kiprono Daniel")


@pytest.fixture
def body(post: Post) -> Unidentified:
    return UnidentifiedFactory.create(post=post, body=True)


@pytest.fixture
def second(post: Post) -> User:
    return UserFactory.create(supervisor=post)


def listed(user: User, linked: Linked = Linked.OPEN) -> list[Unidentified]:
    return list(Unidentified.objects.visible_to(user).listed(linked).order_by("pk"))


def test_a_record_gets_a_running_reference_and_its_post(post: Post, officer: User) -> None:
    first, other = (
        record_unidentified(post=post, by=officer, kind=UnidentifiedKind.ALIVE, source="head nurse") for _time in "12"
    )
    assert first.reference.startswith("U-")
    assert int(other.reference[2:]) == int(first.reference[2:]) + 1
    assert (first.post, first.recorded_by, first.version) == (post, officer, 1)


def test_who_may_not_register_there_records_nobody(post: Post, auditor: User, stranger: User) -> None:
    for user in (auditor, stranger):
        with pytest.raises(PermissionDenied):
            record_unidentified(post=post, by=user, kind=UnidentifiedKind.BODY, source="morgue")


def test_nonsense_is_refused_in_words(post: Post, officer: User) -> None:
    for wrong in ({"age_from": 40, "age_to": 30}, {"source": " "}):
        with pytest.raises(ValidationError):
            record_unidentified(post=post, by=officer, **{"kind": UnidentifiedKind.BODY, "source": "morgue"} | wrong)


def test_a_correction_is_the_next_version_and_overwrites_nobody(patient: Unidentified, officer: User) -> None:
    assert correct(patient, version=1, by=officer, held_at="Ward 3").version == 2
    with pytest.raises(StaleError):
        correct(patient, version=1, by=officer, held_at="Ward 4")
    assert correct(patient, version=2, by=officer, held_at="Ward 3").version == 2


def test_only_who_works_at_its_post_corrects_and_links_it(
    patient: Unidentified, national: National, auditor: User, stranger: User
) -> None:
    for user in (auditor, stranger):
        with pytest.raises(PermissionDenied):
            correct(patient, version=None, by=user, held_at="elsewhere")
        with pytest.raises(PermissionDenied):
            identify(patient, national, by=user, **FOUND)


def test_it_is_seen_by_its_post_and_by_headquarters(patient: Unidentified, officer: User, stranger: User) -> None:
    desk = PostFactory.create(headquarters=True)
    assert listed(officer) == [patient]
    assert listed(stranger) == []
    assert listed(UserFactory.create(caseworker=desk)) == []
    for role in ("supervisor", "auditor"):
        assert listed(UserFactory.create(**{role: desk})) == [patient]


def test_linked_and_taken_back_it_is_open_again_and_the_row_stays(
    patient: Unidentified, national: National, officer: User
) -> None:
    linked = identify(patient, national, by=officer, **FOUND)
    assert (linked.certainty, linked.stands, linked.of_body) == (Certainty.PRELIMINARY, True, False)
    assert (listed(officer), listed(officer, Linked.LINKED)) == ([], [patient])
    with pytest.raises(ValidationError):
        withdraw(linked, reason="  ", by=officer)
    withdrawn = withdraw(linked, reason="The fingerprints differ.", by=officer)
    assert (withdrawn.withdrawn_by, withdrawn.withdrawn_why) == (officer, "The fingerprints differ.")
    assert (listed(officer), listed(officer, Linked.LINKED)) == ([patient], [])
    assert identify(patient, national, by=officer, **FOUND).pk != linked.pk
    assert patient.identifications.count() == 2
    with pytest.raises(ValidationError):
        withdraw(linked, reason="again", by=officer)


def test_one_identification_stands_at_a_time(patient: Unidentified, national: National, officer: User) -> None:
    identify(patient, national, by=officer, **FOUND)
    with pytest.raises(ValidationError):
        identify(patient, NationalFactory.create(post=national.post), by=officer, **FOUND)


def test_nobody_is_linked_to_a_person_whom_one_may_not_see(patient: Unidentified, officer: User, post: Post) -> None:
    hidden = CaseFactory.create(post=post, restricted=True).national
    for foreign in (NationalFactory.create(), hidden):
        with pytest.raises(PermissionDenied):
            identify(patient, foreign, by=officer, **FOUND)


def test_a_living_person_may_be_confirmed_at_once_or_later(
    patient: Unidentified, national: National, officer: User
) -> None:
    at_once = identify(patient, national, by=officer, certainty=Certainty.CONFIRMED, **FOUND)
    assert at_once.confirmed_by == officer
    withdraw(at_once, reason="another man", by=officer)
    later = confirm(identify(patient, national, by=officer, **FOUND), by=officer)
    assert later.is_confirmed
    with pytest.raises(ValidationError):
        confirm(later, by=officer)


def test_who_a_body_is_waits_for_a_second_person_who_confirms(
    body: Unidentified, national: National, officer: User, supervisor: User, second: User
) -> None:
    with pytest.raises(ValidationError):
        identify(body, national, by=supervisor, certainty=Certainty.CONFIRMED, **FOUND)
    linked = identify(body, national, by=supervisor, **FOUND)
    for user in (officer, supervisor):
        with pytest.raises(PermissionDenied):
            confirm(linked, by=user)
    confirmed = confirm(linked, by=second)
    assert (confirmed.certainty, confirmed.confirmed_by) == (Certainty.CONFIRMED, second)


def test_a_body_does_not_become_a_living_person_while_it_is_linked(
    body: Unidentified, national: National, officer: User
) -> None:
    linked = identify(body, national, by=officer, **FOUND)
    with pytest.raises(ValidationError):
        correct(body, version=None, by=officer, kind=UnidentifiedKind.ALIVE)
    withdraw(linked, reason="he breathes", by=officer)
    assert correct(body, version=None, by=officer, kind=UnidentifiedKind.ALIVE).kind == UnidentifiedKind.ALIVE


@pytest.mark.django_db
def test_what_was_found_is_never_changed() -> None:
    linked = IdentificationFactory.create()
    for change in ({"evidence": "other"}, {"method": "dna"}, {"withdrawn_why": "x", "examiner": "other"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Identification.objects.filter(pk=linked.pk).update(**change)


def test_candidates_are_found_by_the_name_as_said_with_sex_and_age(
    patient: Unidentified, national: National, officer: User, post: Post
) -> None:
    NationalFactory.create(name="Kiprono Daniel Cheboi")  # of another post
    assert [one.national for one in suggested(patient, user=officer)] == [national]
    assert described(patient).born == PartialDate("1996~")
    patient.age_to = 60
    assert described(patient).born is None
    patient.said_name = ""
    assert suggested(patient, user=officer) == []
    assert suggested(UnidentifiedFactory.create(post=post, sex="", said_name="—"), user=officer) == []


def test_an_identification_goes_with_the_person_when_entries_are_joined(
    patient: Unidentified, national: National, supervisor: User
) -> None:
    twin = NationalFactory.create(post=national.post)
    linked = identify(patient, twin, by=supervisor, **FOUND)
    done = merge(national, twin, picks={}, by=supervisor)
    linked.refresh_from_db()
    assert linked.national == national
    unmerge(done, by=supervisor)
    linked.refresh_from_db()
    assert linked.national == twin


@pytest.mark.parametrize(
    ("youngest", "oldest", "words"),
    [
        (None, None, ""), (30, None, "30 years or more"), (None, 30, "up to 30 years"), (30, 30, "30 years"),
        (25, 35, "25 to 35 years"), (0, 2, "0 to 2 years"),
    ],
)  # fmt: skip
def test_the_apparent_age_in_words(youngest: int | None, oldest: int | None, words: str) -> None:
    assert Unidentified(age_from=youngest, age_to=oldest).ages == words
