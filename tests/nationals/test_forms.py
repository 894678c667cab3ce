"""What happens when the register's forms are sent."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Post, User
from audit.services import reads_of
from core.dates import PartialDate
from nationals.models import National, NextOfKin
from tests.conftest import SignedIn
from tests.factories import AliasFactory, NationalFactory, NextOfKinFactory, PostFactory, TravelDocumentFactory
from tests.nationals.sending import send, text

NUMBER = "+254711999888"


def facts(post: Post, **changed: Any) -> dict[str, Any]:
    return {"name": "Daniel Kiprono Cheboi", "citizenship": "claimed", "post": str(post.pk), **changed}


def test_a_person_is_registered_with_passport_and_phones(desk: Client, post: Post) -> None:
    told = facts(post, born="about 1996", passport="ak 102-1091", phones="0712 345 678, +254 (0)722-000111", sex="M")
    response = send(desk, "/nationals/new/", **told)
    national = National.objects.get()
    assert response.url == national.get_absolute_url()
    assert national.born == PartialDate("1996~")
    assert national.phones == ["+254712345678", "+254722000111"]
    assert national.travel_documents.get().number_key == "AK1021091"
    assert "is registered as" in text(desk.get(response.url))


def test_a_double_click_registers_once(desk: Client, post: Post) -> None:
    told = facts(post, submission=str(uuid4()))
    first, second = (desk.post("/nationals/new/", told) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert National.objects.count() == 1


def test_a_person_who_seems_known_is_asked_about_once(desk: Client, post: Post) -> None:
    known = NationalFactory.create(post=post, name="Cheboi Daniel Kiprono", born=PartialDate("1997-03-12"))
    told = facts(post, born="12 Mar 1997")
    page = send(desk, "/nationals/new/", **told)
    assert page.status_code == 422
    assert known.get_absolute_url() in text(page)
    assert "born the same day" in text(page)
    assert National.objects.count() == 1
    assert send(desk, "/nationals/new/", **told, is_new="on").status_code == 302
    assert National.objects.count() == 2


def test_nobody_is_asked_about_people_he_may_not_see(desk: Client, post: Post) -> None:
    NationalFactory.create(name="Daniel Kiprono Cheboi", born=PartialDate("1997-03-12"))
    assert send(desk, "/nationals/new/", **facts(post, born="12 Mar 1997")).status_code == 302


def test_nobody_is_registered_at_a_post_where_one_does_not_work(desk: Client) -> None:
    page = send(desk, "/nationals/new/", **facts(PostFactory.create()))
    assert page.status_code == 422
    assert not National.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("name", "", "This field is required"),
        ("name", "x" * 5000, "at most 200 characters"),
        ("name", "Dan\x00iel", "Null characters are not allowed"),
        ("name", "\u202eleinaD", "Character 1 is invisible"),
        ("name", "Dan\u200biel", "Character 4 is invisible"),
        ("born", "31 Feb 1997", "Write a date such as"),
        ("phones", "call the neighbour", "is not a phone number"),
        ("phones", ",".join(f"07000000{n:02d}" for n in range(11)), "At most 10 numbers"),
        ("sex", "Q", "Select a valid choice"),
        ("nationality", "ZZ", "Select a valid choice"),
        ("passport", "A" * 41, "at most 40 characters"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(desk: Client, post: Post, field: str, typed: str, told: str) -> None:
    page = send(desk, "/nationals/new/", **facts(post, occupation="athlete", **{field: typed}))
    assert page.status_code == 422
    assert told in text(page)
    assert 'value="athlete"' in text(page)
    assert not National.objects.exists()


def test_names_in_any_script_stay_as_written(desk: Client, post: Post) -> None:
    for name in ("محمد علي", "Нгʼангʼа", "ငြိမ်း", "Ng’ang’a-Öz"):
        assert send(desk, "/nationals/new/", **facts(post, name=name, is_new="on")).status_code == 302
        assert National.objects.filter(name=name).exists()


def test_a_form_without_its_key_changes_nothing(desk: Client, post: Post) -> None:
    assert desk.post("/nationals/new/", facts(post)).status_code == 400
    assert not National.objects.exists()


def test_an_edit_is_saved_and_leads_back(desk: Client, national: National) -> None:
    told = {"name": national.name, "citizenship": "confirmed", "version_seen": "1", "born": "1997"}
    assert send(desk, f"{national.get_absolute_url()}edit/", **told).url == national.get_absolute_url()
    national.refresh_from_db()
    assert (national.citizenship, national.version) == ("confirmed", 2)


def test_the_second_to_save_sees_what_changed(desk: Client, national: National) -> None:
    address = f"{national.get_absolute_url()}edit/"
    told = {"name": national.name, "citizenship": "claimed", "version_seen": "1"}
    send(desk, address, **told, occupation="athlete")
    page = send(desk, address, **told, occupation="guard", phones="0712345678")
    assert page.status_code == 409
    assert "somebody else has changed this meanwhile" in text(page)
    assert "athlete" in text(page)
    assert 'value="guard"' in text(page)
    national.refresh_from_db()
    assert national.occupation == "athlete"


def test_the_edit_form_shows_phones_as_people_read_them(desk: Client, national: National) -> None:
    assert 'value="+254 712 345678"' in text(desk.get(f"{national.get_absolute_url()}edit/"))


def test_names_documents_and_answers_are_added_and_corrected(desk: Client, national: National) -> None:
    base = national.get_absolute_url()
    send(desk, f"{base}names/new/", name="Даниил", kind="script", language="ru", origin="list")
    alias = national.aliases.get()
    assert 'value="Даниил"' in text(desk.get(f"{base}names/{alias.pk}/"))
    send(desk, f"{base}names/{alias.pk}/", name="Данила", kind="script", language="ru")
    send(desk, f"{base}documents/new/", kind="passport", number="AK1", issuer="KE", state="lost")
    document = national.travel_documents.get()
    send(desk, f"{base}documents/{document.pk}/", kind="passport", number="AK2", state="held", version_seen="1")
    send(desk, f"{base}consents/new/", topic="return", answer="given", given_on="Sep 2026", how="By telephone.")
    document.refresh_from_db()
    assert national.aliases.get().name == "Данила"
    assert (document.number_key, document.state) == ("AK2", "held")
    assert national.consents.get().given_on == PartialDate("2026-09")


def test_a_name_that_stands_already_is_told(desk: Client, national: National) -> None:
    AliasFactory.create(national=national, name="Dan")
    page = send(desk, f"{national.get_absolute_url()}names/new/", name="Dan", kind="nickname")
    assert page.status_code == 422
    assert "is known by this name already" in text(page)


def test_a_document_expires_after_it_was_issued(desk: Client, national: National) -> None:
    told = {"kind": "passport", "state": "held", "issued_on": "2026-01-02", "expires_on": "2026-01-02"}
    page = send(desk, f"{national.get_absolute_url()}documents/new/", **told)
    assert "This is not after the day of issue" in text(page)
    assert not national.travel_documents.exists()


def test_the_second_to_correct_a_document_sees_what_changed(desk: Client, national: National) -> None:
    document = TravelDocumentFactory.create(national=national, number="AK1")
    address = f"{national.get_absolute_url()}documents/{document.pk}/"
    told = {"kind": "passport", "version_seen": "1"}
    send(desk, address, **told, number="AK2", state="lost")
    page = send(desk, address, **told, number="AK3", state="unknown")
    assert page.status_code == 409
    assert "AK2" in text(page)


class TestNumbersNotToBeCalled:
    @pytest.fixture
    def kin(self, national: National) -> NextOfKin:
        return NextOfKinFactory.create(national=national, name="J. K.", unsafe=True, phones=[NUMBER], email="jk@x.ke")

    def shows(self, response: Any) -> bool:
        page = text(response).replace(" ", "")
        return NUMBER in page or NUMBER[1:] in page or "jk@x.ke" in page

    def test_who_must_not_be_contacted_needs_a_reason(self, desk: Client, national: National) -> None:
        told = {"name": "J. K.", "relation": "other", "safe_to_contact": "no", "phones": NUMBER}
        page = send(desk, f"{national.get_absolute_url()}family/new/", **told)
        assert "Say why this person must not be contacted" in text(page)
        told["reason"] = "Named as recruiter."
        assert send(desk, f"{national.get_absolute_url()}family/new/", **told).status_code == 302
        assert national.next_of_kin.get().phones == [NUMBER]

    def test_the_number_is_in_no_page(self, desk: Client, national: National, kin: NextOfKin) -> None:
        base = national.get_absolute_url()
        for address in (base, f"{base}family/{kin.pk}/", f"{base}family/{kin.pk}/number/", f"{base}alike/"):
            assert not self.shows(desk.get(address))
        assert "Said to have recruited him" in text(desk.get(base))
        assert f"{base}family/{kin.pk}/number/" in text(desk.get(base))

    def test_without_a_reason_nothing_is_shown(self, desk: Client, national: National, kin: NextOfKin) -> None:
        base = national.get_absolute_url()
        for ground in ("", "   ", "because"):
            page = send(desk, f"{base}family/{kin.pk}/number/", ground=ground)
            assert page.status_code == 422
            assert not self.shows(page)
        assert not self.shows(desk.get(base))

    def test_the_reason_is_recorded_and_the_number_appears(
        self, desk: Client, officer: User, national: National, kin: NextOfKin
    ) -> None:
        base = national.get_absolute_url()
        response = send(desk, f"{base}family/{kin.pk}/number/", ground="The police ask for it, OB 12.")
        assert response.url == f"{base}#family"
        assert self.shows(desk.get(base))
        assert self.shows(desk.get(f"{base}family/{kin.pk}/"))
        read = reads_of("nationals.national", national.reference).filter(kind="uncovered").get()
        assert (read.actor_id, read.ground) == (officer.pk, "J. K.: The police ask for it, OB 12.")

    def test_it_is_covered_again_after_ten_minutes(
        self, desk: Client, national: National, kin: NextOfKin, time_machine: Any
    ) -> None:
        base = national.get_absolute_url()
        start = timezone.now()
        time_machine.move_to(start, tick=False)
        send(desk, f"{base}family/{kin.pk}/number/", ground="The police ask for it, OB 12.")
        time_machine.move_to(start + timedelta(minutes=9), tick=False)
        assert self.shows(desk.get(base))
        time_machine.move_to(start + timedelta(minutes=11), tick=False)
        assert not self.shows(desk.get(base))

    def test_one_answer_uncovers_one_person(self, desk: Client, national: National, kin: NextOfKin) -> None:
        other = NextOfKinFactory.create(national=national, unsafe=True, phones=["+254711999777"])
        send(desk, f"{national.get_absolute_url()}family/{other.pk}/number/", ground="The police ask for it.")
        assert not self.shows(desk.get(national.get_absolute_url()))

    def test_another_officer_must_give_his_own_reason(
        self, desk: Client, auditor: User, signed_in: SignedIn, national: National, kin: NextOfKin
    ) -> None:
        send(desk, f"{national.get_absolute_url()}family/{kin.pk}/number/", ground="The police ask for it.")
        assert not self.shows(signed_in(auditor).get(national.get_absolute_url()))

    def test_correcting_the_covered_person_keeps_the_number(
        self, desk: Client, national: National, kin: NextOfKin
    ) -> None:
        told = {"name": "J. Kamau", "relation": "aunt_uncle", "safe_to_contact": "no", "reason": "x", "version_seen": 1}
        assert send(desk, f"{national.get_absolute_url()}family/{kin.pk}/", **told).status_code == 302
        kin.refresh_from_db()
        assert (kin.name, kin.phones, kin.email) == ("J. Kamau", [NUMBER], "jk@x.ke")
