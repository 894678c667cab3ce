"""nginx before the nodes, with the file that docs/deploy ships but for its port, its certificate and its folders."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.architecture.sources import BASE
from tests.scale.processes import free_port, program, wait_for

SHIPPED = (BASE / "docs" / "deploy" / "ubalozi.nginx").read_text()
_AROUND = """{user}daemon off;
error_log {folder}/error.log;
pid {folder}/nginx.pid;
events {{}}
http {{
{temporary}
{ours}
}}
"""


def config(port: int, nodes: Sequence[int], folder: Path) -> str:
    """For plain http on loopback."""
    ours = re.sub(r"server unix:\S+( [^;]*);", "".join(f"server 127.0.0.1:{node}\\1; " for node in nodes), SHIPPED)
    ours = ours[: ours.index("server {\n    listen 80;")]  # it leads to the other, at the port of https
    ours = re.sub(r"listen 443[^;]*;", f"listen 127.0.0.1:{port};", ours)
    ours = re.sub(r"\n    (listen \[::\]|ssl_)[^;]*;", "", ours)
    ours = ours.replace("/srv/ubalozi/app/static/", f"{BASE}/static/").replace("/var/log/nginx/", f"{folder}/")
    paths = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in paths)
    user = "user root;\n" if os.geteuid() == 0 else ""  # the sources may be closed to others
    return _AROUND.format(user=user, folder=folder, temporary=temporary, ours=ours)


@contextmanager
def before(nodes: Sequence[int], folder: Path) -> Iterator[int]:
    """The port of nginx."""
    port, file = free_port(), folder / "nginx.conf"
    file.write_text(config(port, nodes, folder))
    command = [program("nginx"), "-p", str(folder), "-c", str(file)]
    with (folder / "nginx.log").open("ab") as said:
        server = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)
