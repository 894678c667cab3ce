"""Machines of a deployment as processes on loopback: a database, its replica, a node that serves pages."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from django.db import connection

from config import embedded
from tests.architecture.sources import BASE
from tests.check import DEPLOYED
from tests.scale.processes import free_port, until, wait_for

Environment = dict[str, str]
HOST = DEPLOYED["ALLOWED_HOSTS"]
_PATIENCE = 30


def address(sockets: Path, **more: str) -> str:
    return f"postgres://{embedded.ROLE}@/{embedded.DATABASE}?{urlencode({'host': str(sockets), **more}, safe='/')}"


@contextmanager
def folder() -> Iterator[Path]:
    """That the database's own user may enter, with a path short enough for a socket."""
    made = Path(tempfile.mkdtemp(prefix="ubalozi-"))
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made)


@contextmanager
def database(home: Path) -> Iterator[Path]:
    """A server of its own with what migrations make and ship: its folder of sockets."""
    sockets = embedded.ensure_running(home)
    try:
        copy_of_test_database(connection.settings_dict, sockets)
        yield sockets
    finally:
        embedded.stop(home)


def people(**given: str) -> dict[str, str]:
    """Make those of ``tests.scale.people`` and say who they are."""
    told: dict[str, str] = json.loads(manage("tests.scale.people", **given))
    return told


def connected(sockets: Path) -> "psycopg.Connection[tuple[object, ...]]":
    """As the server's owner."""
    return psycopg.connect(f"host={sockets} user=postgres dbname={embedded.DATABASE}")


def ask(sockets: Path, sql: str, *told: object) -> object:
    with connected(sockets) as server:
        row = server.execute(sql, told or None).fetchone()
    return row and row[0]


def wait_until(sockets: Path, sql: str, *told: object) -> object:
    """Until the answer is neither null nor false."""
    return until(lambda: ask(sockets, sql, *told), sql)


def replica_of(sockets: Path, home: Path) -> Path:
    """A streaming replica under ``home``, as a machine of its own would have it."""
    own = home / "socket"
    embedded._make_private(home, own)
    copied = ("pg_basebackup", "-h", str(sockets), "-U", "postgres", "-D", str(home / "data"), "-R", "-c", "fast")
    assert embedded._run(home, *copied) == 0, embedded._tail(home)
    embedded._start(home, own)
    return own


def copy_of_test_database(source: dict[str, str], sockets: Path) -> None:
    """Its tables and what the migrations ship, in the database of another server: migrating takes ten times as long."""
    programs = embedded._binaries()
    dump: list[str | Path] = [programs / "pg_dump", "-h", source["HOST"], "-p", source["PORT"], "-U", source["USER"]]
    into: list[str | Path] = [programs / "psql", "-h", sockets, "-U", embedded.ROLE, "-d", embedded.DATABASE]
    with subprocess.Popen([*dump, "--no-owner", "--no-comments", source["NAME"]], stdout=subprocess.PIPE) as dumping:
        subprocess.run([*into, "-qv", "ON_ERROR_STOP=1"], stdin=dumping.stdout, stdout=subprocess.DEVNULL, check=True)
    assert dumping.returncode == 0


@dataclass(frozen=True, slots=True)
class Node:
    """A machine that serves pages."""

    port: int
    server: "subprocess.Popen[bytes]"

    def kill(self) -> None:
        """As when its power is cut: the worker with its master."""
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()


def environment(**given: str) -> Environment:
    return {
        **os.environ, **DEPLOYED, "SECURE_SSL_REDIRECT": "false", "DJANGO_SETTINGS_MODULE": "tests.scale.settings",
        "PYTHONWARNINGS": "ignore", **given,
    }  # fmt: skip


def manage(module: str, **given: str) -> str:
    """What a module says, run in deployed mode."""
    command = [sys.executable, "-m", module]
    done = subprocess.run(command, cwd=BASE, env=environment(**given), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def node(log: Path, **given: str) -> Iterator[Node]:
    """Gunicorn as deployed, one worker with four threads: its port and its process."""
    port = free_port()
    options = ["--workers", "1", "--threads", "4", "--no-control-socket", "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", *options]
    with log.open("ab") as said:
        server = subprocess.Popen(
            command, cwd=BASE, env=environment(**given), stdout=said, stderr=said, start_new_session=True
        )
    try:
        wait_for(port)
        yield Node(port, server)
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)
