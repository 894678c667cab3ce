"""Requests, promises and meetings of the stories."""

from datetime import timedelta
from typing import TYPE_CHECKING

from demo import words
from demo.stage import Story
from diplomacy.choices import (
    AuthorityKind,
    RequestKind,
    RequestState,
)
from diplomacy.models import Request
from diplomacy.services import answers, requests

if TYPE_CHECKING:
    from demo.life import Life


def access(life: "Life") -> Story:
    """Asked; granted, refused or not answered until now."""
    asked = _ask(life)

    if life.chance.random() < 0.35:
        return
    answered = life.moment + timedelta(days=life.chance.uniform(2, 30))
    if answered >= life.cast.now:
        return
    yield life.at(answered)
    state, text = life.chance.choices(
        (
            (RequestState.GRANTED, "Visit on a day to be agreed."),
            (RequestState.REFUSED, life.chance.choice(words.REFUSALS)),
            (RequestState.ACKNOWLEDGED, ""),
        ),
        (55, 20, 25),
    )[0]
    answers.answer_request(asked, answers.Answer(state, life.moment.date(), text), by=life.clerk)


def _ask(life: "Life") -> Request:
    return requests.make_request(
        authority=life.cast.authorities[life.setting.country, AuthorityKind.MINISTRY],
        by=life.clerk,
        kind=RequestKind.ACCESS,
        post=life.post,
        cases=[life.case],
        asked_on=life.moment.date(),
        due_on=life.moment.date() + timedelta(days=life.chance.choice((7, 14, 21))),
        text="Access under article 36 of the Vienna Convention on Consular Relations.",
    )
