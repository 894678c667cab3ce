"""The load run's own pieces: what a person does, and the proof that what was kept is there."""

from random import Random
from typing import Any

import pytest
from django.db import transaction

from bench.client import Answer, Browser
from bench.crowd.person import LOOKS, WRITES, Person, Written
from bench.crowd.places import Places, crowd_of, places_of
from bench.crowd.proof import what_is_missing
from bench.crowd.run import Happened
from bench.crowd.worker import Kept
from cases.models import Case
from cases.services import details
from tests import factories as make

FORM = '<form method="post"><input type="hidden" name="version_seen" value="3"><textarea name="text"></textarea></form>'


class Still(Browser):
    """Answers without a server: a form when read, ``status`` when something is sent."""

    def __init__(self, status: int = 302) -> None:
        super().__init__(0)
        self.status = status

    def _ask(self, method: str, path: str, *arguments: Any, **options: Any) -> Answer:
        if self.status == 0:
            raise ConnectionRefusedError
        return Answer(self.status if method == "POST" else 200, 1.0, 10, 0, FORM)


def worked(status: int = 302, things: int = 300) -> Person:
    places = Places(["C-2026-000001"], ["C-2026-000002"], {kind: [f"/{kind}/"] for kind in LOOKS})
    person = Person(Still(status), places, Random(1), lambda: None)  # noqa: S311
    for _each in range(things):
        person.do_something()
    return person


def test_of_a_hundred_things_most_are_looked_at_and_some_written() -> None:
    assert sum(LOOKS.values()) + sum(WRITES.values()) >= 100
    kinds = {click.kind for click in worked().clicks}
    assert {"case", "list", "entry: form", "entry: saved", "edit: saved"} <= kinds


def test_what_the_server_kept_is_remembered_with_a_marker_of_its_own() -> None:
    written = worked().written
    assert len({one.marker for one in written}) == len(written) > 20
    assert {one.version for one in written if one.kind == "edit"} == {3}
    assert {one.case for one in written if one.kind == "edit"} == {"C-2026-000002"}


def test_a_conflict_that_is_shown_is_no_error_and_nothing_was_kept() -> None:
    person = worked(409)
    assert all(click.is_fine for click in person.clicks if click.kind == "edit: saved")
    assert [one for one in person.written if one.kind == "edit"] == []


@pytest.mark.parametrize("status", [500, 0])
def test_what_is_not_answered_is_an_error_and_nothing_was_kept(status: int) -> None:
    person = worked(status)
    assert person.written == []
    assert any(not click.is_fine for click in person.clicks)


@pytest.mark.django_db
def test_what_is_not_there_is_named() -> None:
    case, _officer = worker()
    make.EventFactory.create(case=case, text="crowd 1")
    there, lost = Written("entry", "crowd 1", case.reference), Written("entry", "crowd 2", case.reference)
    assert what_is_missing([there]) == []
    assert what_is_missing([there, lost]) == ["entry 'crowd 2' is there 0 times"]


@pytest.mark.django_db(transaction=True)
def test_an_edit_that_overwrote_another_is_named() -> None:
    case, officer = worker()
    seen = case.version
    with transaction.atomic():
        details.edit_case(case, version=seen, changes={"summary": "crowd 1"}, by=officer)
    edit = Written("edit", "crowd 1", case.reference, seen)
    assert what_is_missing([edit]) == []
    assert what_is_missing([edit, Written("edit", "crowd 2", case.reference, seen)]) == [
        f"edit 'crowd 2' of {case.reference} is not in its history",
        f"{case.reference}: 2 edits of version {seen}",
    ]
    assert what_is_missing([Written("edit", "crowd 1", case.reference, seen - 1)]) == [
        f"edit 'crowd 1' of {case.reference} saw {seen - 1} and became {seen + 1}"
    ]


@pytest.mark.django_db
def test_people_of_a_post_share_cases_and_see_only_their_own() -> None:
    case, officer = worker()
    elsewhere = make.CaseFactory.create()
    assert officer in crowd_of(10)
    places = places_of(officer, 1)
    assert places.shared == [case.reference]
    assert elsewhere.reference not in places.cases
    assert set(places.kinds) == set(LOOKS)


@pytest.mark.django_db
def test_headquarters_write_on_the_newest_cases_of_all_posts() -> None:
    case = make.CaseFactory.create()
    supervisor = make.UserFactory.create(supervisor=make.PostFactory.create(headquarters=True))
    assert places_of(supervisor, 1).shared == [case.reference]


def test_the_reports_say_what_was_missed() -> None:
    person = worked(500)
    happened = Happened(1, 1, person.clicks, person.written, ["entry 'crowd 2' is there 0 times"])
    assert not happened.is_well
    assert "lost or overwritten: entry 'crowd 2' is there 0 times" in happened.report
    assert "entry: saved 500" in happened.report
    kept = Kept(10_000, [150.0, 160.0, 160.0, 161.0, 162.0, 162.0, 162.0, 162.0, 162.0, 175.0], 175.0, 190.0)
    assert not kept.is_well
    assert "grown by 15.0 MB after warming up, goal 10: MISSED" in kept.report


def worker() -> tuple[Case, Any]:
    case = make.CaseFactory.create()
    return case, make.UserFactory.create(caseworker=case.post)
