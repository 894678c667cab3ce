"""PgBouncer in transaction mode: two sessions with PostgreSQL serve everybody, and nobody needs one of his own."""

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from bench import bouncer
from config import embedded
from tests.check import DEPLOYED
from tests.config.test_modes import _manage
from tests.scale import machines
from tests.scale.browser import Browser
from tests.scale.machines import ask
from tests.scale.processes import program

pytestmark = pytest.mark.django_db
DIRECT = {"DIRECT_DATABASE_URL": "postgres://ubalozi@127.0.0.1:2/direct"}
_PEOPLE_AT_ONCE = 8


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Path, int, dict[str, str]]]:
    """PostgreSQL, and the port of a node that reaches it through two sessions of PgBouncer."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(machines.folder())
        stack.enter_context(django_db_blocker.unblock())
        sockets = stack.enter_context(machines.database(folder / "postgres"))
        people = machines.people(DATABASE_URL=machines.address(sockets))
        between = folder / "bouncer"
        between.mkdir()
        there, role = program("pgbouncer"), embedded.ROLE
        own = stack.enter_context(bouncer.before(there, str(sockets), str(embedded.PORT), between, role=role, most=2))
        url = machines.address(own, port=str(bouncer.PORT))
        node = stack.enter_context(machines.node(folder / "node.log", DATABASE_URL=url, DATABASE_WAIT="60"))
        yield sockets, node.port, people


def test_eight_people_work_on_two_sessions_and_every_save_is_there_with_who_made_it(
    town: tuple[Path, int, dict[str, str]],
) -> None:
    """What the history triggers are told of the person is the transaction's, not the session's."""
    sockets, port, people = town

    def a_morning(number: int) -> list[int]:
        browser, case = Browser(port, {"sessionid": people["session"]}), f"/cases/{people['case']}/"
        pages = [case, "/", "/cases/", "/search/?q=Cheboi", "/dashboard/", "/exports/cases/?format=csv"]
        read = [browser.get(page).status for page in pages]
        note = {"kind": "note", "text": f"Morning {number}"}
        duty = {"title": f"Morning {number}", "due_at": "2030-01-01T09:00"}
        return [*read, browser.send(f"{case}entries/new/", note).status, browser.send(f"{case}tasks/new/", duty).status]

    with ThreadPoolExecutor(_PEOPLE_AT_ONCE) as pool:
        statuses = list(pool.map(a_morning, range(_PEOPLE_AT_ONCE)))
    assert statuses == [[200] * 6 + [302] * 2] * _PEOPLE_AT_ONCE
    assert ask(sockets, "SELECT count(*) FROM cases_event WHERE text LIKE 'Morning %'") == _PEOPLE_AT_ONCE
    told = "FROM cases_taskhistory h JOIN pghistory_context c ON c.id = h.pgh_context_id AND c.metadata ? 'name'"
    assert ask(sockets, f"SELECT count(*) {told} WHERE h.title LIKE 'Morning %'") == _PEOPLE_AT_ONCE
    assert ask(sockets, "SELECT count(*) <= 2 FROM pg_stat_activity WHERE usename = 'ubalozi'")


def test_commands_pass_it_by_and_pages_do_not() -> None:
    asked = "from django.conf import settings as s; print(s.DATABASES['default']['NAME'])"
    done = _manage("shell", "--verbosity", "0", "--command", asked, **DEPLOYED, **DIRECT)
    assert done.stdout.split() == ["direct"], done.stderr
    done = _manage("shell", "--verbosity", "0", "--command", asked, **DEPLOYED, **DIRECT, DATABASE_DIRECT="false")
    assert done.stdout.split() == ["ubalozi"], done.stderr
