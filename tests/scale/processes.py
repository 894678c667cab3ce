"""Servers of a test: a port that nobody has, and waiting until somebody listens there."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from bench.bouncer import installed

Found = TypeVar("Found")
_PATIENCE = 30.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def until(happened: Callable[[], Found], what: str) -> Found:
    """What is neither false nor None, as soon as it is there. Raises ``TimeoutError`` after half a minute."""
    give_up = time.monotonic() + _PATIENCE
    while not (found := happened()):
        if time.monotonic() > give_up:
            raise TimeoutError(what)
        time.sleep(0.05)
    return found


def wait_for(port: int) -> None:
    until(lambda: _listens(port), f"Nobody listens on port {port}.")


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def program(name: str) -> str:
    """Where a server of Debian's is; the test is skipped where it is not, and fails where REQUIRE_SERVERS is set."""
    found = installed(name)
    if found is None and "REQUIRE_SERVERS" in os.environ:
        pytest.fail(f"{name} is not installed, and REQUIRE_SERVERS is set")
    if found is None:
        pytest.skip(f"{name} is not installed (apt-get install {name})")
    return found


@contextmanager
def s3_server() -> Iterator[str]:
    """The address of an S3 server, in a process of its own."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
