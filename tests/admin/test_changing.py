"""What an admin can change, and that nothing which a page's form forbids is possible here."""

import uuid
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from audit.models import Read
from cases.choices import EventKind, Outcome, Status
from cases.models import Case, Claim, Event, Incident, Task
from nationals.choices import SafeToContact
from nationals.index import index_of
from nationals.models import Alias, National, NextOfKin
from tests.admin.pages import address
from tests.admin.rows import ROWS
from tests.factories import AliasFactory, CaseFactory, NationalFactory, NextOfKinFactory, PostFactory
from tests.jobs import do_jobs

pytestmark = pytest.mark.django_db


def sent(desk: Client, record: Any, **typed: Any) -> Any:
    """Open the record's page, type something else into some fields, and save."""
    place = address(type(record), "change", record.pk)
    form = desk.get(place).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    told = {name: value for name, value in values.items() if value is not None} | typed
    return desk.post(place, told)


def test_what_the_page_changes_can_be_changed_and_the_timeline_learns_of_it(
    desk: Client, keeper: User, case: Case
) -> None:
    answer = sent(desk, case, place="near Lyman")
    assert answer.status_code == 302
    case.refresh_from_db()
    assert (case.place, case.version) == ("near Lyman", 2)
    event = Event.objects.get(case=case, kind=EventKind.CHANGE)
    assert (event.recorded_by, event.text) == (keeper, "Changed: place")


def test_a_status_a_closing_and_a_post_cannot_be_posted(desk: Client, case: Case) -> None:
    other = PostFactory.create()
    forged = {
        "status": Status.DECEASED, "closed_at_0": "2026-01-01", "closed_at_1": "10:00", "outcome": Outcome.DIED,
        "post": other.pk, "restricted": "on", "reference": "C-2020-000001", "national": NationalFactory.create().pk,
        "assignee": "", "version": "9",
    }  # fmt: skip
    before: dict[str, Any] = dict(Case.objects.values().get(pk=case.pk))
    sent(desk, case, place="near Lyman", **forged)
    after: dict[str, Any] = dict(Case.objects.values().get(pk=case.pk))
    assert {name for name in after if after[name] != before[name]} == {"place", "version"}


@pytest.mark.parametrize("model", [Event, Claim, Task], ids=lambda model: model.__name__)
def test_entries_and_duties_are_read_only(desk: Client, case: Case, model: Any) -> None:
    row = ROWS[model](case, 0)
    assert desk.post(address(model, "change", row.pk), {"text": "x", "value": "x", "title": "x"}).status_code == 403
    assert desk.get(address(model, "add")).status_code == 403
    assert model.objects.get(pk=row.pk).pk == row.pk


@pytest.mark.parametrize("model", [Case, National], ids=lambda model: model.__name__)
def test_cases_and_nationals_are_not_added_here(desk: Client, model: Any) -> None:
    assert desk.get(address(model, "add")).status_code == 403


def test_who_saves_second_is_told_what_changed_and_overwrites_nothing(desk: Client, case: Case) -> None:
    place = address(Case, "change", case.pk)
    form = desk.get(place).context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields} | {"place": "near Lyman"}
    Case.objects.filter(pk=case.pk).update(place="Kharkiv", version=2)
    answer = desk.post(place, typed)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "somebody else has changed this record meanwhile" in page
    assert "Kharkiv" in page
    assert "near Lyman" in page
    case.refresh_from_db()
    assert case.place == "Kharkiv"
    again = desk.post(place, typed | {"version_seen": "2"})
    assert again.status_code == 302
    case.refresh_from_db()
    assert case.place == "near Lyman"


