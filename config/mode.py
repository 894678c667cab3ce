"""Which mode we run in, read from the environment alone, and what each mode needs.

*Local*: no ``DATABASE_URL``; embedded PostgreSQL, a generated secret kept in ``var/``.
*Deployed*: ``DATABASE_URL`` set; then ``SECRET_KEY`` and ``ALLOWED_HOSTS`` are required.
"""

import secrets
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from config import embedded

BASE = Path(__file__).resolve().parent.parent
VAR = BASE / "var"
env = environ.Env()

LOCAL = not env.str("DATABASE_URL", default="")
_SHORTEST_SECRET = 50


def secret_key() -> str:
    """The signing key: required when deployed, generated and kept in ``var/secret`` locally."""
    if not LOCAL:
        return _required(
            "SECRET_KEY", f"a random text of at least {_SHORTEST_SECRET} characters that signs sessions and forms"
        )
    kept = VAR / "secret"
    if not kept.exists():
        VAR.mkdir(exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(60))
    return kept.read_text()


def allowed_hosts() -> list[str]:
    """The host names this installation answers to."""
    if LOCAL:
        return ["localhost", "127.0.0.1", "[::1]", "testserver"]
    hosts = _required("ALLOWED_HOSTS", "the host names people type, separated by commas")
    return [host.strip() for host in hosts.split(",") if host.strip()]


def database() -> dict[str, Any]:
    """Django's settings of the one database; starts the embedded server in local mode."""
    settings: dict[str, Any]
    if LOCAL:
        settings = {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(embedded.ensure_running(VAR / "postgres")),
            "PORT": str(embedded.PORT),
            "NAME": embedded.DATABASE,
            "USER": embedded.ROLE,
        }
    else:
        settings = dict(env.db("DATABASE_URL", engine="django.db.backends.postgresql"))
    return settings | {
        "ATOMIC_REQUESTS": True,
        "CONN_HEALTH_CHECKS": True,  # without it every request after a database restart fails once
        # what the address says after its question mark (host=, sslmode=) stays
        "OPTIONS": settings.get("OPTIONS", {})
        | {"pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL", default=4), "timeout": 5}},
    }


def _required(name: str, what: str) -> str:
    value: str = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"DATABASE_URL is set, so {name} must be set too: {what}.")
    return value
