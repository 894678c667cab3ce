"""The rules of a row are asked at once, and one that is broken is named as before."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from diplomacy.choices import RequestState
from diplomacy.models import NoteVerbale
from tests.factories import NoteVerbaleFactory, RequestFactory

pytestmark = pytest.mark.django_db


def test_however_many_rules_a_row_has_they_cost_one_query(django_assert_num_queries: Any) -> None:
    note = NoteVerbaleFactory.create()
    assert len(NoteVerbale._meta.constraints) > 9
    with django_assert_num_queries(3):  # a savepoint, all the rules, its end
        note.validate_constraints()


def test_each_broken_rule_is_named() -> None:
    request = RequestFactory.create()
    request.due_on, request.state = request.asked_on.replace(year=2000), RequestState.REFUSED
    with pytest.raises(ValidationError) as refused:
        request.validate_constraints()
    told = " ".join(refused.value.messages)
    assert "before the request was made" in told
    assert "reason of the refusal" in told


def test_a_rule_about_a_field_that_is_left_out_is_not_asked() -> None:
    request = RequestFactory.create()
    request.due_on, request.state = request.asked_on.replace(year=2000), RequestState.REFUSED
    with pytest.raises(ValidationError) as refused:
        request.validate_constraints(exclude={"due_on"})
    assert refused.value.messages == ["Write down the reason of the refusal."]
    request.validate_constraints(exclude={"due_on", "state"})
