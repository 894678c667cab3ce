"""Where accounts differ is kept up to date, and resolved by a person with a reason; the others stay."""

from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from accounts.models import User
from cases.choices import ContradictionState, EventKind, Topic
from cases.models import Case, Claim, Contradiction, Resolution
from cases.services.claim_accounts import accounts
from cases.services.claims import correct_claim, record_claim
from cases.services.contradictions import resolve, wrong
from cases.services.moves import move
from core.choices import SourceKind
from core.dates import PartialDate
from tests.cases.facts import facts_for
from tests.factories import CaseFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


def says(case: Case, value: str, by: User, **more: Any) -> Claim:
    told = {"topic": Topic.HELD_BY, "source_kind": SourceKind.HOST} | more
    return record_claim(case, value=value, by=by, **told)


def state(case: Case, topic: str = Topic.HELD_BY) -> str | None:
    return case.contradictions.filter(topic=topic).values_list("state", flat=True).first()


def differing(case: Case, by: User) -> tuple[Contradiction, Claim, Claim]:
    first, second = says(case, "a brigade", by), says(case, "a prison", by, source_kind=SourceKind.FAMILY)
    return case.contradictions.get(), first, second


def test_it_is_opened_when_accounts_differ_and_not_before(case: Case, caseworker: User) -> None:
    says(case, "A brigade", caseworker)
    says(case, "a brigade ", caseworker)
    assert state(case) is None
    second = says(case, "a prison", caseworker)
    contradiction = case.contradictions.get()
    assert (contradiction.state, contradiction.disputed_since) == (ContradictionState.DISPUTED, second.recorded_at)


def test_a_correction_that_makes_them_agree_closes_it_by_itself(case: Case, caseworker: User) -> None:
    _, first, _second = differing(case, caseworker)
    correct_claim(first, value="a prison", reason="misheard", by=caseworker)
    assert state(case) == ContradictionState.AGREED


def test_a_new_period_closes_it(case: Case, caseworker: User) -> None:
    differing(case, caseworker)
    says(case, "a hospital", caseworker, opens_period=True)
    assert state(case) == ContradictionState.AGREED


def test_a_status_change_brings_claims_that_count(case: Case, caseworker: User) -> None:
    says(case, "Kupiansk town", caseworker, topic=Topic.PLACE)
    says(case, "near Belgorod", caseworker, topic=Topic.PLACE)
    move(case, "record_capture", by=caseworker, facts=facts_for(case, "record_capture"))
    assert state(case, Topic.PLACE) == ContradictionState.AGREED


def test_a_status_that_is_corrected_takes_its_claims_with_it(case: Case, caseworker: User, supervisor: User) -> None:
    says(case, "Kupiansk town", caseworker, topic=Topic.PLACE)
    says(case, "near Belgorod", caseworker, topic=Topic.PLACE)
    case = move(case, "record_capture", by=caseworker, facts=facts_for(case, "record_capture"))  # type: ignore[assignment]
    move(Case.objects.get(pk=case.pk), "correct", by=supervisor, facts={"status": "missing", "reason": "another man"})
    assert state(case, Topic.PLACE) == ContradictionState.DISPUTED


