"""What must always be true of people in the register, broken once each."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import timezone

from nationals.choices import PairDecision, SafeToContact
from nationals.models import National
from tests.factories import (
    AliasFactory,
    IdentificationFactory,
    LikelyPairFactory,
    MergeChangeFactory,
    MergeFactory,
    NationalFactory,
    NextOfKinFactory,
    PhotoFactory,
    ProposalFactory,
    TravelDocumentFactory,
    UnidentifiedFactory,
    UserFactory,
)


def _same_alias_twice() -> None:
    national = NationalFactory.create()
    for _time in range(2):
        AliasFactory.create(national=national, name="Дан")


def _joined_into_itself() -> None:
    national: National = NationalFactory.create()
    national.merged_into = national
    national.save()


def _joined_twice() -> None:
    first = MergeFactory.create()
    MergeFactory.create(absorbed=first.absorbed)


def _joined_with_itself() -> None:
    national = NationalFactory.create()
    MergeFactory.create(kept=national, absorbed=national)


def _changed_twice() -> None:
    first = MergeChangeFactory.create()
    MergeChangeFactory.create(merge=first.merge)


def _same_pair_twice() -> None:
    pair = LikelyPairFactory.create()
    LikelyPairFactory.create(first=pair.first, second=pair.second)


def _younger_first() -> None:
    pair = LikelyPairFactory.create()
    LikelyPairFactory.create(first=pair.second, second=pair.first)


def _same_photo_twice() -> None:
    national = NationalFactory.create()
    for _time in range(2):
        PhotoFactory.create(national=national, sha256="0" * 64)


def _two_main_contacts() -> None:
    national = NationalFactory.create()
    NextOfKinFactory.create_batch(2, national=national, main=True)


def _own_guardian() -> None:
    child = NextOfKinFactory.create(minor=True)
    child.guardian = child
    child.save()


def _identified_twice() -> None:
    first = IdentificationFactory.create()
    IdentificationFactory.create(unidentified=first.unidentified)


def _body_confirmed_alone() -> None:
    officer = UserFactory.create()
    IdentificationFactory.create(unidentified__body=True, identified_by=officer, confirmed=True, confirmed_by=officer)


def _proposed_twice() -> None:
    first = ProposalFactory.create()
    ProposalFactory.create(pair=first.pair)


def _agreed_by_one() -> None:
    officer = UserFactory.create()
    ProposalFactory.create(first_agreed_by=officer, second_agreed_by=officer)


BREAKS: dict[str, Callable[[], object]] = {
    "national_has_a_name": lambda: NationalFactory.create(name=""),
    "national_not_joined_into_itself": _joined_into_itself,
    "pair_once": _same_pair_twice,
    "pair_older_entry_first": _younger_first,
    "pair_decided_by_somebody": lambda: LikelyPairFactory.create(decision=PairDecision.APART),
    "merge_of_two": _joined_with_itself,
    "merge_once_at_a_time": _joined_twice,
    "merge_undone_by_somebody": lambda: MergeFactory.create(undone_at=timezone.now()),
    "merge_changes_a_field_once": _changed_twice,
    "national_reference_form": lambda: NationalFactory.create(reference="N-12"),
    "alias_once_per_national": _same_alias_twice,
    "photo_has_a_size": lambda: PhotoFactory.create(width=0),
    "photo_once_per_national": _same_photo_twice,
    "kin_one_main_contact": _two_main_contacts,
    "kin_not_own_guardian": _own_guardian,
    "unidentified_reference_form": lambda: UnidentifiedFactory.create(reference="U-12"),
    "unidentified_has_a_source": lambda: UnidentifiedFactory.create(source=""),
    "unidentified_ages_in_order": lambda: UnidentifiedFactory.create(age_from=40, age_to=30),
    "unidentified_age_of_a_person": lambda: UnidentifiedFactory.create(age_from=None, age_to=131),
    "identification_one_stands": _identified_twice,
    "identification_confirmed_by_somebody": lambda: IdentificationFactory.create(certainty="confirmed"),
    "identification_of_body_by_two": _body_confirmed_alone,
    "identification_withdrawn_with_a_reason": lambda: IdentificationFactory.create(withdrawn=True, withdrawn_why=""),
    "identification_rests_on_something": lambda: IdentificationFactory.create(evidence=""),
    "proposal_once_at_a_time": _proposed_twice,
    "proposal_agreed_by_two": _agreed_by_one,
    "proposal_declined_by_somebody": lambda: ProposalFactory.create(declined_at=timezone.now()),
    "proposal_joined_iff_agreed": lambda: ProposalFactory.create(merge=MergeFactory.create()),
    "kin_unsafe_has_a_reason": lambda: NextOfKinFactory.create(safe_to_contact=SafeToContact.NO),
    "travel_document_expires_after_issue": lambda: TravelDocumentFactory.create(
        issued_on=date(2026, 1, 1), expires_on=date(2026, 1, 1)
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_must_not_be(name: str) -> None:
    with pytest.raises(IntegrityError, match=name):
        BREAKS[name]()
