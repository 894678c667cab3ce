"""Servers of a test: a port that nobody has, and waiting until somebody listens there."""

import socket
import time

_PATIENCE = 30.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def wait_for(port: int) -> None:
    """Raises ``TimeoutError`` when nobody listens within half a minute."""
    give_up = time.monotonic() + _PATIENCE
    while time.monotonic() < give_up:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"Nobody listens on port {port}.")