def test_a_form_without_its_version_overwrites_nothing(desk: Client, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(version=2)
    assert sent(desk, case, place="near Lyman", version_seen="").status_code == 200


def test_a_form_that_is_sent_twice_acts_once(desk: Client) -> None:
    typed = {"name": "Raid", "kind": "raid", "country": "MM", "submission": str(uuid.uuid4())}
    first = desk.post(address(Incident, "add"), typed)
    second = desk.post(address(Incident, "add"), typed)
    assert first["Location"] == second["Location"]
    incident = Incident.objects.get()
    assert incident.reference.startswith("I-20")


def test_hidden_characters_are_refused(desk: Client, case: Case) -> None:
    answer = sent(desk, case, place="near\u202e Lyman")
    assert answer.status_code == 200
    assert "Character 5 is invisible" in answer.content.decode()


def test_a_name_that_is_put_right_is_found_by_its_new_keys(desk: Client) -> None:
    national = NationalFactory.create(name="Daniel Kiprono", national_id="")
    AliasFactory.create(national=national, name="Даниэль")
    assert sent(desk, national, name="Joseph Mwangi", national_id=" 123 45 ").status_code == 302
    national.refresh_from_db()
    index = index_of(["Joseph Mwangi", "Даниэль"], national.born)
    assert (national.folded_name, national.name_keys) == (index.folded_name, index.name_keys)
    assert (national.national_id, national.version) == ("12345", 2)


def test_a_spelling_that_is_put_right_is_found_and_cannot_stand_twice(desk: Client) -> None:
    national = NationalFactory.create(name="Daniel Kiprono")
    alias, other = AliasFactory.create_batch(2, national=national)
    assert sent(desk, alias, name="Kiprono Daniel").status_code == 302
    national.refresh_from_db()
    assert "kiprono" in national.folded_name
    assert sent(desk, other, name="Kiprono Daniel").status_code == 200
    assert sent(desk, other, name="Daniel Kiprono").status_code == 200
    assert Alias.objects.filter(name="Daniel Kiprono").count() == 0


def test_numbers_that_must_not_be_called_are_not_in_the_page(desk: Client) -> None:
    kin = NextOfKinFactory.create(
        phones=["+254700000123"], safe_to_contact=SafeToContact.NO, reason="Recruits for an agency."
    )
    for page in ("change", "history"):
        shown = desk.get(address(NextOfKin, page, kin.pk)).content.decode()
        assert "700000123" not in shown.replace(" ", "")
    sent(desk, kin, phones="+254700000999", locality="Turbo")
    kin.refresh_from_db()
    assert (kin.phones, kin.locality) == (["+254700000123"], "Turbo")


def test_naming_a_main_contact_relieves_the_one_before(desk: Client) -> None:
    national = NationalFactory.create()
    before = NextOfKinFactory.create(national=national, is_main_contact=True)
    now = NextOfKinFactory.create(national=national, is_main_contact=False)
    assert sent(desk, now, is_main_contact="on").status_code == 302
    before.refresh_from_db()
    assert not before.is_main_contact


def test_what_is_compared_of_a_relative_is_compared_anew(desk: Client) -> None:
    sent(desk, NextOfKinFactory.create(), name="Alice Chepkemoi")
    assert do_jobs() == ["look_again"]


def test_opening_a_record_is_recorded_as_a_read(desk: Client, keeper: User, case: Case) -> None:
    event = ROWS[Event](case, 0)
    desk.get(address(Case, "change", case.pk))
    desk.get(address(Event, "change", event.pk))
    desk.get(address(National, "change", case.national_id))
    reads = Read.objects.filter(actor_id=keeper.pk).values_list("thing", "reference")
    assert sorted(reads) == sorted(
        [("cases.case", case.reference)] * 2 + [("nationals.national", case.national.reference)]
    )


def test_the_history_tells_who_changed_what(desk: Client, case: Case) -> None:
    sent(desk, case, place="near Lyman")
    changes = desk.get(address(Case, "history", case.pk)).context["changes"]
    assert changes[0].who == "Ruth Naliaka"
    assert ("place", "", "near Lyman") in changes[0].fields


def test_a_case_is_found_by_what_others_call_it(desk: Client) -> None:
    case = CaseFactory.create(national__name="Brian Wafula")
    case.external_references.create(system="OB", number="17/2026")
    for words in (case.reference, "Wafula", "17/2026", case.national.reference):
        assert list(desk.get(address(Case, "changelist"), {"q": words}).context["cl"].queryset) == [case]


def test_a_national_is_found_by_any_spelling_and_number(desk: Client) -> None:
    national = NationalFactory.create(name="Brian Wafula", national_id="30112233")
    NationalFactory.create()
    for words in ("wafula brian", "BRIAN", national.reference, "30112233"):
        assert list(desk.get(address(National, "changelist"), {"q": words}).context["cl"].queryset) == [national]
