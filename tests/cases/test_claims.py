"""What somebody says stands with its source; what differs is disputed; a correction strikes through."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError

from accounts.models import User
from cases.choices import Topic
from cases.models import Case, Claim
from cases.services.claim_accounts import accounts
from cases.services.claims import correct_claim, record_claim
from cases.services.moves import move
from core.choices import SourceKind
from core.dates import PartialDate
from tests.cases.facts import facts_for
from tests.factories.cases import ClaimFactory

pytestmark = pytest.mark.django_db


def current(case: Case) -> dict[Topic, list[str]]:
    standing = case.claims.standing().order_by("-recorded_at", "-pk")
    return {account.topic: [claim.value for claim in account.claims] for account in accounts(standing)}


def test_two_claims_that_differ_stand_side_by_side_and_are_disputed(case: Case, caseworker: User) -> None:
    record_claim(case, topic=Topic.RECRUITED, value="an athletics contract", source_kind=SourceKind.SELF, by=caseworker)
    record_claim(case, topic=Topic.RECRUITED, value="of his own will", source_kind=SourceKind.HOST, by=caseworker)
    account = accounts(case.claims.standing().order_by("-pk"))[0]
    assert account.is_disputed
    assert [claim.value for claim in account.claims] == ["of his own will", "an athletics contract"]


def test_two_sources_that_agree_are_no_dispute(case: Case) -> None:
    ClaimFactory.create(case=case, value="An assault brigade")
    ClaimFactory.create(case=case, value="an assault brigade ")
    assert not accounts(case.claims.standing().order_by("-pk"))[0].is_disputed


def test_what_has_changed_since_is_no_dispute(case: Case, caseworker: User) -> None:
    ClaimFactory.create(case=case, value="an assault brigade")
    record_claim(
        case, topic=Topic.HELD_BY, value="a prison", source_kind=SourceKind.HOST, opens_period=True, by=caseworker
    )
    assert current(case) == {Topic.HELD_BY: ["a prison"]}


def test_a_move_puts_the_claims_before_it_into_the_past(case: Case, caseworker: User) -> None:
    ClaimFactory.create(case=case, topic=Topic.PLACE, value="a training camp")
    move(case, "record_capture", by=caseworker, facts=facts_for(case, "record_capture"))
    assert current(case)[Topic.PLACE] == ["near Kupiansk"]


def test_a_change_recorded_late_does_not_hide_what_was_seen_after_it(case: Case, caseworker: User) -> None:
    seen = {Topic.PLACE: "near Belgorod", Topic.CONDITION: "wounded"}
    for topic, value in seen.items():
        ClaimFactory.create(case=case, topic=topic, value=value, happened_on=PartialDate("2026-11-02~"))
    ClaimFactory.create(case=case, topic=Topic.PLACE, value="a training camp", happened_on=PartialDate("2026-10"))
    ClaimFactory.create(case=case, topic=Topic.PLACE, value="a bus", happened_on=PartialDate("2026"))
    record_claim(
        case, topic=Topic.PLACE, value="near Moscow", source_kind=SourceKind.PRESS, by=caseworker,
        happened_on=PartialDate("2026-11-01"), opens_period=True,
    )  # fmt: skip
    assert current(case) == {Topic.PLACE: ["near Moscow", "near Belgorod"], Topic.CONDITION: ["wounded"]}


def test_a_corrected_claim_is_struck_and_stays(case: Case, caseworker: User) -> None:
    claim = ClaimFactory.create(case=case)
    correct_claim(claim, value="another brigade", reason="misread the patch", by=caseworker)
    assert current(case) == {Topic.HELD_BY: ["another brigade"]}
    assert Claim.objects.filter(pk=claim.pk, value="an assault brigade").exists()


def test_a_claim_can_be_struck_without_another_in_its_place(case: Case, caseworker: User) -> None:
    correct_claim(ClaimFactory.create(case=case), value="", reason="another man", by=caseworker)
    assert current(case) == {}


def test_a_claim_is_corrected_once_and_for_a_reason(case: Case, caseworker: User) -> None:
    claim = ClaimFactory.create(case=case)
    with pytest.raises(ValidationError, match="why"):
        correct_claim(claim, value="x", reason=" ", by=caseworker)
    correct_claim(claim, value="x", reason="because", by=caseworker)
    with pytest.raises(ValidationError, match="already"):
        correct_claim(claim, value="y", reason="because", by=caseworker)


def test_a_claim_can_be_neither_changed_nor_deleted(case: Case) -> None:
    claim = ClaimFactory.create(case=case)
    with pytest.raises(ProgrammingError, match="Cannot update"):
        Claim.objects.filter(pk=claim.pk).update(value="something else")


def test_a_stranger_records_no_claim(case: Case, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        record_claim(case, topic=Topic.PLACE, value="here", source_kind=SourceKind.SELF, by=stranger)
