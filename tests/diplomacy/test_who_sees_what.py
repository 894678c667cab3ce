"""However a question of who sees what is asked of the database, the answer is what the rule says, record by record."""

from itertools import product
from typing import Any

import pytest
from django.http import QueryDict

from accounts.models import Post, User
from cases.models import Case
from core.paging import page_of
from diplomacy.choices import PointKind, Speaker
from diplomacy.filters import AskedOfUsFilter
from diplomacy.models import Authority, Commitment, Engagement, NoteVerbale, Point, ReadOut, Request
from tests.factories import (
    CaseFactory,
    CommitmentFactory,
    EngagementFactory,
    NoteVerbaleFactory,
    PointFactory,
    PostFactory,
    ReadOutFactory,
    RequestFactory,
    UserFactory,
)

RECORDS: list[tuple[Any, Any]] = [
    (Request, RequestFactory), (Commitment, CommitmentFactory), (Engagement, EngagementFactory),
    (NoteVerbale, NoteVerbaleFactory),
]  # fmt: skip


@pytest.fixture
def readers(post: Post, restricted_case: Case) -> list[User]:
    """Of the post, of another, of headquarters, and one of each who is named on the restricted case."""
    elsewhere, headquarters = PostFactory.create(), PostFactory.create(headquarters=True)
    found = []
    for place, role in ((post, "caseworker"), (elsewhere, "caseworker"), (headquarters, "supervisor")):
        for is_named in (False, True):
            reader = UserFactory.create(**{role: place})
            if is_named:
                restricted_case.named_officers.create(user=reader, reason="x", named_by=reader)
            found.append(reader)
    return found


def sees(reader: User, post: Post, cases: list[Case], *, whole: bool) -> bool:
    seen = [Case.objects.visible_to(reader).filter(pk=case.pk).exists() for case in cases]
    if not cases:
        return reader.scope.sees_all or post.pk in reader.scope.posts
    return all(seen) if whole else any(seen)


@pytest.mark.parametrize(("model", "factory"), RECORDS)
def test_each_reader_sees_what_the_rule_says(
    post: Post, readers: list[User], case: Case, restricted_case: Case, model: Any, factory: Any
) -> None:
    other = CaseFactory.create()
    told = [[one for one, is_in in zip((case, restricted_case, other), chosen, strict=True) if is_in]
            for chosen in product((False, True), repeat=3)]  # fmt: skip
    records = {factory.create(post=post, on=cases).pk: cases for cases in told}
    for reader in readers:
        visible = set(model.objects.visible_to(reader).values_list("pk", flat=True))
        expected = {pk for pk, cases in records.items() if sees(reader, post, cases, whole=model is NoteVerbale)}
        assert visible == expected, reader
        assert set(model.objects.found_for(reader).values_list("pk", flat=True)) == expected, reader


def test_an_engagement_is_seen_for_a_point_of_which_everything_is_seen(
    readers: list[User], ministry: Authority, case: Case, restricted_case: Case
) -> None:
    elsewhere = PostFactory.create()
    for about, struck in product(([case], [restricted_case], [case, restricted_case]), ("", "wrong")):
        meeting = EngagementFactory.create(authority=ministry, post=elsewhere, on=[CaseFactory.create()])
        PointFactory.create(engagement=meeting, speaker=Speaker.THEIRS, on=about, struck_because=struck)
        for reader in readers:
            others = Case.objects.visible_to(reader).filter(engagements=meeting).exists()
            spoken = not struck and sees(reader, elsewhere, about, whole=True)
            seen = Engagement.objects.visible_to(reader).filter(pk=meeting.pk).exists()
            assert seen == (others or spoken), (reader, about, struck)
            assert Engagement.objects.found_for(reader).filter(pk=meeting.pk).exists() == seen, (reader, about, struck)


def test_points_and_read_outs_are_seen_by_who_sees_all_that_they_are_about(
    readers: list[User], post: Post, ministry: Authority, case: Case, restricted_case: Case
) -> None:
    for about in ([], [case], [restricted_case], [case, restricted_case]):
        meeting = EngagementFactory.create(authority=ministry, post=post)
        point = PointFactory.create(engagement=meeting, speaker=Speaker.THEIRS, on=about)
        read_out = ReadOutFactory.create(engagement=meeting)
        read_out.points.add(point, PointFactory.create(engagement=meeting, speaker=Speaker.OURS))
        for reader in readers:
            there = Engagement.objects.visible_to(reader).filter(pk=meeting.pk).exists()
            seen = there and (not about or sees(reader, post, about, whole=True))
            assert Point.objects.visible_to(reader).filter(pk=point.pk).exists() == seen, (reader, about)
            assert ReadOut.objects.visible_to(reader).filter(pk=read_out.pk).exists() == seen, (reader, about)


def test_what_they_asked_of_us_is_listed_to_who_sees_it_page_by_page(
    readers: list[User], post: Post, ministry: Authority, case: Case, restricted_case: Case
) -> None:
    for number in range(40):
        meeting = EngagementFactory.create(authority=ministry, post=post, on=[case])
        about = [restricted_case] if number % 3 else []
        PointFactory.create(engagement=meeting, speaker=Speaker.THEIRS, kind=PointKind.ASKED, on=about)
    for reader in readers:
        register = AskedOfUsFilter(QueryDict(""), reader)
        shown, query = [], dict[str, str]()
        while True:
            page = page_of(
                register.allowed,
                query,
                sorts=register.sorts,
                default=register.default_sort,
                size=4,
                among=register.among,
            )
            shown += [point.pk for point in page.rows]
            if page.next is None:
                break
            query = dict([page.next.split("=", 1)])
        assert len(shown) == len(set(shown))
        assert set(shown) == set(Point.objects.visible_to(reader).values_list("pk", flat=True)), reader
