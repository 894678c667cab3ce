"""The pages of persons and bodies that nobody has identified: what they show, to whom, at what cost."""

import pytest
from django.test import Client

from accounts.models import Post, User
from audit.services import reads_of
from nationals.models import Identification, National, Unidentified
from tests.conftest import SignedIn
from tests.factories import CaseFactory, IdentificationFactory, NationalFactory, UnidentifiedFactory, UserFactory
from tests.nationals.sending import send, text
from tests.nationals.test_pages import queries

LIST = "/nationals/unidentified/"
NOTED = {
    "kind": "alive", "sex": "M", "age_from": "25", "age_to": "35", "said_name": "Kiprono Daniel",
    "source": "head nurse", "found_on": "Oct 2026", "found_place": "near Kupiansk", "held_at": "Hospital No. 4",
}  # fmt: skip
FOUND = {"method": "dna", "certainty": "preliminary", "examiner": "a laboratory", "evidence": "Report 12."}


@pytest.fixture
def patient(post: Post) -> Unidentified:
    return UnidentifiedFactory.create(post=post, said_name="Kiprono Daniel", found_place="Izium")


@pytest.fixture
def body(post: Post) -> Unidentified:
    return UnidentifiedFactory.create(post=post, body=True)


def test_from_the_register_to_a_record_by_clicks(desk: Client, post: Post) -> None:
    assert f'href="{LIST}"' in text(desk.get("/nationals/"))
    assert f'href="{LIST}new/"' in text(desk.get(LIST))
    response = send(desk, f"{LIST}new/", post=post.pk, **NOTED)
    recorded = Unidentified.objects.get()
    assert response.url == recorded.get_absolute_url()
    page = text(desk.get(response.url))
    for shown in (recorded.reference, "living person", "25 to 35 years", "Kiprono Daniel", "Oct 2026", "head nurse"):
        assert shown in page
    assert recorded.reference in text(desk.get(LIST))


def test_a_form_with_nonsense_comes_back(desk: Client, post: Post, patient: Unidentified) -> None:
    for wrong in (
        {"age_from": "40"}, {"age_to": "900"}, {"age_from": "-1"}, {"source": ""}, {"kind": "ghost"},
        {"said_name": "a\u202eb"}, {"post": "999999"}, {"found_on": "yesterday-ish"}, {"source": "x" * 300},
    ):  # fmt: skip
        assert send(desk, f"{LIST}new/", **{"post": post.pk, **NOTED, **wrong}).status_code == 422, wrong
    assert Unidentified.objects.count() == 1
    assert desk.get(f"{LIST}U-%00/").status_code == 404
    assert desk.get(LIST, {"q": "\0", "view": "x", "kind": "y"}).status_code == 200


def test_the_second_to_save_sees_what_changed(desk: Client, patient: Unidentified) -> None:
    address = f"{patient.get_absolute_url()}edit/"
    assert send(desk, address, version_seen=1, **{**NOTED, "held_at": "Ward 8"}).url == patient.get_absolute_url()
    response = send(desk, address, version_seen=1, **{**NOTED, "held_at": "Ward 9"})
    assert response.status_code == 409


def test_the_list_is_filtered_by_kind_state_and_words(desk: Client, patient: Unidentified, body: Unidentified) -> None:
    IdentificationFactory.create(unidentified=UnidentifiedFactory.create(post=body.post, reference="U-700001"))
    assert "U-700001" not in text(desk.get(LIST))
    assert "U-700001" in text(desk.get(LIST, {"view": "linked"}))
    for query, is_shown in (({"kind": "body"}, False), ({"kind": "alive"}, True), ({"q": "izium kiprono"}, True),
                            ({"q": "kharkiv"}, False), ({"q": patient.reference.lower()}, True)):  # fmt: skip
        assert (patient.reference in text(desk.get(LIST, query))) is is_shown, query


@pytest.mark.parametrize("number", [10, 40])
def test_the_list_costs_the_same_however_long(desk: Client, post: Post, number: int) -> None:
    UnidentifiedFactory.create_batch(number, post=post)
    assert queries(desk, LIST) == 4


@pytest.mark.parametrize("number", [1, 8])
def test_a_page_costs_the_same_however_often_it_was_linked(desk: Client, patient: Unidentified, number: int) -> None:
    IdentificationFactory.create_batch(number, unidentified=patient, withdrawn=True)
    IdentificationFactory.create(unidentified=patient)
    assert queries(desk, patient.get_absolute_url()) == 7


@pytest.mark.parametrize("number", [1, 8])
def test_the_panel_costs_the_same_however_many(desk: Client, national: National, number: int) -> None:
    IdentificationFactory.create_batch(number, national=national)
    assert queries(desk, f"{national.get_absolute_url()}identified/") == 7


def test_each_page_about_one_is_a_read(desk: Client, patient: Unidentified, officer: User) -> None:
    for page in ("", "edit/", "identify/"):
        desk.get(f"{patient.get_absolute_url()}{page}")
    reads = reads_of("nationals.unidentified", patient.reference)
    assert [read.actor_id for read in reads] == [officer.pk] * 3


