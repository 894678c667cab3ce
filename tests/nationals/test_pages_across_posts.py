"""What the pages say of another post's person: that there may be one and whom to ask, and nothing else."""

import pytest
from django.test import Client

from accounts.models import Post, User
from nationals.models import Merge, National, Proposal
from nationals.services.duplicates import look_again
from tests.conftest import SignedIn
from tests.factories import (
    AliasFactory,
    CaseFactory,
    NationalFactory,
    NextOfKinFactory,
    PostFactory,
    ProposalFactory,
    TravelDocumentFactory,
    UserFactory,
)
from tests.nationals.sending import send, text
from tests.nationals.test_pages import queries

LIST = "/nationals/proposals/"


@pytest.fixture
def there(db: None) -> Post:
    return PostFactory.create(name="Tripoli")


@pytest.fixture
def other(there: Post, national: National) -> National:
    found: National = NationalFactory.create(
        post=there, name="Kiprono Daniel Zebraski Cheboi", home_county="Kericho", home_locality="Litein",
        phones=["+254712345678", "+254700000009"],
    )  # fmt: skip
    AliasFactory.create(national=found, name="Daniel Kiprono Cheboi", origin="a list of Benghazi")
    TravelDocumentFactory.create(national=found, number="QX7654321", number_key="QX7654321")
    NextOfKinFactory.create(national=found, name="Naliaka Zebraski")
    look_again(national)
    return found


def secrets(other: National) -> tuple[str, ...]:
    return (other.reference, "Zebraski", "Litein", "000009", "000 009", "Benghazi", "QX7654321", "Naliaka")


def pages(desk: Client, national: National) -> str:
    """Everything that somebody at this post can open about it."""
    own = national.get_absolute_url()
    addresses = [
        own, f"{own}elsewhere/", f"{own}alike/", f"{own}identified/", "/nationals/", "/nationals/twice/", LIST,
        "/nationals/?q=Kiprono+Daniel+Cheboi", "/nationals/known/?name=Kiprono+Daniel+Cheboi&born=12+Apr+1998",
        "/search/?q=Kiprono+Daniel+Cheboi", "/search/suggestions/?q=Kiprono+Daniel",
        *(one.get_absolute_url() for one in Proposal.objects.all()),
    ]  # fmt: skip
    shown = []
    for address in addresses:
        for headers in ({}, {"HX-Request": "true"}):
            response = desk.get(address, headers=headers)
            assert response.status_code == 200, address
            shown.append(text(response))
    return "\n".join(shown)


@pytest.mark.parametrize("role", ["caseworker", "supervisor"])
def test_no_page_of_this_post_holds_a_trace_of_the_other_entry(
    national: National, other: National, post: Post, signed_in: SignedIn, role: str
) -> None:
    desk = signed_in(UserFactory.create(**{role: post}))
    assert "Another post may know this person." in pages(desk, national)
    assert send(desk, f"{national.get_absolute_url()}propose/").url == national.get_absolute_url()
    shown = pages(desk, national)
    assert [secret for secret in (*secrets(other), "Tripoli") if secret in shown] == []
    assert "A comparison has been proposed." in shown


def test_no_page_of_the_other_post_holds_a_trace_of_ours(
    national: National, other: National, there: Post, desk: Client, signed_in: SignedIn
) -> None:
    NextOfKinFactory.create(national=national, name="Ruth Cheboi")
    send(desk, f"{national.get_absolute_url()}propose/")
    theirs = signed_in(UserFactory.create(supervisor=there))
    shown = pages(theirs, other)
    assert "Kyiv proposes that this is a person whom it knows." in shown
    assert [secret for secret in (national.reference, "Ruth") if secret in shown] == []


