"""What an address is asked for: drawn from the database that is there, by whom it concerns."""

from random import Random

import pytest

from bench.counters import ensure_counters
from bench.goals import LIST
from bench.picks import Draw, first_of, fixed, things
from bench.reader import Reader
from bench.visit import Visit, anew, lay, listed, sent
from bench.walk import Walk
from cases.models import Case, Task
from core.models import Counter
from nationals.models import Alias
from tests import factories as make

pytestmark = pytest.mark.django_db


def drawn_by(user: object) -> Draw:
    return Draw(user, Random(1))  # type: ignore[arg-type]  # noqa: S311


def test_only_what_the_reader_may_see_is_drawn() -> None:
    case, elsewhere = make.CaseFactory.create(), make.CaseFactory.create()
    draw = drawn_by(make.UserFactory.create(caseworker=case.post))
    assert things(Case, "reference")(draw) == [(case.reference,)]
    assert things(Case, "reference", pk=elsewhere.pk)(draw) == []


def test_what_belongs_to_something_is_seen_through_it() -> None:
    case = make.CaseFactory.create()
    alias, _other = make.AliasFactory.create(national=case.national), make.AliasFactory.create()
    draw = drawn_by(make.UserFactory.create(caseworker=case.post))
    assert things(Alias, "national__reference", "pk", through="national")(draw) == [(case.national.reference, alias.pk)]


def test_of_another_post_nothing_is_drawn_that_only_its_people_may_change() -> None:
    task = make.TaskFactory.create()
    here = drawn_by(make.UserFactory.create(caseworker=task.case.post))
    everywhere = drawn_by(make.UserFactory.create(supervisor=make.PostFactory.create(headquarters=True)))
    own = things(Task, "pk", own="case__post")
    assert own(here) == own(everywhere) == [(task.pk,)]


def test_the_same_seed_draws_the_same_and_another_visit_another_order() -> None:
    case = make.CaseFactory.create()
    make.CaseFactory.create_batch(8, post=case.post)
    user, pick = make.UserFactory.create(caseworker=case.post), things(Case, "pk")
    assert pick(drawn_by(user)) == pick(drawn_by(user))
    assert sorted(pick(Draw(user, Random(2)))) == sorted(pick(drawn_by(user)))  # noqa: S311


def test_the_first_that_finds_any() -> None:
    draw = drawn_by(make.UserFactory.create())
    assert first_of(things(Case, "pk"), fixed("a", 1), fixed("b", 2))(draw) == [("a", 1)]


def users() -> tuple[Case, dict[Reader, object]]:
    case = make.CaseFactory.create()
    desk = make.PostFactory.create(headquarters=True)
    return case, {
        Reader.ALL: make.UserFactory.create(supervisor=desk),
        Reader.LARGE: make.UserFactory.create(caseworker=case.post),
        Reader.SMALL: make.UserFactory.create(caseworker=make.PostFactory.create()),
    }


def test_each_visit_is_a_page_for_each_who_has_something_and_the_others_are_named() -> None:
    _case, readers = users()
    visits = [*listed("cases:list", "?view=late"), Visit("cases:case", things(Case, "reference"))]
    laid = lay(visits, 1, readers)  # type: ignore[arg-type]
    assert [page.name for page in laid.pages if page.goal is LIST and page.reader is Reader.ALL] == [
        "cases:list", "cases:list, view=late",
    ]  # fmt: skip
    assert [page.name for page in laid.pages if page.address == "cases:case"] == [
        "cases:case",
        "cases:case (large post)",
    ]
    assert laid.absent == ["cases:case (small post)"]


def test_in_short_one_person_asks_for_each_page() -> None:
    _case, readers = users()
    laid = lay([Visit("cases:case", things(Case, "reference"))], 1, readers, is_short=True)  # type: ignore[arg-type]
    assert ([page.name for page in laid.pages], laid.absent) == (["cases:case (large post)"], [])


def test_what_can_be_done_once_is_done_so_often_as_there_are_things() -> None:
    case, readers = users()
    make.TaskFactory.create_batch(3, case=case)
    tasks = things(Task, "case__reference", "pk")
    done = sent("cases:task-done", tasks, {}, reads=None, spent=True)
    laid = lay([done, sent("cases:task-waive", tasks, {})], 1, readers)  # type: ignore[arg-type]
    assert [(page.name, page.turns, page.answers) for page in laid.pages] == [
        ("cases:task-done, sent (large post)", 3, (302,)),
        ("cases:task-waive, sent (large post)", None, (302,)),
    ]


def test_every_save_says_something_new() -> None:
    tell, draw = anew({"kind": "note"}, text="Seen."), drawn_by(make.UserFactory.create())
    first, second = tell(draw, 0), tell(draw, 1)  # type: ignore[operator]
    assert first["kind"] == second["kind"] == "note"
    assert first["text"] != second["text"]


def test_a_walk_ends_on_the_last_page() -> None:
    pages = {"/list/": "?after=1", "/list/?after=1": "?after=2", "/list/?after=2": ""}
    asked: list[str] = []

    class Browser:
        def read(self, path: str) -> object:
            onward = pages[path]
            return type("Answer", (), {"text": f'<a rel="next" href="{onward}">' if onward else ""})

        def get(self, path: str, counted: bool) -> None:
            asked.append(path)

    for steps in (1, 2, 1000):
        Walk("/list/", steps).ask(Browser(), 0, counted=False)  # type: ignore[arg-type]
    assert asked == ["/list/", "/list/?after=1", "/list/?after=2"]


def test_what_is_saved_gets_the_number_after_those_that_were_loaded() -> None:
    make.NationalFactory.create(reference="N-994711")
    make.CaseFactory.create(reference="C-2031-000815")
    ensure_counters()
    make.NationalFactory.create(reference="N-000002")
    ensure_counters()
    assert Counter.objects.get(name="nationals").value == 994711
    assert Counter.objects.get(name="cases of 2031").value == 815
