"""Machines of a deployment as processes on loopback: a database, its replica, a node that serves pages."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config import embedded
from tests.architecture.sources import BASE
from tests.check import DEPLOYED
from tests.scale.processes import free_port, wait_for

Environment = dict[str, str]
HOST = DEPLOYED["ALLOWED_HOSTS"]
_PATIENCE = 30


def address(sockets: Path) -> str:
    return f"postgres://{embedded.ROLE}@/{embedded.DATABASE}?host={sockets}"


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
def node(log: Path, **given: str) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """Gunicorn as deployed, one worker with four threads: its port and its process."""
    port = free_port()
    options = ["--workers", "1", "--threads", "4", "--no-control-socket", "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", *options]
    with log.open("ab") as said:
        server = subprocess.Popen(command, cwd=BASE, env=environment(**given), stdout=said, stderr=said)
    try:
        wait_for(port)
        yield port, server
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)