def test_linked_by_clicks_and_shown_on_both_pages(desk: Client, patient: Unidentified, national: National) -> None:
    choose = f"{patient.get_absolute_url()}identify/"
    assert f'href="{choose}"' in text(desk.get(patient.get_absolute_url()))
    address = f"{choose}{national.reference}/"
    assert f'href="{address}"' in text(desk.get(choose))
    assert f'href="{address}"' in text(desk.get(choose, {"q": "Cheboi"}))
    assert send(desk, address, **{**FOUND, "evidence": ""}).status_code == 422
    assert send(desk, address, **FOUND).url == patient.get_absolute_url()
    page = text(desk.get(patient.get_absolute_url()))
    for shown in (national.name, "DNA", "a laboratory", "Report 12.", "identified, preliminary"):
        assert shown in page
    assert choose not in page
    panel = f"{national.get_absolute_url()}identified/"
    assert f'href="{panel}"' in text(desk.get(national.get_absolute_url()))
    for headers in ({}, {"HX-Request": "true"}):
        shown = text(desk.get(panel, headers=headers))
        assert patient.reference in shown
        assert "Preliminary" in shown
    assert send(desk, address, **FOUND).status_code == 422


def test_confirmed_and_withdrawn_by_clicks(desk: Client, patient: Unidentified, national: National) -> None:
    linked = IdentificationFactory.create(unidentified=patient, national=national)
    page = text(desk.get(patient.get_absolute_url()))
    for verb in ("confirm", "withdraw"):
        assert f'href="{patient.get_absolute_url()}{verb}/{linked.pk}/"' in page
    assert send(desk, f"{patient.get_absolute_url()}confirm/{linked.pk}/").url == patient.get_absolute_url()
    assert "Confirmed by" in text(desk.get(patient.get_absolute_url())).replace("confirmed by", "Confirmed by")
    withdrawal = f"{patient.get_absolute_url()}withdraw/{linked.pk}/"
    assert send(desk, withdrawal, reason="").status_code == 422
    assert send(desk, withdrawal, reason="Another man.").url == patient.get_absolute_url()
    page = text(desk.get(patient.get_absolute_url()))
    assert "Another man." in page
    assert "Say who it is" in page
    assert desk.get(withdrawal).status_code == 404


def test_a_body_is_confirmed_by_a_second_person_only(
    body: Unidentified, national: National, officer: User, supervisor: User, signed_in: SignedIn
) -> None:
    linked = IdentificationFactory.create(unidentified=body, national=national, identified_by=supervisor)
    address = f"{body.get_absolute_url()}confirm/{linked.pk}/"
    for user in (officer, supervisor):
        browser = signed_in(user)
        page = text(browser.get(body.get_absolute_url()))
        assert address not in page
        assert "Waits for a supervisor" in page
        assert send(browser, address).status_code == 403
    assert "certainty" not in text(signed_in(officer).get(f"{body.get_absolute_url()}identify/{national.reference}/"))
    second = signed_in(UserFactory.create(supervisor=body.post))
    assert send(second, address).url == body.get_absolute_url()
    assert Identification.objects.get().is_confirmed


def test_of_a_national_whom_the_reader_may_not_see_nothing_is_said(desk: Client, patient: Unidentified) -> None:
    hidden = NationalFactory.create(post=patient.post, name="Secret Name")
    linked = IdentificationFactory.create(unidentified=patient, national=hidden, evidence="His sister Ruth knew him.")
    CaseFactory.create(national=hidden, post=patient.post, restricted=True)
    page = text(desk.get(patient.get_absolute_url()))
    for secret in ("Secret Name", hidden.reference, "Ruth", "his brother", "/withdraw/"):
        assert secret not in page
    assert "that you may not see" in page
    assert desk.get(f"{patient.get_absolute_url()}withdraw/{linked.pk}/").status_code == 404
    assert hidden.reference not in text(desk.get(f"{patient.get_absolute_url()}identify/", {"q": "Secret Name"}))


def test_a_record_of_another_post_is_named_on_the_person_and_opens_no_page(desk: Client, national: National) -> None:
    foreign = UnidentifiedFactory.create(description="Tattoo of an anchor.")
    IdentificationFactory.create(unidentified=foreign, national=national)
    panel = text(desk.get(f"{national.get_absolute_url()}identified/"))
    assert foreign.reference in panel
    assert foreign.get_absolute_url() not in panel
    assert "anchor" not in panel
    assert desk.get(foreign.get_absolute_url()).status_code == 404


def test_the_search_box_leads_to_the_record(desk: Client, patient: Unidentified) -> None:
    number = patient.reference.removeprefix("U-")
    for words in (patient.reference, f"u {number}", f"U{number}"):
        assert desk.get("/search/", {"q": words}).headers["Location"] == patient.get_absolute_url()
    foreign = UnidentifiedFactory.create()
    assert desk.get("/search/", {"q": foreign.reference}).status_code == 200
