"""Every address of the application is measured, or left out for a reason that stands beside it."""

import pytest

from bench.goals import Floor
from bench.pages import pages
from bench.reader import Reader
from bench.visits import PARTS
from bench.visits.left_out import LEFT_OUT, PREFIXES, SUFFIXES_OF_ADMIN, why_left_out
from tests.architecture.addresses import ADDRESSES
from tests.factories import UserFactory

NAMES = {address.name for address in ADDRESSES}
VISITS = [visit for make in PARTS.values() for visit in make()]
MEASURED = {visit.address for visit in VISITS}


def test_every_address_is_measured_or_left_out_for_a_reason() -> None:
    """A new address is put into a table of ``bench/visits/``; what cannot be measured into ``left_out`` with why."""
    assert {name for name in NAMES if not why_left_out(name)} - MEASURED == set()


def test_nothing_is_left_out_that_is_measured_or_gone() -> None:
    assert {name for name in MEASURED if why_left_out(name)} == set()
    assert LEFT_OUT.keys() - NAMES == set()
    assert [start for start in PREFIXES if not any(name.startswith(start) for name in NAMES)] == []
    assert [end for end in SUFFIXES_OF_ADMIN if not any(name.endswith(end) for name in NAMES)] == []


def test_nothing_is_measured_that_is_no_address() -> None:
    assert set() == MEASURED - NAMES


def test_every_change_list_of_the_admin_is_measured_and_searched_where_it_can_be() -> None:
    """By the goals of the admin, not by those of a page."""
    lists = [visit for visit in VISITS if visit.address.endswith("_changelist")]
    assert {visit.address for visit in lists} == {name for name in NAMES if name.endswith("_changelist")}
    assert all(visit.goal.median is not None for visit in lists)
    assert any(visit.words == "sought" for visit in lists)


@pytest.mark.parametrize("part", PARTS)
def test_two_visits_of_an_address_are_told_apart_by_their_words(part: str) -> None:
    names = [(visit.address, visit.words) for visit in PARTS[part]()]
    assert len(names) == len(set(names))


def test_every_view_that_changes_something_is_measured_while_it_does() -> None:
    """A form is measured when it is sent, not only when it is opened."""
    changing = {address.name for address in ADDRESSES if getattr(address.view, "is_guarded_by_once", False)}
    sent = {visit.address for visit in VISITS if visit.sends is not None}
    assert {name for name in changing if not why_left_out(name)} - sent == set()


@pytest.mark.django_db
def test_some_addresses_alone_are_measured_beside_their_floors() -> None:
    UserFactory.create(email=Reader.ALL.email)
    laid = pages(1, ["cases", "reports"], [Reader.ALL], only=["cases:list", "cases:today"])
    measured = {page.address for page in laid.pages}
    assert measured > {"cases:list", "cases:today", Floor.EMPTY.value, Floor.ROWS.value}
    assert measured & MEASURED == {"cases:list", "cases:today"}
    with pytest.raises(LookupError, match="cases:lost"):
        pages(1, ["cases"], [Reader.ALL], only=["cases:list", "cases:lost"])
