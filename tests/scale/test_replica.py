"""A real streaming replica: what is read from it, and what is not."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from config import embedded
from tests.scale import machines
from tests.scale.browser import Browser
from tests.scale.machines import ask, connected, wait_until

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything_replayed")]
EXPORTS = "SELECT count(*) FROM audit_read WHERE kind = 'exported'"
_PATIENCE = 20.0
_LAG = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """A primary, its replica, and a node that reads from both."""

    primary: Path
    replica_home: Path
    port: int
    people: dict[str, str]

    @property
    def replica(self) -> Path:
        return self.replica_home / "socket"

    def browser(self) -> Browser:
        return Browser(self.port, {"sessionid": self.people["session"]})


@pytest.fixture(scope="module")
def pair(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Pair]:
    with machines.folder() as folder, django_db_blocker.unblock(), machines.database(folder / "primary") as primary:
        replica = machines.replica_of(primary, folder / "replica")
        urls = {"DATABASE_URL": machines.address(primary), "REPLICA_URL": machines.address(replica)}
        people = machines.people(**urls)
        with machines.node(folder / "node.log", **urls, REPLICA_MAX_LAG=str(_LAG)) as node:
            yield Pair(primary, folder / "replica", node.port, people)
        embedded.stop(folder / "replica")


@pytest.fixture
def everything_replayed(pair: Pair) -> None:
    """And the node asks the replica again, whatever the test before has done."""
    if not (pair.replica_home / "data" / "postmaster.pid").exists():
        embedded._start(pair.replica_home, pair.replica)
    ask(pair.replica, "SELECT pg_wal_replay_resume()")
    give_up = time.monotonic() + _PATIENCE
    while not pair.browser().get("/search/").headers["X-Read-As-Of"]:
        assert time.monotonic() < give_up, "the replica is not asked again"
        time.sleep(0.2)


def rename(pair: Pair, name: str) -> None:
    """Behind everybody's back, so that no cookie says who has written."""
    with connected(pair.primary) as server:
        server.execute("UPDATE cases_case SET place = %s WHERE reference = %s", [name, pair.people["case"]])


def hold(pair: Pair) -> None:
    """The replica stops following, with nothing outstanding and its last commit a moment ago."""
    rename(pair, "Tambov")
    here = ask(pair.primary, "SELECT pg_current_wal_lsn()")
    wait_until(pair.replica, f"SELECT pg_last_wal_replay_lsn() >= '{here}'")
    ask(pair.replica, "SELECT pg_wal_replay_pause()")


def exported(browser: Browser) -> str:
    return browser.get("/exports/cases/?format=csv").text


def test_dashboards_exports_and_searches_are_read_from_the_replica_and_say_as_of_when(pair: Pair) -> None:
    browser = pair.browser()
    for page in ("/dashboard/", "/dashboard/duties/", "/search/?q=Cheboi", "/diplomacy/board/"):
        answer = browser.get(page)
        assert answer.status == 200
        assert answer.headers["X-Read-As-Of"]
        assert "As everything stood at" in answer.text
    assert browser.get("/exports/cases/?format=xlsx").headers["X-Read-As-Of"]
    assert "Daniel Kiprono Cheboi" in exported(browser)


def test_what_the_replica_does_not_have_yet_is_on_ordinary_pages_already(pair: Pair) -> None:
    browser = pair.browser()
    hold(pair)
    rename(pair, "Rostov")
    assert "Rostov" not in exported(browser)
    page = browser.get(f"/cases/{pair.people['case']}/")
    assert page.headers["X-Read-As-Of"] is None
    assert "Rostov" in page.text


def test_who_has_just_written_reads_his_own_write_everywhere(pair: Pair) -> None:
    browser = pair.browser()
    hold(pair)
    sent = browser.send(f"/cases/{pair.people['case']}/entries/new/", {"kind": "note", "text": "Seen in Belgorod."})
    assert sent.status == 302, sent.text
    answer = browser.get("/search/?q=Cheboi")
    assert (answer.status, answer.headers["X-Read-As-Of"]) == (200, None)
    assert pair.browser().get("/search/?q=Cheboi").status == 200


def test_that_somebody_has_read_is_written_to_the_primary(pair: Pair) -> None:
    before = int(str(ask(pair.primary, EXPORTS)))
    assert pair.browser().get("/exports/cases/?format=csv").headers["X-Read-As-Of"]
    assert ask(pair.primary, EXPORTS) == before + 1


def test_when_it_lags_too_far_behind_the_primary_serves(pair: Pair) -> None:
    browser = pair.browser()
    hold(pair)
    rename(pair, "Kazan")
    give_up = time.monotonic() + _PATIENCE
    while (answer := browser.get("/exports/cases/?format=csv")).headers["X-Read-As-Of"]:
        assert "Kazan" not in answer.text
        assert time.monotonic() < give_up
        time.sleep(0.2)
    assert "Kazan" in answer.text


def test_when_it_is_gone_the_primary_serves_and_nobody_sees_an_error(pair: Pair) -> None:
    browser = pair.browser()
    rename(pair, "Omsk")
    embedded.stop(pair.replica_home)
    for page in ("/dashboard/", "/search/?q=Cheboi", "/exports/cases/"):
        begun = time.monotonic()
        answer = browser.get(page)
        assert (answer.status, answer.headers["X-Read-As-Of"]) == (200, None)
        assert time.monotonic() - begun < 5
    assert "Omsk" in exported(browser)


def test_when_it_fails_in_the_middle_of_a_page_the_primary_serves_and_the_read_is_recorded_once(pair: Pair) -> None:
    before = int(str(ask(pair.primary, EXPORTS)))
    waiting = "SELECT max(pid) FROM pg_stat_activity WHERE usename = 'ubalozi' AND wait_event_type = 'Lock'"
    with connected(pair.primary) as holder, ThreadPoolExecutor(1) as pool:
        holder.execute("LOCK TABLE cases_event")  # read by an export after it has been recorded
        ask(pair.primary, "SELECT pg_switch_wal()")
        wait_until(pair.replica, "SELECT bool_or(mode = 'AccessExclusiveLock') FROM pg_locks")
        asked = pool.submit(pair.browser().get, "/exports/cases/?format=xlsx")
        ask(pair.replica, f"SELECT pg_terminate_backend({wait_until(pair.replica, waiting)})")
        wait_until(pair.primary, waiting)
        holder.commit()
        answer = asked.result()
    assert (answer.status, answer.headers["X-Read-As-Of"]) == (200, None)
    assert ask(pair.primary, EXPORTS) == before + 1
