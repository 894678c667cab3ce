"""Entries are written once; contact is derived from them."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError
from django.utils import timezone

from accounts.models import User
from cases.choices import EventKind, Party
from cases.models import Case, Event
from cases.services.access import record_access
from cases.services.moves import move
from cases.services.timeline import add_entry, correct_entry
from core.dates import PartialDate
from tests.cases.facts import facts_for
from tests.conftest import SignedIn
from tests.factories.cases import CaseFactory, EventFactory

pytestmark = pytest.mark.django_db


def last_contact(case: Case) -> Any:
    annotated: Any = Case.objects.with_last_contact().get(pk=case.pk)
    return annotated.last_contact_at


def test_an_answered_call_is_the_last_contact(case: Case, caseworker: User) -> None:
    call = add_entry(case, kind=EventKind.CALL, party=Party.FAMILY, text="She heard from him.", by=caseworker)
    add_entry(case, kind=EventKind.NOTE, text="Wrote to the desk.", by=caseworker)
    assert last_contact(case) == call.recorded_at


def test_a_call_that_nobody_answered_is_no_contact(case: Case, caseworker: User) -> None:
    add_entry(case, kind=EventKind.CALL, party=Party.FAMILY, text="No answer.", reached=False, by=caseworker)
    assert last_contact(case) is None


def test_a_corrected_entry_is_struck_and_its_correction_counts(case: Case, caseworker: User) -> None:
    wrong = EventFactory.create(case=case, contact=True)
    right = correct_entry(wrong, text="It was his brother.", reason="wrong person", by=caseworker)
    assert last_contact(case) == right.recorded_at
    assert Event.objects.get(pk=wrong.pk).is_struck
    with pytest.raises(ValidationError, match="already"):
        correct_entry(wrong, text="again", reason="again", by=caseworker)


def test_a_status_is_not_corrected_as_an_entry(case: Case, caseworker: User) -> None:
    move(case, "record_capture", by=caseworker, facts=facts_for(case, "record_capture"))
    with pytest.raises(ValidationError, match="Correct the status"):
        correct_entry(case.events.get(kind=EventKind.STATUS), text="x", reason="y", by=caseworker)


def test_an_entry_can_be_neither_changed_nor_deleted(case: Case) -> None:
    event = EventFactory.create(case=case)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        event.delete()


def test_a_stranger_adds_no_entry(case: Case, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        add_entry(case, kind=EventKind.NOTE, text="I was here.", by=stranger)


def test_a_held_case_without_access_is_found_until_access_is_granted(case: Case, caseworker: User) -> None:
    held = CaseFactory.create(post=case.post, captured=True)
    assert list(Case.objects.without_access()) == [held]
    record_access(held, granted_on=PartialDate.from_date(timezone.localdate()), by=caseworker)
    assert not Case.objects.without_access().exists()
    assert held.tasks.filter(rule__code="access-visit").exists()


def test_a_long_timeline_hides_neither_access_nor_the_last_contact(
    case: Case, caseworker: User, signed_in: SignedIn
) -> None:
    move(case, "record_capture", by=caseworker, facts=facts_for(case, "record_capture"))
    record_access(case, granted_on=PartialDate("2026-10-01"), by=caseworker)
    call = add_entry(case, kind=EventKind.CALL, party=Party.FAMILY, text="She heard from him.", by=caseworker)
    EventFactory.create_batch(40, case=case)
    page = signed_in(caseworker).get(case.get_absolute_url())
    assert page.context["more_events"]
    assert page.context["last_contact"] == call
    assert {step.label: step.state for step in page.context["way_home"]}["access"] == "done"
    assert [step.state for step in page.context["way_home"]][1] == "now"
