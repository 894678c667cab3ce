"""The server of deployed mode, started and stopped."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 60.0
_HOME = Path(__file__).resolve().parent.parent


@contextmanager
def running() -> Iterator[int]:
    """Gunicorn on a free port of loopback. One worker: one person asks at a time, and every page is warm."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "bench.settings"}
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    subprocess.run(collect, cwd=_HOME, env=environment, check=True)
    port = _free_port()
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "1", "--no-control-socket", "--log-level", "warning"]
    server = subprocess.Popen([sys.executable, "-m", "gunicorn", "config.wsgi", *options], cwd=_HOME, env=environment)
    try:
        _wait_until_answering(port, server)
        yield port
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
