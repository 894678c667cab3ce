"""Words looked for in engagements and requests: in their texts, their counterpart's name and what was said there."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from accounts.models import Post, User
from cases.models import Case
from diplomacy.filters import EngagementFilter, RequestFilter, exchanges
from tests.factories import AuthorityFactory, EngagementFactory, PointFactory, RequestFactory


def engagements(words: str, user: User) -> list[int]:
    return sorted(EngagementFilter(QueryDict(f"q={words}"), user).rows.values_list("pk", flat=True))


@pytest.mark.parametrize("few", [exchanges._FEW, 0])
def test_engagements_by_text_counterpart_and_points(
    officer: User, stranger: User, post: Post, restricted_case: Case, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanges, "_FEW", few)
    prison = AuthorityFactory.create(name="Central Prison", country="RU")
    of_prison = EngagementFactory.create(post=post, authority=prison, subject="A visit")
    with_agenda = EngagementFactory.create(post=post, agenda="The list of the wounded")
    pointed = EngagementFactory.create(post=post)
    PointFactory.create(engagement=pointed, text="They have no list of prisoners.")
    PointFactory.create(engagement=of_prison, text="A list was given.", struck_because="Said elsewhere")
    hidden = EngagementFactory.create(post=post)
    PointFactory.create(engagement=hidden, text="The list of one name.", on=[restricted_case])
    assert engagements("LIST", officer) == sorted([with_agenda.pk, pointed.pk])
    assert engagements("prison", officer) == sorted([of_prison.pk, pointed.pk])
    assert engagements("prison+visit", officer) == [of_prison.pk]
    assert engagements("prison+wounded", officer) == []
    assert engagements("prisoners+list", officer) == [pointed.pk]
    assert engagements("list", stranger) == []


def test_requests_by_reference_text_and_counterpart(officer: User, post: Post) -> None:
    prison = AuthorityFactory.create(name="Central Prison 100% Ж")
    wanted = RequestFactory.create(post=post, authority=prison, text="See the annex.")
    other = RequestFactory.create(post=post, text="The annex of the prison letter.")
    for words, found in (
        ("annex", [wanted, other]),
        ("central+annex", [wanted]),
        ("prison", [wanted, other]),
        (wanted.reference[2:].lower(), [wanted]),
        ("100%25+annex", [wanted]),
        ("ж", [wanted]),
        ("central+letter", []),
        ("100_", []),
    ):
        rows = RequestFilter(QueryDict(f"q={words}"), officer).rows
        assert sorted(rows.values_list("pk", flat=True)) == sorted(each.pk for each in found), words


def test_all_counterparts_are_asked_for_in_one_query(officer: User, post: Post) -> None:
    RequestFactory.create(post=post, text="See the annex.")
    counts = []
    for words in ("annex", "see+the+annex"):
        with CaptureQueriesContext(connection) as queries:
            assert len(RequestFilter(QueryDict(f"q={words}"), officer).rows) == 1
        counts.append(len(queries))
    assert counts[1] <= counts[0] <= 3
