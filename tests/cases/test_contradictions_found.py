"""Beside a contradiction stands what its case tells of who sees it, so that it is found by an index."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from accounts.models import User
from cases.choices import Outcome
from cases.models import Case, Contradiction, NamedOfficer
from tests.conftest import SignedIn
from tests.factories import CaseFactory, ClaimFactory, ContradictionFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db

_ASTRAY = "ALTER TABLE cases_contradiction {} TRIGGER of_case"


def told(row: Contradiction) -> tuple[int, bool, bool]:
    row.refresh_from_db()
    return row.post, row.restricted, row.is_open


def test_it_begins_with_what_its_case_says() -> None:
    row = ContradictionFactory.create(case=CaseFactory.create(restricted=True))
    assert told(row) == (row.case.post_id, True, True)


def test_nobody_can_write_it_otherwise() -> None:
    row = ContradictionFactory.create()
    Contradiction.objects.update(post=row.case.post_id + 1, restricted=True, is_open=False)
    assert told(row) == (row.case.post_id, False, True)


def test_that_the_case_moves_on_is_no_new_version_of_it() -> None:
    row = ContradictionFactory.create()
    versions = Contradiction.history.rel.related_model.objects.filter(pgh_obj=row.pk)  # type: ignore[attr-defined]
    before = versions.count()
    Case.objects.filter(pk=row.case_id).update(post=PostFactory.create(), restricted=True)
    assert told(row)[1]
    assert versions.count() == before


_CHANGES = some.lists(
    some.sampled_from(("another post", "home", "restricted", "free", "closed", "open", "named", "unnamed"))
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=_CHANGES)
def test_whatever_happens_who_sees_the_case_finds_it(caseworker: User, changes: list[str]) -> None:
    home = caseworker.memberships.get().post
    row = ContradictionFactory.create(case=CaseFactory.create(post=home))
    other, stranger = PostFactory.create(), UserFactory.create(caseworker=PostFactory.create())
    for change in changes:
        _do(row.case, change, other.pk if change == "another post" else home.pk, stranger)
    case = Case.objects.get(pk=row.case_id)
    assert told(row) == (case.post_id, case.restricted, case.closed_at is None)
    for reader in (caseworker, UserFactory.create(auditor=home), stranger):
        sees = Case.objects.visible_to(reader).filter(pk=row.case_id).exists()
        assert Contradiction.objects.found_for(reader).filter(pk=row.pk).exists() is sees
        assert Contradiction.objects.visible_to(reader).filter(pk=row.pk).exists() is sees


def _do(case: Case, change: str, post: int, stranger: User) -> None:
    cases = Case.objects.filter(pk=case.pk)
    if change in {"another post", "home"}:
        cases.update(post=post)
    elif change in {"restricted", "free"}:
        cases.update(restricted=change == "restricted")
    elif change in {"closed", "open"}:
        is_closed = change == "closed"
        cases.update(closed_at=case.opened_at if is_closed else None, outcome=Outcome.HOME if is_closed else "")
    else:
        naming, _made = NamedOfficer.objects.get_or_create(case=case, user=stranger, defaults={"named_by": stranger})
        NamedOfficer.objects.filter(pk=naming.pk).update(ended_at=case.opened_at if change == "unnamed" else None)


def test_the_command_finds_what_the_triggers_missed_and_mends_it(case: Case) -> None:
    for value in ("a brigade", "a prison"):
        ClaimFactory.create(case=case, value=value)
    call_command("check_contradictions", mend=True, stdout=StringIO())
    row = case.contradictions.get()
    for wrong_value in ({"post": 0}, {"restricted": True}, {"is_open": False}):
        _write_past_the_trigger(**wrong_value)
        with pytest.raises(CommandError, match="1 differ"):
            call_command("check_contradictions", stdout=StringIO())
        call_command("check_contradictions", mend=True, stdout=StringIO())
        call_command("check_contradictions", stdout=StringIO())
        assert told(row) == (case.post_id, False, True)
        assert case.contradictions.get().disputed_since == row.disputed_since


def test_what_is_kept_wrongly_is_shown_to_nobody(signed_in: SignedIn) -> None:
    stranger = UserFactory.create(caseworker=PostFactory.create())
    row = ContradictionFactory.create(case=CaseFactory.create(restricted=True))
    _write_past_the_trigger(post=stranger.memberships.get().post_id, restricted=False)
    assert Contradiction.objects.found_for(stranger).exists()
    page = signed_in(stranger).get("/contradictions/cases/").content.decode()
    assert row.case.reference not in page
    assert row.case.national.name not in page


def _write_past_the_trigger(**values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(_ASTRAY.format("DISABLE"))
        Contradiction.objects.update(**values)
        cursor.execute(_ASTRAY.format("ENABLE"))
