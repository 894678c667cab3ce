"""Nothing of casework vanishes because something else is deleted."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from nationals.models import National
from tests.architecture.sources import APPS

KEYS = [
    field
    for app in APPS
    for model in apps.get_app_config(app).get_models()
    if not model.__name__.endswith("History")
    for field in model._meta.local_fields
    if isinstance(field, models.ForeignKey)
]
PARTS = {
    "core.Draft.user": "one's own unsent text",
    "core.Submission.user": "the key of a form that was sent",
    "nationals.Alias.national": "part of the person",
    "nationals.TravelDocument.national": "part of the person",
    "nationals.NextOfKin.national": "part of the person",
    "nationals.Photo.national": "part of the person",
    "nationals.Consent.national": "part of the person",
    "cases.ImportLine.register": "part of the file",
    "cases.Listing.case": "where the case stands in a list",
    "diplomacy.RequestSight.record": "who sees the request",
    "diplomacy.CommitmentSight.record": "who sees the promise",
    "diplomacy.EngagementSight.record": "who sees the engagement",
    "diplomacy.NoteSight.record": "who sees the note",
    "diplomacy.RequestCase.request": "part of the request",
    "diplomacy.EngagementCase.engagement": "part of the engagement",
    "diplomacy.PointCase.point": "part of the point",
    "diplomacy.CommitmentCase.commitment": "part of the commitment",
    "networks.RouteStop.route": "part of the route",
    "networks.ReferralCase.referral": "part of the referral",
    "networks.ReferralActor.referral": "part of the referral",
    "networks.ReferralDocument.referral": "part of the referral",
    "networks.ReferralWord.referral": "part of the referral",
    "diplomacy.StatementLink.statement": "part of the statement",
    "diplomacy.NoteCase.note": "part of the note",
}


def _name(field: Any) -> str:
    return f"{field.model._meta.label}.{field.name}"


@pytest.mark.parametrize("field", KEYS, ids=_name)
def test_a_key_protects_unless_the_row_is_part_of_what_it_points_to(field: Any) -> None:
    if _name(field) not in PARTS:
        assert field.remote_field.on_delete is models.PROTECT


def test_the_list_of_parts_has_nothing_that_is_gone() -> None:
    assert set(PARTS) <= {_name(field) for field in KEYS}


def test_every_key_to_a_national_can_be_followed_back() -> None:
    """So that one person recorded twice can be made one: what hangs on him is found by walking these relations."""
    pointing = [field for field in KEYS if field.remote_field.model is National]
    assert pointing
    assert [_name(field) for field in pointing if field.remote_field.hidden] == []
