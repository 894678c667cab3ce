"""From differing accounts to a request in two clicks: the form is filled in, and nobody's source is given away."""

import uuid
from typing import Any

import pytest
from django.test import Client

from accounts.models import Post, User
from cases.choices import Topic
from cases.models import Case
from cases.services.claims import record_claim
from core.choices import SourceKind
from diplomacy.choices import RequestKind
from diplomacy.models import Request
from tests.conftest import SignedIn
from tests.factories import AuthorityFactory, CaseFactory, PostFactory, RequestFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Post:
    return PostFactory.create()


@pytest.fixture
def officer(post: Post) -> User:
    return UserFactory.create(caseworker=post)


@pytest.fixture
def screen(officer: User, signed_in: SignedIn) -> Client:
    return signed_in(officer)


@pytest.fixture
def case(post: Post, officer: User) -> Case:
    found = CaseFactory.create(post=post, country="RU")
    told: dict[str, Any] = {"topic": Topic.HELD_BY, "by": officer}
    record_claim(
        found, value="nobody of ours", source_kind=SourceKind.HOST, source="Ministry of Examples, a call", **told
    )
    record_claim(found, value="the prison of K.", source_kind=SourceKind.FAMILY, source="his sister Amina", **told)
    return found


def address(case: Case, about: str = "held_by") -> str:
    return f"/diplomacy/requests/new/?kind=information&case={case.reference}&about={about}"


def test_the_form_is_filled_in_and_one_click_saves_it(screen: Client, case: Case) -> None:
    authority = AuthorityFactory.create(name="Ministry of Examples", country="RU")
    AuthorityFactory.create(name="Another authority", country="RU")
    form: Any = screen.get(address(case)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name not in ("ticked", "engagement")}
    sent |= {"submission": str(uuid.uuid4()), "ticked": form["ticked"].value()}
    assert screen.post(address(case), sent).status_code == 302
    made = Request.objects.get()
    assert (made.authority, made.kind, list(made.cases.all())) == (authority, RequestKind.INFORMATION, [case])
    assert "nobody of ours" in made.text
    assert "the prison of K." in made.text


def test_who_told_us_is_not_given_away(screen: Client, case: Case) -> None:
    AuthorityFactory.create(country="RU")
    text = screen.get(address(case)).context["form"]["text"].value()
    assert "Amina" not in text
    assert "family" not in text


def test_where_nobody_is_named_we_ask_whom_we_asked_last(screen: Client, case: Case, post: Post) -> None:
    AuthorityFactory.create(name="A first authority", country="RU")
    last = RequestFactory.create(post=post, authority__country="RU", on=[case]).authority
    assert screen.get(address(case)).context["authority"] == last


def test_without_any_authority_there_one_is_chosen_first(screen: Client, case: Case) -> None:
    answer = screen.get(address(case))
    assert answer.status_code == 302
    assert "about=held_by" in answer["Location"]


@pytest.mark.parametrize("about", ["nothing", "%00", "alive", ""])
def test_an_unknown_topic_fills_in_nothing(screen: Client, case: Case, about: str) -> None:
    authority = AuthorityFactory.create(country="RU")
    form = screen.get(address(case, about) + f"&authority={authority.pk}").context["form"]
    assert not form["text"].value()


def test_another_posts_case_is_not_asked_about(screen: Client, case: Case) -> None:
    assert screen.get(address(CaseFactory.create(country="RU"))).status_code == 404
