"""Two nodes behind nginx: nothing of a journey depends on which of them answers, also when one dies."""

import contextlib
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from core.bucket import PrivateBucket
from tests.factories import PASSWORD
from tests.scale import machines, nginx
from tests.scale.browser import Answer, Browser
from tests.scale.machines import Node, ask, connected, wait_until
from tests.scale.processes import program, s3_server

pytestmark = pytest.mark.django_db
_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
NODES = "SELECT count(DISTINCT application_name) FROM pg_stat_activity WHERE application_name IN ('first', 'second')"
_NOTE = {"kind": "note"}


@dataclass(frozen=True, slots=True)
class Town:
    """A database, documents in a bucket, and what the nodes are told of both."""

    sockets: Path
    folder: Path
    told: dict[str, str]
    people: dict[str, str]

    @property
    def case(self) -> str:
        return f"/cases/{self.people['case']}/"

    @contextlib.contextmanager
    def nodes(self) -> Iterator[tuple[int, dict[str, Node]]]:
        """Two, by the name that the database knows them by, and the port of nginx before them."""
        with contextlib.ExitStack() as stack:
            named = {
                name: stack.enter_context(machines.node(self.folder / f"{name}.log", **self.told | self._as(name)))
                for name in ("first", "second")
            }
            ports = [node.port for node in named.values()]
            yield stack.enter_context(nginx.before(ports, self.folder)), named

    def _as(self, name: str) -> dict[str, str]:
        return {"DATABASE_URL": machines.address(self.sockets, application_name=name)}

    def kept(self, text: str) -> object:
        return ask(self.sockets, "SELECT count(*) FROM cases_event WHERE text = %s", text)


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    program("nginx")
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(machines.folder())
        stack.enter_context(django_db_blocker.unblock())
        sockets = stack.enter_context(machines.database(folder / "postgres"))
        s3 = stack.enter_context(s3_server())
        told = {
            "DATABASE_URL": machines.address(sockets), "S3_BUCKET": "documents", "S3_ENDPOINT": s3,
            "S3_ACCESS_KEY": "ubalozi", "S3_SECRET_KEY": "secret",
        }  # fmt: skip
        made = PrivateBucket(bucket_name="documents", endpoint_url=s3, access_key="ubalozi", secret_key="secret")
        made.connection.create_bucket(Bucket="documents")
        yield Town(sockets, folder, told, machines.people(**told))


def signed_in(town: Town, port: int) -> Browser:
    return Browser(port, {"sessionid": town.people["session"]})


def add(browser: Browser, town: Town, text: str, key: str = "") -> Answer:
    return browser.send(f"{town.case}entries/new/", _NOTE | {"text": text}, key=key)


def test_a_journey_passes_whichever_node_answers(town: Town) -> None:
    with town.nodes() as (port, _nodes):
        browser = Browser(port)
        assert browser.sign_in(town.people["email"], PASSWORD).status == 302
        assert "Daniel Kiprono Cheboi" in browser.get(town.case).text
        assert add(browser, town, "Seen in Belgorod.").status == 302
        told = {"kind": "other", "note": ""}
        assert browser.upload(f"{town.case}documents/new/", told, "letter.pdf", _PDF).status == 302
        document = ask(town.sockets, "SELECT max(id) FROM cases_document")
        for _each_node in range(4):
            assert "Seen in Belgorod." in browser.get(town.case).text
            assert browser.get(f"{town.case}documents/{document}/").text == _PDF.decode()
        assert ask(town.sockets, NODES) == 2


def test_a_node_killed_in_the_middle_of_a_save_loses_nothing_and_the_same_form_does_it_once(town: Town) -> None:
    key, text = str(uuid.uuid4()), "Held while its node dies."
    where = "SELECT max(application_name) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = 'ubalozi'"
    with town.nodes() as (port, nodes), connected(town.sockets) as holder, ThreadPoolExecutor(1) as pool:
        browser = signed_in(town, port)
        holder.execute("LOCK TABLE cases_event IN EXCLUSIVE MODE")
        saving = pool.submit(add, browser, town, text, key)
        nodes[str(wait_until(town.sockets, where))].kill()
        answer = saving.result()
        holder.commit()
        assert answer.status == 502
        assert "send the same form again" in answer.text
        wait_until(town.sockets, f"SELECT NOT EXISTS ({where.replace('max(application_name)', '1')})")
        assert town.kept(text) == 0
        assert add(browser, town, text, key).status == 302
        assert add(browser, town, text, key).status == 302
    assert town.kept(text) == 1


def test_a_save_whose_answer_is_lost_is_there_and_the_same_form_does_not_do_it_again(town: Town) -> None:
    key, text = str(uuid.uuid4()), "Its answer is lost."
    with town.nodes() as (port, _nodes):
        browser = signed_in(town, port)
        impatient = Browser(port, dict(browser.cookies))
        with connected(town.sockets) as holder:
            holder.execute("LOCK TABLE cases_event IN EXCLUSIVE MODE")
            impatient.patience = 2
            with pytest.raises(TimeoutError):
                add(impatient, town, text, key)
            holder.commit()
        wait_until(town.sockets, "SELECT count(*) FROM cases_event WHERE text = %s", text)
        assert add(browser, town, text, key).status == 302
    assert town.kept(text) == 1


def test_of_many_saves_while_a_node_is_killed_each_is_there_once(town: Town) -> None:
    texts = [f"Entry {number} of a busy day." for number in range(60)]
    with town.nodes() as (port, nodes), ThreadPoolExecutor(6) as pool:
        saving = [pool.submit(until_acknowledged, town, port, text) for text in texts]
        saving[10].result()
        nodes["first"].kill()
        attempts = [saved.result() for saved in saving]
    assert [town.kept(text) for text in texts] == [1] * len(texts)
    assert max(attempts) < 10


def until_acknowledged(town: Town, port: int, text: str) -> int:
    """As a person does it: the same form again, until the next page is there. How often."""
    browser, key = signed_in(town, port), str(uuid.uuid4())
    for attempt in range(1, 20):
        with contextlib.suppress(OSError, HTTPException, AssertionError):
            if add(browser, town, text, key).status == 302:
                return attempt
    pytest.fail(f"never acknowledged: {text}")
