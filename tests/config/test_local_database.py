"""The embedded server of local mode, in a folder of its own, and the commands around it."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command

from accounts.demo import DEMO_ACCOUNTS
from config import embedded, mode
from config.management.commands import demo


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A folder that the server's own user may enter, with a path short enough for a socket."""
    folder = Path(tempfile.mkdtemp(prefix="ubalozi-"))
    folder.chmod(0o755)
    yield folder / "postgres"
    embedded.stop(folder / "postgres")
    shutil.rmtree(folder)


def owner(sockets: Path) -> tuple[str, bool]:
    """Who we are in the database, and whether that role is a superuser."""
    address = f"host={sockets} port={embedded.PORT} user={embedded.ROLE} dbname={embedded.DATABASE}"
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT current_user, usesuper FROM pg_user WHERE usename = current_user").fetchone()
    assert row is not None
    return row


def test_it_starts_once_stops_and_starts_again_even_when_its_socket_is_lost(home: Path) -> None:
    sockets = embedded.ensure_running(home)
    assert owner(sockets) == (embedded.ROLE, False)
    assert home.stat().st_mode & 0o077 == 0
    assert embedded.ensure_running(home) == sockets
    for path in sockets.iterdir():
        path.unlink()
    assert owner(embedded.ensure_running(home)) == (embedded.ROLE, False)
    assert embedded.stop(home)
    assert not embedded.stop(home)


@pytest.mark.parametrize(("memory", "cache"), [(512, 256), (2048, 512), (4096, 1024), (65536, 2048)])
def test_its_cache_is_a_quarter_of_the_memory_within_bounds(
    monkeypatch: pytest.MonkeyPatch, memory: int, cache: int
) -> None:
    pages = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": memory * 256}
    monkeypatch.setattr(os, "sysconf", pages.__getitem__)
    assert embedded.cache_megabytes() == cache


def test_local_data_are_thrown_away_after_a_yes_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mode, "VAR", tmp_path)
    kept = tmp_path / "files" / "letter.pdf"
    kept.parent.mkdir()
    kept.touch()
    for answer, is_kept in (("", True), ("no", True), ("yes", False)):
        monkeypatch.setattr("builtins.input", lambda _question, answer=answer: answer)
        call_command("reset_local")
        assert kept.exists() is is_kept
    assert "Nothing was deleted." in capsys.readouterr().out


def test_a_database_that_does_not_run_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mode, "VAR", tmp_path)
    call_command("stop_database")
    assert "is stopped" in capsys.readouterr().out


def test_the_demonstration_says_which_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use. Try another: make demo PORT={port + 1}"):
            call_command("demo", port=port)


def test_the_demonstration_names_every_sign_in() -> None:
    said = demo._welcome(8123)
    assert "http://127.0.0.1:8123/" in said
    assert said.count("karibu-ubalozi") == len(DEMO_ACCOUNTS)


def test_what_the_demonstration_starts_ends_with_it() -> None:
    children = [demo._start(["-c", "import time; time.sleep(600)"]), demo._start(["-c", "pass"])]
    children[1].wait()
    demo._wait_until_answering(1, children)  # gives up at once, since one of them has ended
    demo._stop(children)
    assert [child.poll() is not None for child in children] == [True, True]
