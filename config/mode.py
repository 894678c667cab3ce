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
_ADDRESS = (
    "{name} must look like postgres://role:password@host:5432/database, with % before the code of each sign of "
    "the password that is no letter or digit."
)


class SettingError(ImproperlyConfigured):
    """The environment lacks something; the message is the one sentence that says what."""


def secret_key() -> str:
    """The signing key: required when deployed, generated and kept in ``var/secret`` locally."""
    if not LOCAL:
        return required(
            "SECRET_KEY", f"a random text of at least {_SHORTEST_SECRET} characters that signs sessions and forms"
        )
    kept = VAR / "secret"
    if not kept.exists():
        VAR.mkdir(exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(60))
    return kept.read_text()


def allowed_hosts() -> list[str]:
    """The host names this installation answers to.

    With them and no database a deployment has lost its settings: local mode would serve it from an empty one.
    """
    if LOCAL and env.str("ALLOWED_HOSTS", default=""):
        raise SettingError("ALLOWED_HOSTS is set, so DATABASE_URL must be set too: the address of the database.")
    if LOCAL:
        return ["localhost", "127.0.0.1", "[::1]", "testserver"]
    hosts = required("ALLOWED_HOSTS", "the host names people type, separated by commas")
    return [host.strip() for host in hosts.split(",") if host.strip()]


def trusted_origins(hosts: list[str]) -> list[str]:
    """Where forms may come from: ``.example.org`` stands for every host of that domain."""
    return [f"https://{'*' if host.startswith('.') else ''}{host}" for host in hosts if host != "*"]


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
        settings = told_database(_asked())
    return settings | {
        "ATOMIC_REQUESTS": True,
        "CONN_HEALTH_CHECKS": True,  # without it every request after a database restart fails once
        # what the address says after its question mark (host=, sslmode=) stays
        "OPTIONS": settings.get("OPTIONS", {})
        | _patience(settings.get("OPTIONS", {}))
        | {
            "pool": {
                "min_size": 1,
                "max_size": env.int("DATABASE_POOL", default=4),
                "timeout": env.float("DATABASE_WAIT", default=5),  # then the page says that all are busy
            },
            "prepare_threshold": None,  # a prepared statement is its session's, which PgBouncer gives to others
        },
    }


def _patience(told: dict[str, Any]) -> dict[str, str]:
    """For how many seconds PostgreSQL works for a page, whose reader may have left long ago; commands and jobs take as
    long as they need. PgBouncer takes no settings of a session: where it stands before PostgreSQL, its own
    ``query_timeout`` does that."""
    seconds = env.int("DATABASE_PATIENCE", default=0)
    is_command = env.bool("DATABASE_DIRECT", default=False)
    if not seconds or LOCAL or is_command or env.str("DIRECT_DATABASE_URL", default=""):
        return {}
    return {"options": f"{told.get('options', '')} -c statement_timeout={seconds}s".strip()}


def _asked() -> str:
    """Where ``DATABASE_URL`` leads to PgBouncer, commands pass it by: it has no sessions, which some of them need."""
    is_command = env.bool("DATABASE_DIRECT", default=False) and env.str("DIRECT_DATABASE_URL", default="")
    return "DIRECT_DATABASE_URL" if is_command else "DATABASE_URL"


def told_database(name: str) -> dict[str, Any]:
    """What an address of a database in the environment says, in Django's words."""
    if not env.str(name).startswith(("postgres://", "postgresql://")):
        raise SettingError(_ADDRESS.format(name=name))
    try:
        told = dict(env.db(name, engine="django.db.backends.postgresql"))
    except ValueError as error:
        raise SettingError(_ADDRESS.format(name=name)) from error
    if not told["NAME"]:
        raise SettingError(_ADDRESS.format(name=name))
    return told


def required(name: str, what: str, *, given: str = "DATABASE_URL") -> str:
    """The value of a setting without which ``given`` makes no sense."""
    value: str = env.str(name, default="")
    if not value:
        raise SettingError(f"{given} is set, so {name} must be set too: {what}.")
    return value
