"""The list, the page of an actor, and what each reader finds there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Post, User
from audit.models import Read
from cases.models import Case
from networks.models import Actor
from tests.conftest import SignedIn
from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    ActorReviewFactory,
    AdvertisementFactory,
    AffiliationFactory,
    AffiliationWordFactory,
    CaseFactory,
    CorrectionRequestFactory,
    IdentifierFactory,
    InvolvementFactory,
    RouteFactory,
    RouteStopFactory,
)

pytestmark = pytest.mark.django_db
HOME = reverse("networks:home")
PART = {"HX-Request": "true"}


def shown(client: Client, address: str, **query: str) -> str:
    return client.get(address, query).content.decode()


def test_the_list_finds_by_words_in_any_script_and_by_filters(desk: Client, case: Case, officer: User) -> None:
    recruiter = ActorFactory.create(name="Viktor Marenko", country="RU")
    InvolvementFactory.create(actor=recruiter, case=case)
    agency = ActorFactory.create(agency=True, country="KE")
    CorrectionRequestFactory.create(actor=agency)
    late = ActorFactory.create(name="Old Entry", review_on=timezone.localdate())
    every = {recruiter.name, agency.name, late.name}
    for query, expected in (
        ({}, every),
        ({"q": "Виктор Маренко"}, {recruiter.name}),
        ({"q": recruiter.reference.lower()}, {recruiter.name}),
        ({"kind": "agency"}, {agency.name}),
        ({"country": "RU"}, {recruiter.name}),
        ({"role": "recruited"}, {recruiter.name}),
        ({"mine": "on"}, {recruiter.name}),
        ({"contested": "on"}, {agency.name}),
        ({"due": "on"}, {late.name}),
        ({"q": "nobody of this name"}, set()),
        ({"role": "guarded"}, set()),
    ):
        page = shown(desk, HOME, **query)
        assert {name for name in every if name in page} == expected, query


@pytest.mark.parametrize(
    "query", [{"sort": "nonsense"}, {"after": "x"}, {"kind": "ghost"}, {"q": "\u202e"}, {"country": "\0"}, {"q": "\0"}]
)
def test_nonsense_in_the_address_is_answered_in_words(desk: Client, query: dict[str, str]) -> None:
    assert desk.get(HOME, query).status_code in (200, 400)


def test_the_second_case_is_told_on_the_list_the_actor_and_the_case(
    desk: Client, actor: Actor, case: Case, case_elsewhere: Case
) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    hidden = InvolvementFactory.create(actor=actor, case=case_elsewhere, words="said at the other post")
    panel = reverse("networks:case-panel", args=[case.reference])
    for address in (HOME, actor.get_absolute_url(), panel):
        page = shown(desk, address)
        assert "seen in 2 cases, 2 posts" in page
        for trace in (hidden.words, case_elsewhere.reference, case_elsewhere.national.name):
            assert trace not in page


def test_without_a_case_of_ones_own_no_number_is_told(desk: Client, actor: Actor, case_elsewhere: Case) -> None:
    for other in (case_elsewhere, CaseFactory.create()):
        InvolvementFactory.create(actor=actor, case=other)
    for address in (HOME, actor.get_absolute_url()):
        assert "seen in" not in shown(desk, address)


def test_a_restricted_case_leaves_no_trace_on_any_page(
    desk: Client, actor: Actor, case: Case, restricted_case: Case
) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    said = {"actor": actor, "case": restricted_case, "source": "the secret source"}
    InvolvementFactory.create(**said, words="secret words")
    ActorNameFactory.create(**said, name="Secret Name")
    IdentifierFactory.create(**said, value="+254712345678")
    AffiliationWordFactory.create(affiliation__actor=actor, case=restricted_case, text="secret tie")
    RouteFactory.create(**said, title="secret route")
    AdvertisementFactory.create(**said, name="secret.txt")
    hidden = ActorFactory.create(name="Secret Handler", case=restricted_case)
    for address in (HOME, actor.get_absolute_url(), reverse("networks:routes"), reverse("networks:to-review")):
        page = shown(desk, address)
        assert "ecret" not in page.replace("Secretary", "")
        assert "712 345678" not in page
        assert restricted_case.reference not in page
    assert "seen in" not in shown(desk, actor.get_absolute_url())
    for part in ("", "edit/", "alike/", "names/new/", "corrections/new/"):
        assert desk.get(f"{hidden.get_absolute_url()}{part}").status_code == 404
    for words in ("Secret Handler", "Secret Name", "0712345678"):
        found = shown(desk, reverse("networks:suggest"), name=words, number=words)
        assert "ecret" not in found
        assert actor.name not in found


def test_what_another_post_heard_is_shown_without_its_source(desk: Client, actor: Actor, case_elsewhere: Case) -> None:
    said = {"actor": actor, "case": case_elsewhere, "source": "her brother in Kyiv"}
    ActorNameFactory.create(**said, name="Grom")
    IdentifierFactory.create(**said, value="+254712345678")
    page = shown(desk, actor.get_absolute_url())
    assert "Grom" in page
    assert "+254 712 345678" in page
    assert page.count("heard by another post") == 2
    assert "her brother" not in page
    assert case_elsewhere.reference not in page


def test_each_side_of_an_affiliation_stands_there_disputed(desk: Client, actor: Actor) -> None:
    affiliation = AffiliationFactory.create(actor=actor)
    AffiliationWordFactory.create(affiliation=affiliation)
    assert "Disputed" not in shown(desk, actor.get_absolute_url())
    AffiliationWordFactory.create(affiliation=affiliation, denied=True, said_on="2026-10-02")
    page = shown(desk, actor.get_absolute_url())
    for words in (
        "Disputed",
        "Directorate of Criminal Investigations",
        "The embassy&#x27;s press office",
        "2 Oct 2026",
    ):
        assert words in page


def test_a_claim_always_shows_as_a_claim(desk: Client, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    page = shown(desk, actor.get_absolute_url())
    for words in ("To be named here proves nothing", "is said to have: recruited", "unconfirmed", "the national"):
        assert words in page


def test_to_open_an_actor_is_a_recorded_read(desk: Client, actor: Actor) -> None:
    desk.get(actor.get_absolute_url())
    assert Read.objects.get(thing="networks.actor").reference == actor.reference


def test_whose_time_is_up_stands_in_a_list(desk: Client) -> None:
    late = ActorFactory.create(name="Old Entry", review_on=timezone.localdate() - timedelta(days=1))
    ActorFactory.create(name="Young Entry")
    page = shown(desk, reverse("networks:to-review"))
    assert late.name in page
    assert "Young Entry" not in page


def test_the_menu_and_the_search_have_it_for_those_who_may(
    signed_in: SignedIn, officer: User, auditor: User, actor: Actor
) -> None:
    IdentifierFactory.create(actor=actor, value="+254712345678")
    search, suggest = reverse("search:search"), reverse("search:suggest")
    for words in ("Виктор Маренко", "0712 345 678"):
        assert actor.name in shown(signed_in(officer), search, q=words)
        assert actor.name not in shown(signed_in(auditor), search, q=words)
    assert actor.name in signed_in(officer).get(suggest, {"q": "marenko"}, headers=PART).content.decode()
    assert f'href="{HOME}"' in shown(signed_in(officer), "/")
    assert f'href="{HOME}"' not in shown(signed_in(auditor), "/")
    short = actor.reference.replace("-", " ").lower()
    assert signed_in(officer).get(search, {"q": short}).headers["Location"] == actor.get_absolute_url()
    assert signed_in(auditor).get(search, {"q": short}).status_code == 200


def test_the_case_page_loads_the_panel_for_those_who_may(
    signed_in: SignedIn, officer: User, auditor: User, case: Case
) -> None:
    panel = reverse("networks:case-panel", args=[case.reference])
    assert panel in shown(signed_in(officer), case.get_absolute_url())
    assert panel not in shown(signed_in(auditor), case.get_absolute_url())
    assert "<html" not in signed_in(officer).get(panel, headers=PART).content.decode()


def _fill(actor: Actor, post: Post, many: int) -> None:
    for _time in range(many):
        case = CaseFactory.create(post=post)
        said = {"actor": actor, "case": case}
        for factory in (InvolvementFactory, ActorNameFactory, IdentifierFactory, AdvertisementFactory):
            factory.create(**said)
        affiliation = AffiliationFactory.create(actor=actor)
        AffiliationWordFactory.create_batch(2, affiliation=affiliation, case=case)
        RouteStopFactory.create(route=RouteFactory.create(**said))
        CorrectionRequestFactory.create(actor=actor)
        ActorReviewFactory.create(actor=actor)


def test_the_page_of_an_actor_costs_the_same_however_much_is_said(desk: Client, actor: Actor, post: Post) -> None:
    counts = []
    for many in (1, 6):
        _fill(actor, post, many)
        desk.get(actor.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            desk.get(actor.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 30


def test_the_list_costs_the_same_however_many(desk: Client, post: Post) -> None:
    counts = []
    for many in (2, 10):
        for _time in range(many):
            InvolvementFactory.create(case=CaseFactory.create(post=post))
        desk.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            desk.get(HOME)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 12


def test_the_panel_of_a_case_costs_the_same_however_many(desk: Client, case: Case) -> None:
    counts, address = [], reverse("networks:case-panel", args=[case.reference])
    for many in (1, 8):
        for _time in range(many):
            InvolvementFactory.create(case=case)
            RouteStopFactory.create(route=RouteFactory.create(case=case))
        desk.get(address, headers=PART)
        with CaptureQueriesContext(connection) as queries:
            desk.get(address, headers=PART)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 14