def test_it_is_resolved_with_a_reason_and_the_others_stay(case: Case, caseworker: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    resolution = resolve(
        contradiction, held=second, reason="seen by our consul", shown=[first.pk, second.pk], by=caseworker
    )
    contradiction.refresh_from_db()
    assert (contradiction.state, contradiction.resolution) == (ContradictionState.RESOLVED, resolution)
    assert case.claims.standing().count() == 2
    assert "seen by our consul" in case.events.filter(kind=EventKind.DECISION).get().text


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_demanded(case: Case, caseworker: User, reason: str) -> None:
    contradiction, first, second = differing(case, caseworker)
    with pytest.raises(ValidationError, match="why"):
        resolve(contradiction, held=first, reason=reason, shown=[first.pk, second.pk], by=caseworker)


def test_none_of_them_may_be_right(case: Case, caseworker: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    resolve(contradiction, held=None, reason="both are rumours", shown=[first.pk, second.pk], by=caseworker)
    assert state(case) == ContradictionState.RESOLVED
    says(case, "a hospital", caseworker)
    assert state(case) == ContradictionState.DISPUTED


def test_resolved_again_the_former_resolutions_stay(case: Case, caseworker: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    for held, reason in ((first, "a note says so"), (second, "the note was about another")):
        resolve(contradiction, held=held, reason=reason, shown=[first.pk, second.pk], by=caseworker)
    contradiction.refresh_from_db()
    assert contradiction.resolution is not None
    assert contradiction.resolution.held == second
    assert [each.held for each in contradiction.resolutions.order_by("pk")] == [first, second]


def test_who_says_otherwise_afterwards_opens_it_again(case: Case, caseworker: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    resolve(contradiction, held=first, reason="a note says so", shown=[first.pk, second.pk], by=caseworker)
    says(case, "A BRIGADE", caseworker)
    assert state(case) == ContradictionState.RESOLVED
    says(case, "a hospital", caseworker)
    contradiction.refresh_from_db()
    assert (contradiction.state, contradiction.resolution) == (ContradictionState.DISPUTED, None)
    assert contradiction.resolutions.count() == 1


def test_what_was_held_right_and_is_struck_opens_it_again(case: Case, caseworker: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    third = says(case, "a hospital", caseworker)
    resolve(contradiction, held=first, reason="a note", shown=[first.pk, second.pk, third.pk], by=caseworker)
    correct_claim(first, value="", reason="another man", by=caseworker)
    assert state(case) == ContradictionState.DISPUTED


def test_what_was_not_shown_is_not_decided(case: Case, caseworker: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    says(case, "a hospital", caseworker)
    with pytest.raises(ValidationError, match="meanwhile"):
        resolve(contradiction, held=first, reason="a note", shown=[first.pk, second.pk], by=caseworker)


def test_what_agrees_meanwhile_is_not_decided(case: Case, caseworker: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    correct_claim(second, value="", reason="another man", by=caseworker)
    with pytest.raises(ValidationError, match="agree"):
        resolve(contradiction, held=first, reason="a note", shown=[first.pk], by=caseworker)


def test_another_cases_claim_is_not_held_right(case: Case, caseworker: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    with pytest.raises(ValidationError, match="Choose"):
        resolve(contradiction, held=ClaimFactory.create(), reason="a note", shown=[first.pk, second.pk], by=caseworker)


def test_who_may_not_record_does_not_resolve(case: Case, caseworker: User, stranger: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    with pytest.raises(PermissionDenied):
        resolve(contradiction, held=first, reason="a note", shown=[first.pk, second.pk], by=stranger)


_VALUES = some.sampled_from(["a brigade", "A Brigade ", "a prison", "a hospital"])
_STEPS = some.lists(
    some.tuples(some.sampled_from(["says", "says", "changed", "correct", "strike", "resolve", "none"]), _VALUES),
    min_size=1,
    max_size=10,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_whatever_happens_the_rows_are_those_of_a_full_reckoning(post: Any, steps: list[tuple[str, str]]) -> None:
    officer = UserFactory.create(caseworker=post)
    case = CaseFactory.create(post=post)
    for number, (what, value) in enumerate(steps):
        _do(case, what, value, PartialDate(f"2026-09-{number % 3 + 1:02}"), officer)
        assert wrong([case.pk]) == {}


def _do(case: Case, what: str, value: str, day: PartialDate, by: User) -> None:
    standing = list(case.claims.standing().order_by("-recorded_at", "-pk"))
    contradiction = case.contradictions.exclude(state=ContradictionState.AGREED).first()
    if what in ("says", "changed"):
        says(case, value, by, opens_period=what == "changed", happened_on=day)
    elif what in ("correct", "strike") and standing:
        correct_claim(standing[0], value=value if what == "correct" else "", reason="misheard", by=by)
    elif what in ("resolve", "none") and contradiction is not None:
        shown = _current(case)
        held = shown[0] if what == "resolve" else None
        resolve(contradiction, held=held, reason=value, shown=[claim.pk for claim in shown], by=by)


def _current(case: Case) -> list[Claim]:
    return list(accounts(case.claims.standing().order_by("-recorded_at", "-pk"))[0].claims)


def test_the_command_says_what_is_not_as_the_claims_say_and_mends_it(case: Case) -> None:
    ClaimFactory.create(case=case, value="a brigade")
    ClaimFactory.create(case=case, value="a prison")
    with pytest.raises(CommandError, match="1 differ"):
        call_command("check_contradictions", stdout=StringIO())
    call_command("check_contradictions", mend=True, stdout=StringIO())
    told = StringIO()
    call_command("check_contradictions", stdout=told)
    assert "All as the claims say." in told.getvalue()
    assert state(case) == ContradictionState.DISPUTED


def test_a_resolution_can_be_neither_changed_nor_deleted(case: Case, caseworker: User) -> None:
    contradiction, first, second = differing(case, caseworker)
    resolve(contradiction, held=first, reason="a note", shown=[first.pk, second.pk], by=caseworker)
    with pytest.raises(Exception, match="Cannot update"):
        Resolution.objects.update(reason="another")


def test_mending_finds_what_differs_already(case: Case) -> None:
    for value in ("a brigade", "a prison", "A prison "):
        ClaimFactory.create(case=case, value=value)
    for value, changed in (("a camp", False), ("a bus", True)):
        ClaimFactory.create(case=case, topic=Topic.PLACE, value=value, opens_period=changed)
    call_command("check_contradictions", mend=True, stdout=StringIO())
    assert wrong([case.pk]) == {}
    assert state(case) == ContradictionState.DISPUTED
