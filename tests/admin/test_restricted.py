"""A restricted case and all that hangs on it does not exist for an admin who is not named on it."""

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.choices import ReadKind
from audit.models import Read
from cases.models import Case, ListedPerson, NamedOfficer
from diplomacy.models import Briefing, Commitment, Engagement, NoteVerbale, Point, ReadOut, Request
from nationals.models import Alias, Consent, Identification, National, NextOfKin, Proposal, TravelDocument
from tests.admin.pages import address
from tests.admin.rows import ROWS
from tests.factories import ListedPersonFactory, RequestFactory

pytestmark = pytest.mark.django_db
ABOUT_CASES = [Request, Engagement, Commitment, NoteVerbale, Point, ReadOut, Briefing]
OF_NATIONALS = [Alias, TravelDocument, NextOfKin, Consent, Identification, Proposal]
OF_CASES = [
    model
    for model in ROWS
    if model not in (Case, National)
    and model._meta.label_lower != "cases.importline"
    and any(field.name == "case" for field in model._meta.fields)
]


def _row_of(model: type[models.Model], case: Case) -> models.Model:
    """A row of this record that hangs on the case."""
    row = ROWS[model](case, 0)
    if row.case_id != case.pk:
        type(row).objects.filter(pk=row.pk).update(case=case)
    row.refresh_from_db()
    return row  # type: ignore[no-any-return]


@pytest.mark.parametrize("model", OF_CASES, ids=lambda model: model._meta.label)
def test_what_hangs_on_it_is_hidden(desk: Client, restricted: Case, model: type[models.Model]) -> None:
    row = _row_of(model, restricted)
    assert desk.get(address(model, "change", row.pk)).status_code == 404
    assert desk.get(address(model, "history", row.pk)).status_code == 404
    listed = desk.get(address(model, "changelist"), {"q": restricted.reference}).content.decode()
    assert f">{restricted.reference}<" not in listed


@pytest.mark.parametrize("model", OF_NATIONALS, ids=lambda model: model._meta.label)
def test_what_belongs_to_its_national_is_hidden(desk: Client, restricted: Case, model: type[models.Model]) -> None:
    row = ROWS[model](restricted, 0)
    assert desk.get(address(model, "change", row.pk)).status_code == 404
    assert "Hidden Person" not in desk.get(address(model, "changelist")).content.decode()


@pytest.mark.parametrize("model", ABOUT_CASES, ids=lambda model: model._meta.label)
def test_what_concerns_only_it_is_hidden(desk: Client, restricted: Case, model: type[models.Model]) -> None:
    row = ROWS[model](restricted, 0)
    assert desk.get(address(model, "change", row.pk)).status_code == 404
    assert list(desk.get(address(model, "changelist")).context["cl"].queryset) == []


def test_of_a_request_for_several_cases_only_the_open_ones_are_shown(
    desk: Client, restricted: Case, case: Case
) -> None:
    request = RequestFactory.create(on=[restricted, case])
    page = desk.get(address(Request, "change", request.pk)).content.decode()
    assert case.reference in page
    assert restricted.reference not in page


@pytest.mark.parametrize("page", ["change", "history"])
def test_the_case_and_its_national_do_not_exist(desk: Client, restricted: Case, page: str) -> None:
    assert desk.get(address(Case, page, restricted.pk)).status_code == 404
    assert desk.get(address(National, page, restricted.national_id)).status_code == 404
    assert desk.post(address(Case, "change", restricted.pk), {"place": "x"}).status_code == 404


def test_searches_and_filters_do_not_find_it(desk: Client, restricted: Case) -> None:
    for model in (Case, National):
        for query in ({}, {"q": restricted.reference}, {"q": "Hidden Person"}):
            shown = desk.get(address(model, "changelist"), query).context["cl"].queryset
            assert restricted.pk not in {getattr(row, "pk", None) for row in shown if isinstance(row, Case)}
            assert restricted.national_id not in {row.pk for row in shown if isinstance(row, National)}
    assert restricted not in desk.get(address(Case, "changelist"), {"restricted__exact": "1"}).context["cl"].queryset


def test_a_line_of_a_name_list_does_not_tell_that_somebody_is_like_it(desk: Client) -> None:
    line = ListedPersonFactory.create(band="same")
    for place in (address(ListedPerson, "change", line.pk), address(ListedPerson, "changelist")):
        assert "how sure" not in desk.get(place).content.decode().casefold()


def test_an_admin_who_is_named_on_it_sees_it(desk: Client, keeper: User, restricted: Case) -> None:
    NamedOfficer.objects.create(case=restricted, user=keeper, named_by=restricted.opened_by, reason="keeps the record")
    assert desk.get(address(Case, "change", restricted.pk)).status_code == 200
    assert desk.get(address(National, "change", restricted.national_id)).status_code == 200


def test_who_has_read_it_is_hidden_too(desk: Client, restricted: Case, case: Case) -> None:
    for thing, reference in (
        ("cases.case", restricted.reference),
        ("nationals.national", restricted.national.reference),
        ("cases.case", case.reference),
        ("cases.case", "list"),
    ):
        Read.objects.create(actor_id=1, actor_name="x", thing=thing, reference=reference, kind=ReadKind.OPENED)
    shown = desk.get(address(Read, "changelist")).context["cl"].queryset
    assert {read.reference for read in shown} == {case.reference, "list"}


def test_pickers_offer_only_what_is_open(desk: Client, restricted: Case, case: Case) -> None:
    asked = {"app_label": "cases", "model_name": "event", "field_name": "case", "term": ""}
    offered = {row["id"] for row in desk.get(reverse("admin:autocomplete"), asked).json()["results"]}
    assert str(case.pk) in offered
    assert str(restricted.pk) not in offered
    asked |= {"app_label": "nationals", "model_name": "alias", "field_name": "national", "term": "Hidden"}
    assert desk.get(reverse("admin:autocomplete"), asked).json()["results"] == []
