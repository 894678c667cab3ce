"""Settings of a bench: deployed mode, on a database of its own, plus the floors' addresses and a query counter."""

import os
from pathlib import Path

from bench.bouncer import PORT as BOUNCER_PORT
from config import embedded

DATABASES_OF_BENCH = ("ubalozi_bench", "ubalozi_bench_register")  # bench.store refuses to fill any other
DATABASE = os.environ.get("BENCH_DATABASE", DATABASES_OF_BENCH[0])
VAR = Path(__file__).resolve().parent.parent / "var"

# config.mode reads the environment once, when it is imported: so everything is set before.
sockets = embedded.ensure_running(VAR / "postgres")
os.environ["DATABASE_URL"] = f"postgres://{embedded.ROLE}@:{embedded.PORT}/{sockets}/{DATABASE}"
if through := os.environ.get("BENCH_BOUNCER"):  # the folder of PgBouncer's socket, for the server alone
    os.environ["DATABASE_URL"] = f"postgres://{embedded.ROLE}@:{BOUNCER_PORT}/{through}/{DATABASE}"
os.environ.setdefault("SECRET_KEY", "a key for measuring only, which protects no data at all: 0123456789")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1")

from config.settings import *  # noqa: E402, F403  the environment decides what they are
from config.settings import MIDDLEWARE, STORAGES  # noqa: E402

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.middleware.count_queries", *MIDDLEWARE]
STATIC_ROOT = VAR / "bench" / "static"
MEDIA_ROOT = VAR / "bench" / "files"
STORAGES = STORAGES | {"default": {"BACKEND": "bench.files.StandIns"}}
