"""PgBouncer in transaction mode before a PostgreSQL server, in a folder of its own; for tests and the load run."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PORT = 6432
_PATIENCE = 30.0
_CONFIG = """[databases]
* = host={sockets} port={port}
[pgbouncer]
listen_addr =
listen_port = {own}
unix_socket_dir = {folder}
pidfile = {folder}/pid
auth_type = trust
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = {most}
max_client_conn = 400
query_wait_timeout = 60
log_connections = 0
log_disconnections = 0
"""


@contextmanager
def before(program: str, sockets: str, port: str, folder: Path, *, role: str, most: int = 4) -> Iterator[Path]:
    """The folder of its socket. ``most``: sessions with PostgreSQL, shared by everybody. Raises ``TimeoutError``."""
    folder.chmod(0o755)
    (folder / "users").write_text(f'"{role}" ""\n')
    file = folder / "pgbouncer.ini"
    file.write_text(_CONFIG.format(sockets=sockets, port=port, own=PORT, folder=folder, most=most))
    user = "nobody" if os.geteuid() == 0 else None  # it refuses to be root
    if user:
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, user=user)
    with (folder / "log").open("ab") as said:
        server = subprocess.Popen([program, str(file)], stdout=said, stderr=said, user=user, cwd="/")
    try:
        _wait_until_there(folder / f".s.PGSQL.{PORT}")
        yield folder
    finally:
        server.terminate()
        server.wait(timeout=30)


def installed(name: str) -> str | None:
    """Where Debian has put a server's program."""
    return shutil.which(name, path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")


def _wait_until_there(socket: Path) -> None:
    give_up = time.monotonic() + _PATIENCE
    while not socket.exists():
        if time.monotonic() > give_up:
            raise TimeoutError(f"There is no {socket}.")
        time.sleep(0.05)
