"""The bench's databases: what they hold is written on them, and a copy brings back what was loaded."""

from collections.abc import Iterator

import pytest

from bench import store

_NAME = "ubalozi_store_test"


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """One without tables, in place of the bench's."""
    monkeypatch.setattr(store, "_name", lambda: _NAME)
    gone = [f'DROP DATABASE IF EXISTS "{_NAME}{kept}" WITH (FORCE)' for kept in ("", "_kept")]
    store._administer(*gone, f'CREATE DATABASE "{_NAME}"')
    yield _NAME
    store._administer(*gone)


def test_what_was_kept_comes_back_with_its_label(database: str) -> None:
    store.remember("ten cases")
    store.keep()
    store.remember("ten cases and what was saved since")
    assert store.bring_back("ten cases")
    assert store.label() == "ten cases"


def test_what_holds_something_else_is_not_brought_back(database: str) -> None:
    assert store.label() == ""
    assert not store.bring_back("ten cases")
    store.remember("ten cases")
    store.keep()
    assert not store.bring_back("twenty cases")


def test_no_other_database_is_thrown_away() -> None:
    with pytest.raises(RuntimeError, match="nothing is thrown away"):
        store.fresh_database()
