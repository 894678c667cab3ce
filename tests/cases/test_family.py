"""Contacts with the family: only what may be told, to whom it is safe, and what is promised becomes a duty."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Post, User
from audit.models import Read
from cases.choices import EventKind, Party, TaskState
from cases.models import Case, FamilyContact
from cases.services.family import Said, record_family_contact
from core.dates import PartialDate
from nationals.choices import SafeToContact, Telling
from nationals.models import NextOfKin
from tests.conftest import SignedIn
from tests.factories import CaseFactory, FamilyContactFactory, NextOfKinFactory, PostFactory

pytestmark = pytest.mark.django_db
Record = Callable[..., FamilyContact]


@pytest.fixture
def mother(case: Case) -> NextOfKin:
    return NextOfKinFactory.create(national=case.national, name="Ruth Cheboi", may_be_told=Telling.STATUS)


@pytest.fixture
def record(case: Case, mother: NextOfKin, caseworker: User) -> Record:
    def do(kin: NextOfKin = mother, by: User = caseworker, **said: Any) -> FamilyContact:
        facts: dict[str, Any] = {"kind": EventKind.CALL, "text": "He is in hospital.", "told": Telling.STATUS} | said
        return record_family_contact(case, kin, Said(**facts), by=by)

    return do


@pytest.fixture
def desk(caseworker: User, signed_in: SignedIn) -> Client:
    return signed_in(caseworker)


def address(case: Case, kin: NextOfKin) -> str:
    return f"{case.get_absolute_url()}family/{kin.pk}/"


def send(desk: Client, page: str, **fields: Any) -> Any:
    facts = {"kind": "call", "text": "He is well.", "told": "alive", "reached": "on", "submission": str(uuid4())}
    return desk.post(page, facts | fields)


def test_a_contact_is_an_entry_of_the_timeline(case: Case, record: Record, caseworker: User) -> None:
    contact = record(occurred_on=PartialDate("2026-09-09"))
    event = case.events.get()
    assert contact.event == event
    assert (event.kind, event.party, event.recorded_by) == (EventKind.CALL, Party.FAMILY, caseworker)
    assert event.text == "Ruth Cheboi: He is in hospital."
    assert event.occurred_on == PartialDate("2026-09-09")
    assert str(contact) == f"{case}: Ruth Cheboi"


def test_more_than_may_be_told_needs_a_reason(case: Case, record: Record) -> None:
    with pytest.raises(ValidationError, match="Say why more was told"):
        record(told=Telling.EVERYTHING, told_reason=" ")
    assert not case.events.exists()
    contact = record(told=Telling.EVERYTHING, told_reason="She knew the place from a video.")
    assert contact.event.data == {"reason": "She knew the place from a video."}


@pytest.mark.parametrize("told", [Telling.NOTHING, Telling.ALIVE, Telling.STATUS])
def test_up_to_what_may_be_told_needs_none(record: Record, told: Telling) -> None:
    assert record(told=told).told == told


def test_somebody_unsafe_is_contacted_only_for_a_reason(case: Case, record: Record) -> None:
    uncle = NextOfKinFactory.create(national=case.national, unsafe=True)
    with pytest.raises(ValidationError, match="must not be contacted"):
        record(uncle, told=Telling.NOTHING)
    assert record(uncle, told=Telling.NOTHING, unsafe_reason="He called us.").unsafe_reason == "He called us."


def test_what_the_relatives_record_says_now_counts(case: Case, mother: NextOfKin, record: Record) -> None:
    """Though the page still holds what it said before."""
    NextOfKin.objects.filter(pk=mother.pk).update(safe_to_contact=SafeToContact.NO, reason="Sold him.")
    with pytest.raises(ValidationError, match="must not be contacted"):
        record(mother)


def test_who_was_not_reached_was_told_nothing(record: Record) -> None:
    with pytest.raises(ValidationError, match="told nothing"):
        record(reached=False)
    assert not record(reached=False, told=Telling.NOTHING).event.reached


def test_a_promised_update_is_a_duty_of_that_day(post: Post, case: Case, record: Record, caseworker: User) -> None:
    Post.objects.filter(pk=post.pk).update(time_zone="Europe/Kyiv")
    case.post.refresh_from_db()
    case.assignee = caseworker
    day = timezone.localdate() + timedelta(days=3)
    task = record(next_update_on=day).task
    assert task is not None
    assert task.title == "Update the family as promised: Ruth Cheboi"
    assert (task.owner, task.state) == (caseworker, TaskState.OPEN)
    assert (task.due_at.astimezone(timezone.get_current_timezone()).date(), task.due_at.hour) == (day, 17)


def test_the_next_contact_with_that_relative_does_the_duty(case: Case, record: Record) -> None:
    sister = NextOfKinFactory.create(national=case.national)
    promised = record(next_update_on=timezone.localdate()).task
    assert promised is not None
    record(sister, told=Telling.NOTHING)
    record(reached=False, told=Telling.NOTHING)
    promised.refresh_from_db()
    assert promised.is_open
    again = record(next_update_on=timezone.localdate() + timedelta(days=2)).task
    promised.refresh_from_db()
    assert promised.state == TaskState.DONE
    assert list(case.tasks.open()) == [again]


def test_another_cases_promise_stays(case: Case, mother: NextOfKin, record: Record) -> None:
    other = CaseFactory.create(national=case.national)
    FamilyContactFactory.create(case=other, kin=mother, promised=True)
    record()
    assert other.tasks.open().count() == 1


def test_a_promise_lies_ahead_and_on_an_open_case(case: Case, record: Record) -> None:
    with pytest.raises(ValidationError, match="past"):
        record(next_update_on=timezone.localdate() - timedelta(days=1))
    case.closed_at = timezone.now()
    with pytest.raises(ValidationError, match="closed"):
        record(next_update_on=timezone.localdate())
    assert not case.tasks.exists()


def test_a_relative_of_somebody_else_is_no_family(record: Record) -> None:
    with pytest.raises(ValidationError, match="somebody else"):
        record(NextOfKinFactory.create())


def test_who_may_not_record_records_no_contact(record: Record, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        record(by=stranger)


def test_a_contact_is_never_changed(record: Record) -> None:
    contact = record()
    contact.told = Telling.NOTHING
    with pytest.raises(ProgrammingError, match="Cannot update"):
        contact.save()


def test_the_form_records_and_goes_back_to_the_case(case: Case, mother: NextOfKin, desk: Client) -> None:
    day = timezone.localdate() + timedelta(days=1)
    answer = send(desk, address(case, mother), next_update_on=day.isoformat())
    assert (answer.status_code, answer["Location"]) == (302, case.get_absolute_url())
    contact = case.family_contacts.get()
    assert (contact.told, contact.next_update_on) == (Telling.ALIVE, day)


def test_the_form_asks_for_a_reason_only_where_there_is_need(case: Case, mother: NextOfKin, desk: Client) -> None:
    page = desk.get(address(case, mother)).content.decode()
    assert 'name="told_reason"' in page
    assert 'name="unsafe_reason"' not in page
    sister = NextOfKinFactory.create(national=case.national, may_be_told=Telling.EVERYTHING)
    assert 'name="told_reason"' not in desk.get(address(case, sister)).content.decode()
    uncle = NextOfKinFactory.create(national=case.national, unsafe=True, phones=["+254722999000"])
    page = desk.get(address(case, uncle)).content.decode()
    assert 'name="unsafe_reason"' in page
    assert "This person must not be contacted." in page
    assert "722999000" not in page.replace(" ", "")


@pytest.mark.parametrize(
    "nonsense",
    [{"told": "status", "kind": "note"}, {"told": "secrets"}, {"text": ""}, {"text": "\u202ehidden"},
     {"occurred_on": "2999"}, {"next_update_on": "2001-01-01"}, {"next_update_on": "soon"}, {"told": "everything"}],
)  # fmt: skip
def test_nonsense_and_too_much_come_back(case: Case, mother: NextOfKin, desk: Client, nonsense: Any) -> None:
    assert send(desk, address(case, mother), **nonsense).status_code == 422
    assert not case.family_contacts.exists()
    assert not case.events.exists()


def test_a_minor_is_warned_of(case: Case, mother: NextOfKin, desk: Client) -> None:
    child = NextOfKinFactory.create(national=case.national, minor=True)
    assert "A minor without a guardian" in desk.get(address(case, child)).content.decode()
    child.guardian = mother
    child.save()
    assert "speak with the guardian, Ruth Cheboi" in desk.get(address(case, child)).content.decode()


def test_a_stranger_relative_has_no_page_here(case: Case, desk: Client) -> None:
    assert desk.get(address(case, NextOfKinFactory.create())).status_code == 404


def test_the_log_shows_what_was_told_and_promised(case: Case, record: Record, desk: Client) -> None:
    record(told=Telling.EVERYTHING, told_reason="She knew it.", next_update_on=timezone.localdate())
    page = desk.get(f"{case.get_absolute_url()}family/").content.decode()
    for shown in ("told: everything", "Told more than may be: She knew it.", "next update promised for", "Ruth Cheboi"):
        assert shown in page
    assert Read.objects.filter(reference=case.reference).exists()


def test_the_persons_page_shows_contacts_of_visible_cases_and_nothing_of_what_was_said(
    case: Case, mother: NextOfKin, record: Record, desk: Client
) -> None:
    record()
    hidden = FamilyContactFactory.create(
        case=CaseFactory.create(national=case.national, post=PostFactory.create()), kin=mother
    )
    page = desk.get(f"/cases/of/{case.national.reference}/family/").content.decode()
    assert case.reference in page
    assert hidden.case.reference not in page
    assert "hospital" not in page


@pytest.mark.parametrize("part", ["{case}family/", "/cases/of/{national}/family/"])
def test_the_log_costs_the_same_however_long(case: Case, mother: NextOfKin, desk: Client, part: str) -> None:
    page = part.format(case=case.get_absolute_url(), national=case.national.reference)
    desk.get(page)
    counts = []
    for number in (1, 10):
        FamilyContactFactory.create_batch(number, case=case, kin=mother, promised=True)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(page).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10
