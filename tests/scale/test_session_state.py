"""Nothing of ours rests on a session with the database, which PgBouncer gives to others after each transaction."""

import re

import pytest

from tests.architecture.sources import APPS, name_of, python_files

FORBIDDEN = {
    "a lock of the session": r"pg_(try_)?advisory_lock",
    "listening": r"\bLISTEN [a-z]",
    "a setting of the session": r"set_config\([^)]*false\)|\"SET (?!LOCAL)[a-z_.]+ (=|TO) |SET SESSION",
    "a cursor that outlives its transaction": r"WITH HOLD",
    "a prepared statement": r"prepare=True|\bPREPARE [a-z]",
}
# Each is read within one transaction: a page's own or a stream's own.
STREAMED = {
    "cases/services/registers/results.py",
    "reports/exports/case_list.py",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_session_is_relied_on(what: str) -> None:
    found = [path for path, text in _ours() if re.search(FORBIDDEN[what], text)]
    assert found == [], what


def test_rows_are_streamed_where_a_transaction_holds_their_cursor() -> None:
    assert {path for path, text in _ours() if ".iterator(" in text} == STREAMED


def _ours() -> list[tuple[str, str]]:
    return [(name_of(path), path.read_text()) for path in python_files(*APPS)]
