"""The databases: one, and where there is one a streaming replica of it."""

from datetime import timedelta
from typing import Any

from config.mode import LOCAL, SettingError, database, env, told_database

_WAIT = 1  # seconds for a connection to the replica: after that the primary answers


def databases() -> dict[str, Any]:
    """Django's setting. ``REPLICA_URL`` without a primary of its own is refused."""
    told = {"default": database()}
    if env.str("REPLICA_URL", default=""):
        told["replica"] = _replica()
    return told


def longest_lag() -> timedelta:
    return timedelta(seconds=env.int("REPLICA_MAX_LAG", default=5))


def _replica() -> dict[str, Any]:
    """Nothing is asked of it but what a view reads: no transaction of each request, no connection kept in wait."""
    if LOCAL:
        raise SettingError("REPLICA_URL is set, so DATABASE_URL must be set too: the address of the database.")
    told = told_database("REPLICA_URL")
    most = env.int("DATABASE_POOL", default=4)
    return told | {
        "ATOMIC_REQUESTS": False,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": _WAIT}
        | told.get("OPTIONS", {})
        | {"pool": {"min_size": 0, "max_size": most, "timeout": _WAIT}},
        "TEST": {"MIRROR": "default"},
    }