def test_the_post_to_ask_is_named_where_it_has_an_open_case_and_never_for_a_restricted_one(
    national: National, other: National, there: Post, desk: Client
) -> None:
    address = f"{national.get_absolute_url()}elsewhere/"
    assert f'hx-get="{address}"' in text(desk.get(national.get_absolute_url()))
    CaseFactory.create(national=other, post=there)
    assert "Ask the duty officer there (Tripoli)" in text(desk.get(address))
    CaseFactory.create(national=other, post=there, restricted=True)
    page = text(desk.get(address))
    assert "Tripoli" not in page
    assert "Nothing that you may know of." in page
    assert text(desk.get(address, headers={"HX-Request": "true"})).strip() == ""


def test_who_only_reads_is_told_nothing(
    national: National, other: National, auditor: User, signed_in: SignedIn
) -> None:
    desk = signed_in(auditor)
    address = f"{national.get_absolute_url()}elsewhere/"
    assert address not in text(desk.get(national.get_absolute_url()))
    assert "Another post" not in text(desk.get(address))
    assert send(desk, f"{national.get_absolute_url()}propose/").status_code == 403


def test_from_the_person_to_one_entry_by_clicks(
    national: National, other: National, there: Post, supervisor: User, signed_in: SignedIn
) -> None:
    ours, theirs = signed_in(supervisor), signed_in(UserFactory.create(supervisor=there))
    assert f'action="{national.get_absolute_url()}propose/"' in text(
        ours.get(f"{national.get_absolute_url()}elsewhere/")
    )
    send(ours, f"{national.get_absolute_url()}propose/")
    address = Proposal.objects.get().get_absolute_url()
    assert f'href="{LIST}"' in text(theirs.get("/nationals/twice/"))
    assert f'href="{address}"' in text(theirs.get(LIST))
    assert "Your side has agreed" in text(ours.get(address))
    assert f'action="{address}agree/"' in text(theirs.get(address))
    assert send(theirs, f"{address}agree/").url == national.get_absolute_url()
    assert Merge.objects.get().absorbed == other
    for desk in (ours, theirs):
        assert "Zebraski" in text(desk.get(national.get_absolute_url()))
        assert desk.get(other.get_absolute_url()).headers["Location"] == national.get_absolute_url()
        assert desk.get(address).status_code == 404
    assert send(theirs, f"{address}agree/").status_code == 404


def test_declined_by_the_other_side(
    national: National, other: National, there: Post, desk: Client, signed_in: SignedIn
) -> None:
    send(desk, f"{national.get_absolute_url()}propose/")
    address = Proposal.objects.get().get_absolute_url()
    assert send(desk, f"{address}decline/").status_code == 403
    assert "A supervisor in charge of this entry answers." in text(desk.get(address))
    theirs = signed_in(UserFactory.create(supervisor=there))
    assert send(theirs, f"{address}decline/").url == LIST
    assert address not in text(desk.get(LIST))
    assert send(theirs, f"{address}decline/").url == LIST
    assert "settled" in text(theirs.get(LIST))


def test_who_sees_both_is_led_to_the_comparison(
    national: National, other: National, desk: Client, signed_in: SignedIn
) -> None:
    send(desk, f"{national.get_absolute_url()}propose/")
    found = Proposal.objects.get()
    headquarters = signed_in(UserFactory.create(supervisor=PostFactory.create(headquarters=True)))
    page = text(headquarters.get(found.get_absolute_url()))
    assert found.pair.get_absolute_url() in page
    assert "/agree/" not in page
    assert send(headquarters, f"{found.get_absolute_url()}agree/").url == LIST
    assert not Merge.objects.exists()


@pytest.mark.parametrize("number", [5, 20])
def test_the_list_of_proposals_costs_the_same_however_long(desk: Client, post: Post, number: int) -> None:
    for _each in range(number):
        ProposalFactory.create(pair__first__post=post)
    assert queries(desk, LIST) == 5


def test_told_elsewhere_costs_the_same_however_many(national: National, other: National, desk: Client) -> None:
    before = queries(desk, f"{national.get_absolute_url()}elsewhere/")
    for _each in range(3):
        NationalFactory.create(name=national.name, home_county="Kericho")
    look_again(national)
    assert queries(desk, f"{national.get_absolute_url()}elsewhere/") == before
