"""Reading a machine-readable zone on the pages: it fills the form, shows contradictions, saves nothing."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from accounts.models import Post, User
from nationals.choices import DocumentKind
from nationals.models import National, TravelDocument
from tests.factories import AliasFactory, NationalFactory, TravelDocumentFactory
from tests.nationals.sending import send, text
from tests.nationals.zones import CARD, PASSPORT, VISA, passport

READ = {"read_zone": "1"}


def documents_page(national: National) -> str:
    return f"{national.get_absolute_url()}documents/new/"


def test_reading_a_passport_fills_the_form_and_saves_nothing(national: National, desk: Client) -> None:
    answer = send(desk, documents_page(national), zone=passport(), kind="other", **READ)
    assert answer.status_code == 200
    form = answer.context["form"]
    assert (form["kind"].value(), form["number"].value(), form["issuer"].value()) == ("passport", "AK1021091", "KE")
    assert form["expires_on"].value() == date(2030, 6, 15)
    assert 'value="2030-06-15"' in text(answer)
    assert not TravelDocument.objects.exists()


def test_what_was_filled_is_saved_by_the_form_as_ever(national: National, desk: Client) -> None:
    fields = {"kind": "passport", "number": "AK1021091", "issuer": "KE", "expires_on": "2030-06-15", "state": "held"}
    answer = send(desk, documents_page(national), zone=passport(), **fields)
    assert answer.status_code == 302
    held = TravelDocument.objects.get()
    assert (held.number, held.expires_on, held.issuer.code) == ("AK1021091", date(2030, 6, 15), "KE")


@pytest.mark.parametrize(
    ("zone", "kind"), [(VISA, DocumentKind.VISA), (CARD, DocumentKind.IDENTITY_CARD), (PASSPORT, DocumentKind.PASSPORT)]
)
def test_the_kind_of_document_comes_from_the_zone(national: National, desk: Client, zone: str, kind: str) -> None:
    assert send(desk, documents_page(national), zone=zone, **READ).context["form"]["kind"].value() == kind


def test_every_field_stands_there_with_its_verdict_and_the_page_says_what_it_does_not_prove(
    national: National, desk: Client
) -> None:
    page = text(send(desk, documents_page(national), zone=PASSPORT, **READ))
    assert page.count("Check digit right") == 5
    for said in ("Has no check digit", "proves no authentic document", "No check digit covers the name", "specimen"):
        assert said in page
    assert "It ran out on 15 Apr 2012." in page


def test_a_misreading_is_suggested_and_the_form_keeps_what_stands_there(national: National, desk: Client) -> None:
    answer = send(desk, documents_page(national), zone=PASSPORT.replace("L898902C3", "L8989O2C3"), **READ)
    assert "“O” could be “0”: L898902C3" in text(answer)
    assert "not consistent" in text(answer)
    assert answer.context["form"]["number"].value() == "L8989O2C3"


def test_a_text_that_is_no_zone_says_why_and_keeps_what_was_typed(national: National, desk: Client) -> None:
    answer = send(desk, documents_page(national), zone="Daniel Kiprono Cheboi", number="AK7", holder="agent", **READ)
    assert "This is no machine-readable zone" in text(answer)
    form = answer.context["form"]
    assert (form["number"].value(), form["holder"].value()) == ("AK7", "agent")
    assert "There is nothing to read." in text(send(desk, documents_page(national), zone=" ", **READ))


def test_the_text_of_a_zone_is_never_trusted_into_the_page(national: National, desk: Client) -> None:
    evil = PASSPORT.replace("L898902C3", 'L"><B>&02')
    for zone in (evil, "<script>alert(1)</script>", "</textarea><script>alert(1)</script>"):
        page = text(send(desk, documents_page(national), zone=zone, **READ))
        assert "<script>alert" not in page
        assert '"><B>' not in page


def test_what_was_typed_and_gave_way_is_said(national: National, desk: Client) -> None:
    page = text(send(desk, documents_page(national), zone=passport(), number="AK999", kind="passport", **READ))
    assert "You had typed something else:" in page
    assert "Number: AK999" in page
    again = text(send(desk, documents_page(national), zone=passport(), number="AK1021091", kind="passport", **READ))
    assert "You had typed something else:" not in again


def contradictions(desk: Client, national: National, **facts: str) -> list[str]:
    seen = send(desk, documents_page(national), zone=passport(**facts), **READ).context["seen"]
    return [one.label for one in seen.contradictions]


def test_a_zone_that_agrees_contradicts_nothing(national: National, desk: Client) -> None:
    assert contradictions(desk, national) == []
    assert contradictions(desk, national, name="CHEBOI<<DANIEL") == []


@pytest.mark.parametrize(
    ("facts", "label"),
    [
        ({"name": "OMONDI<<PETER"}, "Name"),
        ({"born": "980413"}, "Date of birth"),
        ({"sex": "F"}, "Sex"),
        ({"state": "UGA"}, "Nationality"),
        ({"state": "XXA"}, "Nationality"),
    ],
)
def test_what_differs_from_the_register_is_a_contradiction(
    national: National, desk: Client, facts: dict[str, str], label: str
) -> None:
    assert contradictions(desk, national, **facts) == [label]


def test_an_alias_and_a_birth_that_is_about_right_contradict_nothing(desk: Client, post: Post) -> None:
    national = NationalFactory.create(post=post, name="Даниил Кипроно", born="1999~", sex="")
    AliasFactory.create(national=national, name="Daniel Cheboi")
    assert contradictions(desk, national) == []
    national.born, national.nationality = "1990~", ""
    national.save()
    assert contradictions(desk, national) == ["Date of birth"]


def test_a_document_that_is_recorded_is_said_of_him_and_of_another(
    national: National, desk: Client, post: Post
) -> None:
    other = NationalFactory.create(post=post, name="Another Man")
    for holder in (national, other):
        TravelDocumentFactory.create(national=holder, number="AK 1021091", number_key="AK1021091")
    page = text(send(desk, documents_page(national), zone=passport(), **READ))
    assert "This document is recorded already." in page
    assert f'<a href="{other.get_absolute_url()}">' in page


def test_another_posts_person_with_the_same_document_is_not_told(national: National, desk: Client) -> None:
    hidden = NationalFactory.create(name="Hidden Person")
    TravelDocumentFactory.create(national=hidden, number="AK1021091", number_key="AK1021091")
    page = text(send(desk, documents_page(national), zone=passport(), **READ))
    assert "Hidden Person" not in page
    assert hidden.reference not in page
    assert "contradicts" not in page


def test_the_same_number_of_another_state_is_another_document(national: National, desk: Client, post: Post) -> None:
    other = NationalFactory.create(post=post)
    TravelDocumentFactory.create(national=other, number_key="AK1021091", issuer="UG")
    assert contradictions(desk, national) == []


def test_registering_a_person_starts_from_the_zone(desk: Client, post: Post) -> None:
    answer = send(desk, "/nationals/new/", zone=passport(), born="1998", **READ)
    assert answer.status_code == 200
    form = answer.context["form"]
    values = {name: form[name].value() for name in ("name", "family_name", "sex", "born", "nationality", "passport")}
    assert values == {
        "name": "Daniel Kiprono Cheboi",
        "family_name": "Cheboi",
        "sex": "M",
        "born": "12 Apr 1998",
        "nationality": "KE",
        "passport": "AK1021091",
    }
    assert "Date of birth: 1998" in text(answer)
    assert 'hx-trigger="load, input' in text(answer)
    assert not National.objects.exists()


def test_the_passport_is_registered_with_all_that_its_zone_says(desk: Client, post: Post) -> None:
    fields = {"name": "Daniel Kiprono Cheboi", "citizenship": "claimed", "passport": "ak 1021091", "post": str(post.pk)}
    assert send(desk, "/nationals/new/", zone=passport(), **fields).status_code == 302
    held = TravelDocument.objects.get()
    assert (held.number_key, held.issuer.code, held.expires_on) == ("AK1021091", "KE", date(2030, 6, 15))


def test_a_zone_of_another_passport_than_the_one_typed_adds_nothing(desk: Client, post: Post) -> None:
    fields = {"name": "Daniel Kiprono Cheboi", "citizenship": "claimed", "passport": "AK7", "post": str(post.pk)}
    assert send(desk, "/nationals/new/", zone=passport(), **fields).status_code == 302
    held = TravelDocument.objects.get()
    assert (held.number, held.issuer.code, held.expires_on) == ("AK7", "", None)


def test_a_visa_names_no_passport(desk: Client, post: Post) -> None:
    assert not send(desk, "/nationals/new/", zone=VISA, **READ).context["form"]["passport"].value()


def test_the_day_is_the_ministrys(national: National, desk: Client, officer: User) -> None:
    officer.time_zone = "Pacific/Auckland"
    officer.save()
    with time_machine.travel("2030-06-15T18:00:00Z", tick=False):  # the 16th in Auckland, the 15th in Nairobi
        page = text(send(desk, documents_page(national), zone=passport(), **READ))
    assert "It ran out" not in page
