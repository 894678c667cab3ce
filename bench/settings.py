"""Settings of a bench: deployed mode, on a database of its own, plus the floors' addresses and a query counter."""

import os
from urllib.parse import quote

from config import embedded
from config.mode import VAR

DATABASE = "ubalozi_bench"

if not os.environ.get("DATABASE_URL"):
    socket_folder = quote(str(embedded.ensure_running(VAR / "postgres")), safe="")
    os.environ["DATABASE_URL"] = f"postgres://{embedded.ROLE}@{socket_folder}:{embedded.PORT}/{DATABASE}"
os.environ.setdefault("SECRET_KEY", "a key for measuring only, which protects no data at all: 0123456789")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1")

from config.settings import *  # noqa: E402, F403  the environment decides what they are
from config.settings import INSTALLED_APPS, MIDDLEWARE  # noqa: E402

ROOT_URLCONF = "bench.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
MIDDLEWARE = ["bench.middleware.count_queries", *MIDDLEWARE]
STATIC_ROOT = VAR / "bench" / "static"
