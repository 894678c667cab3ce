"""What the person agrees to: its sides, which answer stands, how it is taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import User
from nationals.choices import ConsentAnswer, ConsentTopic
from nationals.models import National
from nationals.services.consents import record_consent, standing
from tests.factories import ConsentFactory, NextOfKinFactory
from tests.nationals.sending import send, text


def test_an_answer_keeps_its_sides(national: National, desk: Client, officer: User) -> None:
    mother = NextOfKinFactory.create(national=national, name="Ruth Cheboi")
    answer = send(
        desk, f"{national.get_absolute_url()}consents/new/", topic="family", answer="given", relative=str(mother.pk),
        scope="That he is in hospital.", means="telephone", how="He said it twice.", witness="Dr Kamau",
        evidence="Form of 3 Oct, in the case", given_on="3 Oct 2026",
    )  # fmt: skip
    assert answer.status_code == 302
    consent = national.consents.get()
    assert (consent.relative, consent.taken_by, consent.means) == (mother, officer, "telephone")
    page = text(desk.get(national.get_absolute_url()))
    for shown in (
        "That he is in hospital.",
        "by telephone or video call",
        "witnessed by Dr Kamau",
        "evidence: Form of",
    ):
        assert shown in page


def test_a_withdrawal_needs_its_reason(national: National, desk: Client, officer: User) -> None:
    with pytest.raises(ValidationError):
        record_consent(national, topic="family", answer="withdrawn", reason=" ", by=officer)
    base = f"{national.get_absolute_url()}consents/new/"
    assert send(desk, base, topic="family", answer="withdrawn").status_code == 422
    assert send(desk, base, topic="family", answer="withdrawn", reason="Afraid for them.").status_code == 302
    assert "Afraid for them." in text(desk.get(national.get_absolute_url()))


def test_an_answer_for_one_relative_is_about_the_family_and_his_own(national: National, officer: User) -> None:
    mother, elsewhere = NextOfKinFactory.create(national=national), NextOfKinFactory.create()
    for topic, relative in (("return", mother), ("family", elsewhere)):
        with pytest.raises(ValidationError):
            record_consent(national, topic=topic, answer="given", relative=relative, by=officer)
    assert not national.consents.exists()


def test_the_form_offers_nobody_elses_relatives(national: National, desk: Client) -> None:
    elsewhere = NextOfKinFactory.create()
    base = f"{national.get_absolute_url()}consents/new/"
    assert send(desk, base, topic="family", answer="given", relative=str(elsewhere.pk)).status_code == 422
    assert send(desk, base, topic="family", answer="given", means="dream").status_code == 422


def test_an_answer_replaces_those_on_its_topic_for_the_same_people(national: National) -> None:
    mother = NextOfKinFactory.create(national=national)
    make = ConsentFactory.create
    first = make(national=national, answer=ConsentAnswer.GIVEN)
    second = make(national=national, answer=ConsentAnswer.REFUSED)
    for_mother = make(national=national, relative=mother)
    for_press = make(national=national, topic=ConsentTopic.PUBLICITY, to_whom="A newspaper")
    found = standing(national.consents.order_by("-recorded_at", "-pk"))
    assert {one.consent for one in found} == {second, for_mother, for_press}
    assert [one.consent.topic for one in found] == ["family", "family", "publicity"]
    assert [one.former for one in found if one.former] == [[first]]


def test_former_answers_are_folded_away(national: National, desk: Client) -> None:
    ConsentFactory.create(national=national, answer="given")
    ConsentFactory.create(national=national, answer="withdrawn")
    page = text(desk.get(national.get_absolute_url()))
    assert "<summary>1 former answer</summary>" in page
    assert page.index("withdrawn") < page.index("<summary>1 former") < page.index("until replaced")
