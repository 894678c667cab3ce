"""How many affiliations are disputed and resolved is what the lists hold, whatever was said, and whoever reads it."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from accounts.models import Post, User
from cases.models import Case
from networks.choices import Stance
from networks.models import Affiliation, AffiliationWord
from networks.services.resolving import disputed, how_many, resolved
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AffiliationResolutionFactory,
    AffiliationWordFactory,
    CaseFactory,
    PostFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=some.randoms(), steps=some.integers(4, 14))
def test_whatever_is_said_the_numbers_are_those_of_the_lists(chance: Random, steps: int) -> None:
    here, there = PostFactory.create(), PostFactory.create()
    cases = [None, CaseFactory.create(post=here), CaseFactory.create(post=there)]
    hidden = ActorFactory.create(case=CaseFactory.create(post=there, restricted=True))
    bonds = [AffiliationFactory.create(), AffiliationFactory.create(), AffiliationFactory.create(actor=hidden)]
    for _step in range(steps):
        _do(chance, chance.choice(bonds), cases)
    for reader in _readers(here, there):
        assert how_many(reader) == (disputed(reader).count(), resolved(reader).count())


def _readers(here: Post, there: Post) -> list[User]:
    posts = (("supervisor", here), ("supervisor", there), ("auditor", here))
    return [UserFactory.create(**{role: post}) for role, post in posts]


def _do(chance: Random, bond: Affiliation, cases: list[Case | None]) -> None:
    """Most often something is said; now and then a word is struck, or weighed with others."""
    words = list(bond.words.order_by("pk"))
    what = chance.random()
    if what < 0.6 or not words:
        AffiliationWordFactory.create(affiliation=bond, stance=chance.choice(Stance.values), case=chance.choice(cases))
    elif what < 0.75:
        word = chance.choice(words)
        AffiliationWord.objects.filter(pk=word.pk).update(
            struck_at=word.recorded_at, struck_by=word.recorded_by, struck_for="misquoted"
        )
    else:
        held = chance.choice([*Stance.values, ""])
        AffiliationResolutionFactory.create(
            affiliation=bond, held=held, on=chance.sample(words, chance.randint(0, len(words)))
        )
