"""Somebody is named in a case: by nickname, telephone or account; and found again in the next."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from cases.models import Case
from core.choices import Confidence, SourceKind
from core.dates import PartialDate
from networks import lookups
from networks.choices import ActorKind, IdentifierKind, Involved, NameKind, Script
from networks.finding import likely
from networks.lookups import Asked
from networks.matching import possible_keys
from networks.models import Actor, Involvement
from networks.services.actors import add_identifier, add_name, edit_actor, enter_actor
from networks.services.involvements import involve, name_somebody
from networks.services.saying import Source, strike
from tests.factories import ActorFactory, IdentifierFactory

pytestmark = pytest.mark.django_db
VITYA: dict[str, Any] = {"kind": ActorKind.PERSON, "name": "Vitya", "number": "+7 916 123-45-67"}


def told(case: Case, **more: Any) -> Source:
    return Source(SourceKind.SELF, "by telephone from the hospital", Confidence.UNCONFIRMED, case, **more)


def found(user: User, name: str = "", number: str = "") -> list[str]:
    asked = Asked(name, frozenset(possible_keys(number)))
    return [candidate.actor.name for candidate in likely(asked, user=user)]


def test_a_victim_names_somebody_by_nickname_and_telephone(case: Case, officer: User) -> None:
    said = name_somebody(
        new=VITYA, source=told(case), by=officer, role=Involved.RECRUITED, words="He waited at the airport.",
        happened_on=PartialDate("2026-03"), promise="Guard at a shopping centre", amount=Decimal(1500), currency="usd",
    )  # fmt: skip
    said.refresh_from_db()
    assert (said.actor.reference[:2], said.actor.name, said.currency) == ("A-", "Vitya", "USD")
    assert said.actor.identifiers.get().value == "+79161234567"
    assert (said.source_kind, said.confidence, said.recorded_by) == (SourceKind.SELF, Confidence.UNCONFIRMED, officer)


def test_the_timeline_says_that_somebody_was_named_and_not_who(case: Case, officer: User) -> None:
    said = name_somebody(new=VITYA, source=told(case), by=officer, role=Involved.PASSPORT)
    entry = case.events.order_by("-pk")[0]
    assert "took the passport" in entry.text
    assert said.actor.name not in entry.text + entry.source
    assert said.actor.reference not in entry.text + entry.link


def test_who_is_known_by_a_number_alone_is_called_by_it(case: Case, officer: User) -> None:
    phone = enter_actor(kind=ActorKind.PHONE, name="", number="0712 345 678", source=told(case), by=officer)
    assert phone.name == "0712 345 678"
    assert phone.identifiers.get().key == "+254712345678"


def test_a_telephone_that_is_none_is_refused(case: Case, officer: User) -> None:
    with pytest.raises(ValidationError) as refusal:
        enter_actor(kind=ActorKind.PERSON, name="Vitya", number="12", source=told(case), by=officer)
    assert "number" in refusal.value.message_dict


@pytest.mark.parametrize(
    ("kind", "written", "asked"),
    [
        (IdentifierKind.PHONE, "+7 916 123-45-67", "8916"),
        (IdentifierKind.PHONE, "0712 345 678", "+254712345678"),
        (IdentifierKind.MONEY, "254712345678", "0712 345 678"),
        (IdentifierKind.ACCOUNT, "@Work_Abroad", "https://t.me/work_abroad"),
        (IdentifierKind.PLATE, "А 123 ВС 77", "a123bc77"),
        (IdentifierKind.WEBSITE, "https://www.jobs-abroad.example/", "jobs-abroad.example"),
        (IdentifierKind.LICENCE, "RA/2024-117", "ra2024117"),
    ],
)
def test_a_number_is_found_however_it_is_written(
    officer: User, actor: Actor, kind: IdentifierKind, written: str, asked: str
) -> None:
    add_identifier(actor, kind=kind, value=written, by=officer)
    assert (found(officer, number=asked) == [actor.name]) is (asked != "8916")


@pytest.mark.parametrize("name", ["Viktor Marenko", "Виктор Маренко", "Marenko Victor", "Wiktor Marenco", "Marenko"])
def test_a_name_is_found_in_every_script_and_spelling(officer: User, actor: Actor, name: str) -> None:
    ActorFactory.create(name="Somebody Else Entirely")
    assert found(officer, name) == [actor.name]


def test_a_nickname_in_another_script_leads_to_him(officer: User, actor: Actor) -> None:
    named = add_name(actor, name="Витя", kind=NameKind.NICKNAME, by=officer)
    assert named.script == Script.CYRILLIC
    assert found(officer, "Vitya") == [actor.name]


def test_the_same_number_comes_before_a_similar_name(officer: User, actor: Actor) -> None:
    other = IdentifierFactory.create(value="+254712345678", actor__name="Boss").actor
    assert found(officer, "Viktor Marenko", "0712345678") == [other.name, actor.name]


def test_a_former_name_goes_on_leading_to_him(officer: User, actor: Actor) -> None:
    edit_actor(actor, version=actor.version, changes={"name": "Wilson Ombati"}, by=officer)
    assert found(officer, "Viktor Marenko") == ["Wilson Ombati"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"amount": Decimal(100)}, "currency"),
        ({"currency": "USD"}, "amount"),
        ({"amount": Decimal(100), "currency": "QQQ"}, "currency"),
        ({"amount": Decimal(-1), "currency": "USD"}, "__all__"),
        ({"promise": "\u202egnp.evil"}, "promise"),
        ({"role": "sang"}, "role"),
    ],
)
def test_nonsense_is_refused_beside_its_field(
    case: Case, officer: User, actor: Actor, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        involve(actor, source=told(case), by=officer, **{"role": Involved.PAID, **wrong})
    assert field in refusal.value.message_dict


def test_only_who_works_on_the_case_names_somebody_in_it(
    case: Case, case_elsewhere: Case, actor: Actor, officer: User, auditor: User
) -> None:
    for user, where in ((auditor, case), (officer, case_elsewhere)):
        with pytest.raises(PermissionDenied):
            involve(actor, source=told(where), role=Involved.PAID, by=user)
    assert not Involvement.objects.exists()


def test_what_is_struck_through_stays_with_the_reason_and_counts_no_more(case: Case, officer: User) -> None:
    said = name_somebody(new=VITYA, source=told(case), by=officer, role=Involved.GUARDED)
    strike(said, reason="He meant another.", by=officer)
    assert not Involvement.objects.standing().exists()
    assert Involvement.objects.get().struck_for == "He meant another."
    for reason in ("again", ""):
        with pytest.raises(ValidationError):
            strike(said, reason=reason, by=officer)


def test_a_wrong_number_that_is_struck_through_finds_nobody(officer: User, actor: Actor) -> None:
    added = add_identifier(actor, kind=IdentifierKind.PHONE, value="0712345678", by=officer)
    strike(added, reason="A digit was wrong.", by=officer)
    assert found(officer, number="0712345678") == []
    add_identifier(actor, kind=IdentifierKind.PHONE, value="0712345678", by=officer)


def test_the_same_name_or_number_stands_once_in_a_case(case: Case, officer: User, actor: Actor) -> None:
    add_name(actor, name="Vitya", by=officer)
    add_name(actor, name="Vitya", by=officer, source=told(case))
    add_identifier(actor, kind=IdentifierKind.PHONE, value="0712345678", by=officer)
    for again in (
        lambda: add_name(actor, name=" vitya".title(), by=officer),
        lambda: add_identifier(actor, kind=IdentifierKind.PHONE, value="+254 712 345678", by=officer),
    ):
        with pytest.raises(ValidationError):
            again()


def test_thousands_of_a_common_name_hide_nobody_of_a_rare_one(
    monkeypatch: pytest.MonkeyPatch, officer: User, actor: Actor
) -> None:
    monkeypatch.setattr(lookups, "LOOKED_AT", 1)
    for _each in range(3):
        ActorFactory.create(name="Viktor")

    assert found(officer, "Viktor Marenko")[0] == actor.name
    assert actor.name in found(officer, "Viktor Marenkov")
    assert len(found(officer, "Viktor")) == 1
