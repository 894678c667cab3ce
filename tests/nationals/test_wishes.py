"""What the person wishes or objects to, and what of it stands against a step."""

import pytest
from django.test import Client

from accounts.models import User
from nationals.choices import AGAINST, IN_FAVOUR, ConsentAnswer
from nationals.models import National
from nationals.services.consents import against_anything, objections, record_consent
from tests.factories import ConsentFactory, NextOfKinFactory
from tests.nationals.sending import send, text


def test_every_answer_is_for_or_against() -> None:
    assert {*AGAINST, *IN_FAVOUR} == set(ConsentAnswer)
    assert not {*AGAINST} & {*IN_FAVOUR}


@pytest.mark.parametrize("answer", ConsentAnswer)
def test_the_last_word_on_a_topic_counts(national: National, answer: ConsentAnswer) -> None:
    ConsentFactory.create(national=national, topic="return", answer="objects")
    last = ConsentFactory.create(national=national, topic="return", answer=answer)
    assert objections(national, "return") == ([last] if answer in AGAINST else [])
    assert objections(national, "transfer") == []


def test_an_objection_keeps_when_how_and_who_witnessed(national: National, desk: Client) -> None:
    answer = send(
        desk, f"{national.get_absolute_url()}consents/new/", topic="return", answer="objects", given_on="3 Oct 2026",
        means="person", how="He fears arrest.", witness="The delegate",
    )  # fmt: skip
    assert answer.status_code == 302
    page = text(desk.get(national.get_absolute_url()))
    for shown in ("objects", "3 Oct 2026", "in person", "He fears arrest.", "witnessed by The delegate"):
        assert shown in page


def test_an_objection_to_one_relative_is_not_against_another(national: National) -> None:
    uncle, mother = NextOfKinFactory.create_batch(2, national=national)
    to_uncle = ConsentFactory.create(national=national, answer="objects", relative=uncle)
    assert objections(national, "family", relative=uncle) == [to_uncle]
    assert objections(national, "family", relative=mother) == []
    assert objections(national, "family") == []
    assert against_anything(national) == [to_uncle]


def test_an_objection_to_the_family_is_against_each_until_one_is_excepted(national: National, officer: User) -> None:
    uncle, mother = NextOfKinFactory.create_batch(2, national=national)
    record_consent(national, topic="family", answer="given", relative=mother, by=officer)
    to_all = record_consent(national, topic="family", answer="objects", by=officer)
    assert objections(national, "family", relative=mother) == [to_all]
    record_consent(national, topic="family", answer="wishes", relative=mother, by=officer)
    assert objections(national, "family", relative=mother) == []
    assert objections(national, "family", relative=uncle) == [to_all]


def test_an_objection_for_certain_people_in_words_counts_for_all(national: National) -> None:
    """Nobody but a reader can tell whom it means."""
    mother = NextOfKinFactory.create(national=national)
    in_words = ConsentFactory.create(national=national, answer="objects", to_whom="his father's side")
    ConsentFactory.create(national=national, answer="given")
    assert objections(national, "family", relative=mother) == [in_words]
