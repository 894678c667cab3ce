"""Who sees what was said, asked and promised is kept beside it, and is always what its cases say."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO
from threading import Barrier
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some

from accounts.models import User
from cases.models import Case, NamedOfficer
from cases.services import listings
from diplomacy.choices import ANSWERED, RequestState
from diplomacy.measures.record import FirstAnswer
from diplomacy.models import (
    Authority,
    Commitment,
    Engagement,
    NoteVerbale,
    Point,
    PointCase,
    Request,
    RequestCase,
    RequestSight,
)
from diplomacy.services import sights
from tests.factories import (
    CaseFactory,
    CommitmentFactory,
    EngagementFactory,
    NoteVerbaleFactory,
    PointFactory,
    PostFactory,
    RequestFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
FACTORIES = (RequestFactory, CommitmentFactory, EngagementFactory, NoteVerbaleFactory)
STEPS = [
    "restrict", "name", "unname", "move", "link", "unlink", "relink", "record", "elsewhere", "say", "unsay", "strike",
    "answer", "settle", "link all", "restrict all", "rename", "with",
]  # fmt: skip
HISTORIES = some.lists(some.tuples(some.sampled_from(STEPS), some.integers(0, 11)), min_size=1, max_size=25)


class World:
    """Three cases, one record of each kind, and a meeting with a point."""

    def __init__(self) -> None:
        self.posts = [PostFactory.create(), PostFactory.create()]
        self.readers = [UserFactory.create(caseworker=post) for post in (*self.posts, self.posts[0])]
        self.readers.append(UserFactory.create(supervisor=PostFactory.create(headquarters=True)))
        self.readers.append(UserFactory.create(caseworker=PostFactory.create()))
        self.cases = [CaseFactory.create(post=self.posts[number % 2]) for number in range(3)]
        self.records: list[Any] = [factory.create(post=self.posts[0]) for factory in FACTORIES]
        self.points = [PointFactory.create(engagement=self.records[2])]

    def do(self, what: str, number: int) -> None:
        """Straight into the tables, as no verb does: whatever writes, the triggers see it."""
        case, record = self.cases[number % 3], self.records[number % len(self.records)]
        one, reader = Case.objects.filter(pk=case.pk), self.readers[number % len(self.readers)]
        links, named = record.cases.through.objects, NamedOfficer.objects.filter(case=case, ended_at=None)
        key = {_name(record): record}
        steps: dict[str, Callable[[], object]] = {
            "restrict": lambda: one.update(restricted=bool(number % 2)),
            "restrict all": lambda: Case.objects.all().update(restricted=bool(number % 2)),
            "name": lambda: (
                named.filter(user=reader).exists()
                or NamedOfficer.objects.create(case=case, user=reader, reason="x", named_by=reader)
            ),
            "unname": lambda: named.update(ended_at=timezone.now()),
            "move": lambda: one.update(post=self.posts[number % 2]),
            "link": lambda: links.get_or_create(**key, case=case),
            "link all": lambda: links.bulk_create(
                [links.model(**key, case=each) for each in self.cases], ignore_conflicts=True
            ),
            "unlink": lambda: links.filter(**key, case=case).delete(),
            "relink": lambda: links.filter(**key).count() == 1 and links.filter(**key).update(case=case),
            "record": lambda: self.records.append(FACTORIES[number % 4].create(post=self.posts[number % 2])),
            "elsewhere": lambda: type(record).objects.filter(pk=record.pk).update(post=self.posts[number % 2]),
            "say": lambda: PointCase.objects.get_or_create(point=self._point(record, number), case=case),
            "unsay": lambda: PointCase.objects.filter(case=case).delete(),
            "strike": lambda: Point.objects.filter(pk=self.points[0].pk).update(struck_because="wrong"),
            "answer": lambda: RequestCase.objects.filter(case=case).update(
                state=RequestState.GRANTED, answered_on=timezone.localdate() - timedelta(days=number)
            ),
            "rename": lambda: Authority.objects.filter(pk=record.authority_id).update(name=f"Ministry {number}"),
            "with": lambda: type(record).objects.filter(pk=record.pk).update(authority=self.records[0].authority),
            "settle": lambda: Request.objects.filter(pk=self.records[0].pk).update(state=RequestState.GRANTED),
        }
        steps[what]()

    def _point(self, record: Any, number: int) -> Point:
        if isinstance(record, Engagement) and number % 2:
            self.points.append(PointFactory.create(engagement=record))
        return self.points[number % len(self.points)]


def numbers(rows: Any) -> set[int]:
    return set(rows.order_by().values_list("pk", flat=True))


@settings(max_examples=60, deadline=None)
@given(history=HISTORIES)
def test_whatever_happens_each_is_found_by_who_sees_it(history: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        world = World()
        for what, number in history:
            world.do(what, number)
        assert not sights.wrong()
        for reader in world.readers:
            for model in (Request, Commitment, Engagement, NoteVerbale):
                manager: Any = model._default_manager
                assert numbers(manager.found_for(reader)) == numbers(manager.visible_to(reader)), (reader, model)
            counted = numbers(Commitment.objects.counted_for(reader))
            assert counted == numbers(Commitment.objects.visible_to(reader)), reader
            assert numbers(Point.objects.visible_to(reader)) <= numbers(Point.objects.near(reader))
            _answers_are_told(reader)
        transaction.set_rollback(True)


def _answers_are_told(reader: User) -> None:
    for request in Request.objects.visible_to(reader).order_by("pk"):
        rows = request.request_cases.visible_to(reader).order_by("pk")
        days = [row.answered_on for row in rows if row.state in ANSWERED and row.answered_on]
        assert Request.objects.filter(pk=request.pk).values_list(FirstAnswer(reader)).get() == (
            min(days, default=None),
        )
        states = {row.state for row in rows} if request.request_cases.exists() else {request.state}
        for state in RequestState.values:
            found = Request.objects.in_states([state], reader).filter(pk=request.pk).exists()
            assert found == (state in states), (reader, state)


@pytest.mark.parametrize("factory", FACTORIES)
def test_many_cases_are_reckoned_once(factory: Any) -> None:
    """Of a request for five thousand cases, not five thousand times."""
    made, links, cases = factory.create(), factory._meta.model.cases.through, CaseFactory.create_batch(9)
    before = _changes(made)
    links.objects.bulk_create([links(**{_name(made): made, "case": case}) for case in cases])
    assert _changes(made) == before + 1
    links.objects.filter(case__in=cases).delete()
    assert _changes(made) == before + 2
    assert not sights.wrong()


def _name(record: Any) -> str:
    return str(record._meta.model_name).replace("verbale", "")


def _changes(record: Any) -> int:
    """How often a row of its sights was written in this transaction."""
    with connection.cursor() as cursor:
        table = type(record.sight)._meta.db_table
        cursor.execute("SELECT n_tup_upd FROM pg_stat_xact_user_tables WHERE relname = %s", [table])
        return int(cursor.fetchone()[0])


def test_a_record_that_is_gone_is_seen_by_nobody() -> None:
    made = [factory.create() for factory in FACTORIES]
    for record in made:
        assert record.sight.tags == ["all", f"seen:{record.post_id}"]
        type(record)._default_manager.filter(pk=record.pk)._raw_delete("default")
    assert not sights.wrong()


def test_what_is_kept_wrongly_leaves_a_record_out_but_shows_none() -> None:
    hidden = RequestFactory.create(on=[CaseFactory.create(restricted=True)])
    stranger = UserFactory.create(caseworker=PostFactory.create())
    RequestSight.objects.filter(pk=hidden.pk).update(tags=[f"named:{stranger.pk}"])
    assert Request.objects.found_for(stranger).filter(pk=hidden.pk).exists()
    assert not Request.objects.visible_to(stranger).filter(pk=hidden.pk).exists()


def test_a_wrong_one_is_found_and_put_right() -> None:
    request = RequestFactory.create()
    RequestSight.objects.filter(pk=request.pk).update(tags=["all"])
    with pytest.raises(CommandError, match="1 differ"):
        call_command("check_sights", stdout=StringIO())
    told = StringIO()
    call_command("check_sights", mend=True, stdout=told)
    assert "1 put right" in told.getvalue()
    assert not sights.wrong()
    call_command("check_sights", stdout=told)
    assert "All as the cases say" in told.getvalue()


def test_what_is_loaded_without_counting_is_made_anew() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('cases.count_later', 'on', true)")
        made = RequestFactory.create(on=[CaseFactory.create()])
        cursor.execute("SELECT set_config('cases.count_later', '', true)")
    assert sights.wrong() == [("request", made.pk)]
    listings.put_right()
    sights.put_right()
    assert not sights.wrong()


@pytest.mark.django_db(transaction=True)
def test_who_restricts_a_case_while_another_asks_about_it() -> None:
    """Each by a connection of its own: whoever comes second sees what the first has done."""
    request = RequestFactory.create(post=PostFactory.create())
    for _time in range(6):
        case, start = CaseFactory.create(), Barrier(2)

        def alone(act: Callable[[], object], start: Barrier = start) -> None:
            try:
                start.wait(timeout=30)
                with transaction.atomic():
                    act()
            finally:
                connection.close()

        acts = [
            lambda case=case: Case.objects.filter(pk=case.pk).update(restricted=True),
            lambda case=case: RequestCase.objects.create(request=request, case=case),
        ]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(alone, acts))
        assert not sights.wrong()
