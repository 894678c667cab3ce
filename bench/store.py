"""The databases of the bench: made, labelled with what they hold, kept as a copy, thrown away."""

import subprocess
import sys
from pathlib import Path

import psycopg
from django.db import connection

from bench.settings import DATABASES_OF_BENCH

_HOME = Path(__file__).resolve().parent.parent
_KEPT = "_kept"


def fresh_database() -> None:
    """Empty, with every table; what the bench's database held is thrown away."""
    name = _name()
    connection.close()
    _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    for command in (["migrate", "-v0"], ["createcachetable"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=_HOME, check=True)


def remember(label: str) -> None:
    """What the database holds, for the next time."""
    _administer(_labelled(_name(), label))


def label() -> str:
    """What the database holds; empty if there is none."""
    return _label(_name())


def keep() -> None:
    """A copy of its files, as large again, from which :func:`bring_back` makes it as it is now."""
    _copy(_name(), _name() + _KEPT, label())


def bring_back(wanted: str) -> bool:
    """From the copy that was kept, if it holds what is wanted. A hundredth of the time of a load."""
    kept = _name() + _KEPT
    if _label(kept) != wanted:
        return False
    _copy(kept, _name(), wanted)
    return True


def _copy(source: str, target: str, label: str) -> None:
    connection.close_pool()  # type: ignore[attr-defined]  # nobody may be connected to what is copied
    _administer(
        f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)',
        f'CREATE DATABASE "{target}" TEMPLATE "{source}" STRATEGY file_copy',
        _labelled(target, label),
    )


def _labelled(name: str, label: str) -> str:
    return f"COMMENT ON DATABASE \"{name}\" IS '{label}'"


def _label(name: str) -> str:
    with _maintenance() as database:
        found = database.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
    return str(found[0] or "") if found else ""


def _name() -> str:
    name = str(connection.settings_dict["NAME"])
    if name not in DATABASES_OF_BENCH:
        raise RuntimeError(f"The database {name} is not the bench's: nothing is thrown away.")
    return name


def _administer(*statements: str) -> None:
    with _maintenance() as database:
        for statement in statements:
            database.execute(statement)  # names are quoted by us


def _maintenance() -> "psycopg.Connection":
    """A connection to the server's own database, outside transactions."""
    given = {**connection.get_connection_params(), "dbname": "postgres"}
    wanted = {key: given[key] for key in ("dbname", "host", "port", "user", "password") if given.get(key)}
    return psycopg.connect(autocommit=True, **wanted)
