"""From a fresh folder to a running demonstration: ``make demo``."""

import io
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from accounts.demo import DEMO_ACCOUNTS
from accounts.models import User

_PATIENCE = 60.0  # seconds until the server must answer, or after which a child that does not stop is killed
_PAUSE = 5.0  # seconds, as in docs/deploy/ubalozi-worker.service
_Child = subprocess.Popen[bytes]


class Command(BaseCommand):
    help = "Migrate, load fictional data into an empty database, serve on 127.0.0.1 and run the job worker."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError("DATABASE_URL is set: the demonstration runs in local mode only.")
        _refuse_taken(port)
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signal_number, _interrupt)
        try:
            self._prepare()
            self._serve(port)
        except KeyboardInterrupt:
            self.stdout.write("\nStopped. The data are kept; the database keeps running (make stop ends it).")

    def _prepare(self) -> None:
        call_command("compile_translations", stdout=self.stdout)
        self.stdout.write("Bringing the database up to date (about half a minute the first time) ...")
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("index_nationals", stdout=io.StringIO())
        if not User.objects.exists():
            self.stdout.write("Loading fictional people and cases (a minute or two) ...")
            call_command("load_demo", stdout=io.StringIO())
        connection.close()

    def _serve(self, port: int) -> None:
        children = [_start(_worker()), _start(_server(port))]
        try:
            _wait_until_answering(port, children)
            self.stdout.write(_welcome(port))
            self.stdout.flush()
            while children[1].poll() is None:
                children[0] = revived(children[0], _worker())
                time.sleep(0.5)
            raise CommandError("The web server has ended by itself; see its message above.")
        finally:
            _stop(children)


def revived(child: _Child, arguments: Sequence[str], *, pause: float = _PAUSE) -> _Child:
    """The child, or another in its place: the job worker ends where the database is gone for half a minute."""
    if child.poll() is None:
        return child
    time.sleep(pause)
    return _start(arguments)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(f"Port {port} is in use. Try another: make demo PORT={port + 1}") from error


def _worker() -> list[str]:
    return ["manage.py", "procrastinate", "--verbosity", "0", "worker", "--shutdown-graceful-timeout", "5"]


def _server(port: int) -> list[str]:
    """The server of deployed mode, with threads: pages with slow parts do not wait for each other."""
    options = ["--no-control-socket", "--log-level", "warning", "--threads", "8", "--graceful-timeout", "5"]
    return ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", *options]


def _start(arguments: Sequence[str]) -> _Child:
    """In a session of its own: Ctrl+C reaches us alone, and we end the child in good order."""
    return subprocess.Popen([sys.executable, *arguments], cwd=settings.BASE_DIR, start_new_session=True)


def _wait_until_answering(port: int, children: Sequence[_Child]) -> None:
    give_up = time.monotonic() + _PATIENCE
    while all(child.poll() is None for child in children):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > give_up:
                raise CommandError("The web server does not answer.") from None
            time.sleep(0.2)
        else:
            return


def _stop(children: Sequence[_Child]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()


def _welcome(port: int) -> str:
    accounts = [f"  {account.email:34}{account.password:20}{account.label}" for account in DEMO_ACCOUNTS]
    lines = ["", f"Ubalozi is ready: http://127.0.0.1:{port}/", "", "Sign in as (fictional people):", *accounts]
    return "\n".join([*lines, "", "Ctrl+C stops it."])
