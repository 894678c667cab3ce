"""The cases with a counterpart: the same whether few are looked up, each of many is asked, or all are counted."""

import random
from datetime import date
from operator import attrgetter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from diplomacy.models import Authority
from diplomacy.services import overview
from tests.factories import (
    AuthorityFactory,
    CaseFactory,
    CommitmentFactory,
    EngagementFactory,
    PointFactory,
    PostFactory,
    RequestFactory,
    UserFactory,
)

WAYS = (overview.cases_with, overview.counted_with, overview.listed_with)


def tell(chance: random.Random, post: Post, authorities: list[Authority], officer: User) -> None:
    """Anything said, asked or promised of some cases, visible or not."""
    other = PostFactory.create()
    cases = [
        *CaseFactory.create_batch(6, post=post),
        *CaseFactory.create_batch(3, post=other),
        CaseFactory.create(post=post, restricted=True),
        CaseFactory.create(post=other, restricted=True, named=[officer]),
    ]
    for _turn in range(14):
        create = chance.choice([RequestFactory.create, CommitmentFactory.create, EngagementFactory.create])
        create(authority=chance.choice(authorities), post=post, on=chance.sample(cases, chance.randint(0, 3)))
    for _turn in range(6):
        engagement = EngagementFactory.create(authority=authorities[0], post=post)
        PointFactory.create(engagement=engagement, on=chance.sample(cases, chance.randint(0, 2)))


@pytest.mark.parametrize("seed", range(3))
def test_every_way_finds_the_same(officer: User, post: Post, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, authorities = random.Random(seed), AuthorityFactory.create_batch(3)  # noqa: S311
    supervisor = UserFactory.create(supervisor=PostFactory.create(headquarters=True))
    tell(chance, post, authorities, officer)
    for user in (officer, supervisor, UserFactory.create(caseworker=PostFactory.create())):
        for within in ([authorities[0].pk], [each.pk for each in authorities[:2]]):
            told = set(overview.cases_with(user, within).values_list("pk", flat=True))
            for most in (overview._FEW, 0):
                with monkeypatch.context() as patched:
                    patched.setattr(overview, "_FEW", most)
                    for way in WAYS:
                        assert set(way(user, within).values_list("pk", flat=True)) == told, (way, most)


@pytest.mark.parametrize("most", [overview._FEW, 0])
@pytest.mark.parametrize("sort", ["opened", "-reference", "name", "status"])
def test_the_list_is_sorted_and_paged_in_either_way(
    desk: Client, post: Post, ministry: Authority, most: int, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "_FEW", most)
    RequestFactory.create(authority=ministry, post=post, on=CaseFactory.create_batch(28, post=post))
    address = reverse("diplomacy:authority-cases", args=[ministry.pk])
    first = desk.get(address, {"sort": sort}).context["page"]
    second = desk.get(f"{address}?sort={sort}&{first.next}").context["page"]
    rows = [*first.rows, *second.rows]
    assert len({case.pk for case in rows}) == 28
    names = {"opened": "opened_at", "name": "national.name"}
    value = attrgetter(names.get(sort, sort.removeprefix("-")))
    assert [value(case) for case in rows] == sorted(map(value, rows), reverse=sort.startswith("-"))


def test_of_many_no_more_queries_are_asked(
    desk: Client, post: Post, ministry: Authority, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "_FEW", 3)
    address, counts = reverse("diplomacy:authority-cases", args=[ministry.pk]), []
    for _turn in range(2):
        RequestFactory.create(authority=ministry, post=post, on=CaseFactory.create_batch(5, post=post))
        with CaptureQueriesContext(connection) as queries:
            desk.get(address)
        counts.append(len(queries))
    assert counts[1] <= counts[0] <= 14
