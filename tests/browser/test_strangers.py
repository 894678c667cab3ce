"""Journey 5: a caseworker of another post tries the addresses of this one's case."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cases.models import Case
from cases.urls import urlpatterns
from tests.browser.conftest import OpenPage
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import (
    CaseFactory,
    ConfirmationFactory,
    ContradictionFactory,
    DocumentFactory,
    EventFactory,
    TaskFactory,
)
from tests.factories.nationals import NextOfKinFactory

pytestmark = pytest.mark.django_db(transaction=True)


def addresses(case: Case) -> list[str]:
    """Every address under this case, its parts and confirmation included."""
    parts = [EventFactory.create(case=case), TaskFactory.create(case=case), DocumentFactory.create(case=case)]
    kin, asked = NextOfKinFactory.create(national=case.national), ContradictionFactory.create(case=case)
    found = []
    for pattern in urlpatterns:
        names = list(pattern.pattern.converters)
        if pattern.name == "of-national" or names[:1] != ["reference"] or "registers" in str(pattern.pattern):
            continue
        values = {"reference": case.reference, "name": "record_capture", "pk": parts[0].pk, "kin": kin.pk}
        values["topic"] = asked.topic
        found.append(reverse(f"cases:{pattern.name}", kwargs={name: values[name] for name in names}))
    confirmation = ConfirmationFactory.create(case=case)
    return [*found, reverse("cases:confirm", args=[confirmation.pk]), case.national.get_absolute_url()]


def test_another_posts_case_is_nowhere(apart: OpenPage) -> None:
    case: Case = CaseFactory.create(captured=True, overdue=True)
    page = apart(UserFactory.create(caseworker=PostFactory.create()))
    tried = addresses(case)
    assert len(tried) > 20
    for address in tried:
        answer = page.request.get(address)
        assert answer.status in {404, 405}, address
        assert case.national.name not in answer.text()
    for address in ("/", "/cases/?open=all", "/nationals/", "/dashboard/", f"/search/?q={case.reference}"):
        page.goto(address)
        expect(page.locator("body")).not_to_contain_text(case.national.name)
