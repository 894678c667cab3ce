"""Entering, naming in a case, and everything else that is sent from the pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from networks.models import Actor, Advertisement, CorrectionRequest, Involvement, Route
from networks.models.actor import review_day
from networks.services.affiliations import bonds
from tests.conftest import SignedIn
from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    AffiliationWordFactory,
    AuthorityFactory,
    CorrectionRequestFactory,
    IdentifierFactory,
    InvolvementFactory,
)
from tests.networks.sending import SOURCE, errors, send

pytestmark = pytest.mark.django_db
CLAIM: dict[str, Any] = SOURCE | {"role": "recruited"}
WHO = {"kind": "person", "name": "Vitya", "number_kind": "phone", "number": "+7 916 123 45 67"}


def of(actor: Actor, page: str, *more: object) -> str:
    return reverse(f"networks:{page}", args=[actor.reference, *more])


@pytest.fixture
def naming(case: Case) -> str:
    return reverse("networks:name-in-case", args=[case.reference])


def test_somebody_new_is_named_from_a_case(desk: Client, case: Case, naming: str) -> None:
    answer = send(desk, naming, **WHO, **CLAIM, amount="1500", currency="USD", happened_on="about 2026")
    said = Involvement.objects.get()
    assert answer.url == said.actor.get_absolute_url()
    assert (said.case, said.actor.name, said.actor.case) == (case, "Vitya", case)


def test_where_somebody_known_may_be_meant_the_form_asks_once(desk: Client, naming: str, actor: Actor) -> None:
    """Without scripts too: the same number or a like name comes back with a choice."""
    IdentifierFactory.create(actor=actor, value="+79161234567")
    asked = send(desk, naming, **WHO, **CLAIM)
    assert asked.status_code == 422
    assert actor.reference in asked.content.decode()
    assert not Involvement.objects.exists()
    answer = send(desk, naming, **WHO, **CLAIM, known=actor.reference)
    assert answer.url == actor.get_absolute_url()
    assert Involvement.objects.get().actor == actor
    assert Actor.objects.count() == 1


def test_none_of_these_makes_a_new_entry(desk: Client, naming: str) -> None:
    ActorFactory.create(name="Vitya")
    assert send(desk, naming, **WHO, **CLAIM).status_code == 422
    assert send(desk, naming, **WHO, **CLAIM, known="new").status_code == 302
    assert Actor.objects.filter(name="Vitya").count() == 2


def test_somebody_picked_from_the_suggestions_is_named(desk: Client, naming: str, actor: Actor, case: Case) -> None:
    found = desk.get(reverse("networks:suggest"), {"name": "Marenko", "case": case.reference}).content.decode()
    link = f"{naming}?actor={actor.reference}"
    assert link in found
    assert actor.name in desk.get(link).content.decode()
    assert send(desk, link, **CLAIM).url == actor.get_absolute_url()


def test_the_second_case_is_told_after_naming(desk: Client, naming: str, actor: Actor, case_elsewhere: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case_elsewhere)
    answer = send(desk, f"{naming}?actor={actor.reference}", **CLAIM)
    assert "seen in 2 cases, 2 posts" in desk.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "", "number": ""}, "name"),
        ({"number": "12"}, "number"),
        ({"amount": "100"}, "currency"),
        ({"amount": "-1", "currency": "USD"}, "amount"),
        ({"happened_on": "when it rained"}, "happened_on"),
        ({"name": "evil\u202ename"}, "name"),
        ({"known": "A-999999"}, "known"),
        ({"known": "\0"}, "known"),
        ({"role": "sang"}, "role"),
    ],
)
def test_what_cannot_be_read_comes_back_beside_its_field(
    desk: Client, naming: str, wrong: dict[str, str], field: str
) -> None:
    answer = send(desk, naming, **(WHO | CLAIM | wrong))
    assert answer.status_code == 422
    assert field in errors(answer)
    assert not Actor.objects.exists()


def test_a_hidden_actor_cannot_be_picked_by_his_reference(desk: Client, naming: str, restricted_case: Case) -> None:
    hidden = ActorFactory.create(case=restricted_case)
    assert send(desk, f"{naming}?actor={hidden.reference}", **CLAIM).status_code == 404
    assert "known" in errors(send(desk, naming, **WHO, **CLAIM, known=hidden.reference))


def test_a_form_sent_twice_does_one_thing(desk: Client, naming: str) -> None:
    fields = {"submission": "0b1d4a8e-4f43-4b8e-9d0b-1f6b7f2a7a01", **WHO, **CLAIM}
    first: Any = desk.post(naming, fields)
    again: Any = desk.post(naming, fields)
    assert first.url == again.url
    assert Involvement.objects.count() == 1


def test_an_actor_of_no_case_is_entered(desk: Client) -> None:
    answer = send(desk, reverse("networks:new"), kind="website", name="https://jobs-abroad.example", **SOURCE,
                  number_kind="phone")  # fmt: skip
    entered = Actor.objects.get()
    assert answer.url == entered.get_absolute_url()
    assert entered.identifiers.get().key == "jobs-abroad.example"


def test_the_second_to_save_sees_what_changed(desk: Client, actor: Actor) -> None:
    page = of(actor, "edit")
    send(desk, page, name=actor.name, country="RU", version_seen=1)
    answer = send(desk, page, name=actor.name, notes="Mine", version_seen=1)
    assert answer.status_code == 409
    assert "somebody else has changed this meanwhile" in answer.content.decode()


def test_a_name_and_a_number_are_added_of_a_case(desk: Client, actor: Actor, case: Case, case_elsewhere: Case) -> None:
    send(desk, of(actor, "name-new"), name="Витя", kind="nickname", in_case=case.reference, **SOURCE)
    assert actor.names.get().case == case
    number = {"kind": "account", "number": "@vitya", "platform": "Telegram"}
    refused = send(desk, of(actor, "identifier-new"), **number, **SOURCE, in_case=case_elsewhere.reference)
    assert "in_case" in errors(refused)
    send(desk, of(actor, "identifier-new"), **number, **SOURCE)
    assert actor.identifiers.get().key == "vitya"


def test_each_sides_word_is_recorded_and_contradicts(desk: Client, officer: User, actor: Actor) -> None:
    embassy = AuthorityFactory.create()
    word = SOURCE | {"stance": "claims", "speaker": "The police", "said_on": "1 Oct 2026"}
    send(desk, of(actor, "affiliation-new"), **word, tie="employee", authority=embassy.pk)
    (bond,) = bonds(actor, officer)
    denial = word | {"stance": "denies", "speaker": "The embassy", "speaks_for": embassy.pk}
    assert send(desk, of(actor, "word-new", bond.affiliation.pk), **denial).url == actor.get_absolute_url()
    assert bonds(actor, officer)[0].is_disputed


@pytest.mark.parametrize("words", ["reference", "name"])
def test_another_actor_is_told_by_reference_or_by_name(desk: Client, officer: User, actor: Actor, words: str) -> None:
    agency = ActorFactory.create(agency=True, name="Safari Placement")
    other = {"reference": agency.reference.lower(), "name": "safari placement"}[words]
    word = SOURCE | {"stance": "claims", "speaker": "A victim", "tie": "owner", "other": other}
    assert send(desk, of(actor, "affiliation-new"), **word).status_code == 302
    assert bonds(agency, officer)[0].affiliation.other == agency


def test_a_tie_to_nobody_or_to_two_is_refused(desk: Client, actor: Actor) -> None:
    word = SOURCE | {"stance": "claims", "speaker": "A victim", "tie": "owner"}
    assert "other" in errors(send(desk, of(actor, "affiliation-new"), **word))
    assert "other" in errors(send(desk, of(actor, "affiliation-new"), **word, other="Nobody Known"))
    assert "other" in errors(send(desk, of(actor, "affiliation-new"), **word, other=actor.reference))


def test_a_route_is_recorded_stop_by_stop(desk: Client, actor: Actor, case: Case) -> None:
    stops = {"place_1": "Nairobi", "country_1": "KE", "on_1": "May 2026", "place_3": "Istanbul", "on_3": "2 Jun 2026"}
    page = f"{reverse('networks:route-new')}?actor={actor.reference}"
    answer = send(desk, page, title="By air", in_case=case.reference, **stops, **SOURCE)
    route = Route.objects.get()
    assert (answer.url, route.actor, route.case) == (route.get_absolute_url(), actor, case)
    assert [(stop.position, stop.place) for stop in route.stops.order_by("position")] == [
        (1, "Nairobi"),
        (2, "Istanbul"),
    ]
    assert "2 Jun 2026" in desk.get(answer.url).content.decode()


@pytest.mark.parametrize(
    "stops",
    [{"place_1": "Nairobi"}, {"place_1": "Nairobi", "on_1": "3 May 2026", "place_2": "Istanbul", "on_2": "1 May 2026"}],
)
def test_a_route_of_one_place_or_backwards_in_time_is_refused(desk: Client, stops: dict[str, str]) -> None:
    answer = send(desk, reverse("networks:route-new"), title="By air", **stops, **SOURCE)
    assert answer.status_code == 422
    assert not Route.objects.exists()


def test_an_advertisement_is_kept_with_its_hash_and_served_as_an_attachment(desk: Client, actor: Actor) -> None:
    page = of(actor, "advertisement-new")
    offer = SimpleUploadedFile("offer.txt", b"Jobs abroad!", "text/plain")
    send(desk, page, file=offer, text="Guards wanted", **SOURCE)
    kept = Advertisement.objects.get()
    assert len(kept.sha256) == 64
    assert kept.sha256 in desk.get(actor.get_absolute_url()).content.decode()
    answer = desk.get(kept.get_absolute_url())
    assert b"".join(answer) == b"Jobs abroad!"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    offer.seek(0)
    assert send(desk, page, file=offer, **SOURCE).status_code == 422


@pytest.mark.parametrize(
    ("name", "content"), [("a.exe", b"MZ"), ("a.pdf", b"no pdf"), ("a.txt", b""), ("a.txt", b"<script>x</script>")]
)
def test_a_file_that_is_not_what_it_says_is_refused(desk: Client, actor: Actor, name: str, content: bytes) -> None:
    answer = send(desk, of(actor, "advertisement-new"), file=SimpleUploadedFile(name, content), **SOURCE)
    assert answer.status_code == 422
    assert not Advertisement.objects.exists()


def test_an_advertisement_of_the_future_is_refused(desk: Client, actor: Actor) -> None:
    seen = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    offer = SimpleUploadedFile("offer.txt", b"Jobs abroad!", "text/plain")
    assert "seen_at" in errors(send(desk, of(actor, "advertisement-new"), file=offer, seen_at=seen, **SOURCE))


def test_whatever_was_said_is_struck_through_for_a_reason(desk: Client, actor: Actor, case: Case) -> None:
    said = {
        "name": ActorNameFactory.create(actor=actor),
        "number": IdentifierFactory.create(actor=actor),
        "claim": InvolvementFactory.create(actor=actor, case=case),
        "word": AffiliationWordFactory.create(affiliation__actor=actor),
    }
    for what, row in said.items():
        page = of(actor, "strike", what, row.pk)
        assert "reason" in errors(send(desk, page, reason=""))
        assert send(desk, page, reason="He meant another.").url == actor.get_absolute_url()
        assert desk.get(page).status_code == 404
    assert desk.get(of(actor, "strike", "nonsense", 1)).status_code == 404
    assert desk.get(actor.get_absolute_url()).content.decode().count("struck through: He meant another.") >= 3


def test_what_is_contested_is_decided_by_another_than_who_took_it_down(
    signed_in: SignedIn, actor: Actor, officer: User, supervisor: User
) -> None:
    told = {"contested": "Not me.", "contested_by": "His lawyer", "received_on": timezone.localdate().isoformat()}
    send(signed_in(officer), of(actor, "correction-new"), **told)
    asked = CorrectionRequest.objects.get()
    assert "Contested by His lawyer" in signed_in(officer).get(actor.get_absolute_url()).content.decode()
    decision = {"state": "upheld", "decision": "The number belongs to another."}
    assert send(signed_in(officer), asked.get_absolute_url(), **decision).status_code == 403
    assert send(signed_in(supervisor), asked.get_absolute_url(), state="upheld", decision="").status_code == 422
    assert send(signed_in(supervisor), asked.get_absolute_url(), **decision).status_code == 302
    asked.refresh_from_db()
    assert (asked.decided_by, asked.decision) == (supervisor, decision["decision"])
    assert send(signed_in(supervisor), asked.get_absolute_url(), **decision).status_code == 422


def test_a_supervisor_does_not_decide_what_he_took_down_himself(
    signed_in: SignedIn, actor: Actor, supervisor: User
) -> None:
    asked = CorrectionRequestFactory.create(actor=actor, recorded_by=supervisor)
    client = signed_in(supervisor)
    assert "Decide</button>" not in client.get(asked.get_absolute_url()).content.decode()
    answer = send(client, asked.get_absolute_url(), state="rejected", decision="No.")
    assert "another supervisor decides it" in answer.content.decode()


def test_a_review_keeps_or_puts_away_and_a_new_word_brings_back(
    signed_in: SignedIn, actor: Actor, supervisor: User
) -> None:
    client, page = signed_in(supervisor), of(actor, "review")
    too_late = (review_day() + timedelta(days=30)).isoformat()
    assert "next_on" in errors(send(client, page, decision="keep", reason="Trial.", next_on=too_late))
    send(client, page, decision="keep", reason="The trial goes on.", next_on=review_day().isoformat())
    send(client, page, decision="put_away", reason="Acquitted; nobody needs it.")
    assert actor.name not in client.get(reverse("networks:home")).content.decode()
    assert actor.name not in client.get(reverse("networks:suggest"), {"name": actor.name}).content.decode()
    assert actor.name in client.get(reverse("networks:home"), {"put_away": "on"}).content.decode()
    assert "Put away" in client.get(actor.get_absolute_url()).content.decode()
    send(client, of(actor, "name-new"), name="Grom", kind="nickname", **SOURCE)
    assert actor.name in client.get(reverse("networks:home")).content.decode()


def test_two_entries_are_compared_and_joined_and_both_addresses_lead_there(
    signed_in: SignedIn, actor: Actor, supervisor: User
) -> None:
    twin = ActorFactory.create(name="Виктор Маренко")
    client, page = signed_in(supervisor), of(actor, "join", twin.reference)
    assert page in client.get(of(actor, "alike")).content.decode()
    assert send(client, page, kept_version=2, absorbed_version=1).status_code == 422
    assert send(client, page, kept_version=1, absorbed_version=1).url == actor.get_absolute_url()
    assert actor.name in client.get(twin.get_absolute_url()).content.decode()
    assert client.get(page).status_code == 404


def test_contradicting_sexes_are_refused_in_a_clear_sentence(signed_in: SignedIn, supervisor: User) -> None:
    man, woman = ActorFactory.create(sex="M"), ActorFactory.create(sex="F")
    page = of(man, "join", woman.reference)
    answer = send(signed_in(supervisor), page, kept_version=1, absorbed_version=1)
    words = f"{man.reference} is noted as male, {woman.reference} as female"
    assert words in answer.content.decode()
