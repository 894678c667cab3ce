"""The server of deployed mode, started and stopped."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60.0
_HOME = Path(__file__).resolve().parent.parent
LOG = _HOME / "var" / "bench" / "server.log"
"""What the server said last time: the trace of whatever was not answered as it should be."""


@dataclass(frozen=True, slots=True)
class Server:
    """``pid``: of its first process, whose children answer."""

    port: int
    pid: int

    @property
    def workers(self) -> list[int]:
        return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]


@contextmanager
def running() -> Iterator[int]:
    """One worker: one person asks at a time, and every page is warm."""
    with serving("--workers", "1") as server:
        yield server.port


@contextmanager
def serving(*options: str, **given: str) -> Iterator[Server]:
    """Gunicorn on a free port of loopback. ``given``: for its environment."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "bench.settings"} | given
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    subprocess.run(collect, cwd=_HOME, env=environment, check=True)
    port = _free_port()
    told = [
        "--bind",
        f"127.0.0.1:{port}",
        "--no-control-socket",
        "--timeout",
        "600",  # a file of all cases, on a busy machine: what is slow is measured, not cut off
        "--log-level",
        "warning",
        *options,
    ]
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("wb") as log:
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", *told]
        server = subprocess.Popen(command, cwd=_HOME, env=environment, stdout=log, stderr=log)
    try:
        _wait_until_answering(port, server)
        yield Server(port, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_answering(port: int, server: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < give_up:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server does not answer.")
