"""What must always be true of people in the register, broken once each."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError

from nationals.choices import SafeToContact
from tests.factories import AliasFactory, NationalFactory, NextOfKinFactory, PhotoFactory, TravelDocumentFactory


def _same_alias_twice() -> None:
    national = NationalFactory.create()
    for _time in range(2):
        AliasFactory.create(national=national, name="Дан")


def _same_photo_twice() -> None:
    national = NationalFactory.create()
    for _time in range(2):
        PhotoFactory.create(national=national, sha256="0" * 64)


BREAKS: dict[str, Callable[[], object]] = {
    "national_has_a_name": lambda: NationalFactory.create(name=""),
    "national_reference_form": lambda: NationalFactory.create(reference="N-12"),
    "alias_once_per_national": _same_alias_twice,
    "photo_has_a_size": lambda: PhotoFactory.create(width=0),
    "photo_once_per_national": _same_photo_twice,
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
