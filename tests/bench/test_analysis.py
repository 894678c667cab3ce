"""What the planner is told of the loaded rows: counted from all of them, so that it is the same each time."""

from typing import Any

import pytest
from django.db import connection

from bench import analysis, load, store

_FEW = 30_000  # rows that ANALYZE draws by itself


class Server:
    """The test's own connection, within its transaction."""

    def __init__(self) -> None:
        self.execute = connection.connection.execute
        self.transaction = connection.connection.transaction


def known(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.mark.django_db
def test_every_row_is_counted_and_no_more_is_kept_than_elsewhere() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE many (id bigint PRIMARY KEY, pair bigint)")
        cursor.execute("INSERT INTO many SELECT n, n / 3 FROM generate_series(3, %s) n", [2 * _FEW + 2])
    analysis._whole(Server(), ("many", "id"))
    facts = dict(known("SELECT attname, n_distinct FROM pg_stats WHERE tablename = 'many'"))
    assert facts["pair"] == pytest.approx(-1 / 3, abs=1e-6)  # of a sample nobody could know it so well
    kept = known("SELECT cardinality(most_common_freqs) FROM pg_stats WHERE tablename = 'many' AND attname = 'pair'")
    assert kept == [(100,)]
    assert known("SELECT attstattarget FROM pg_attribute WHERE attrelid = 'many'::regclass AND attnum > 0") == [
        (None,),
        (None,),
    ]


@pytest.mark.django_db
def test_every_table_is_among_them() -> None:
    found = dict(known(analysis._TABLES))
    assert found["cases_case"] == "id"
    assert found["cases_listing"] == "case_id"
    assert found["audit_read"] == "id"  # and its months


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_block_that_was_kept_is_not_made_again(monkeypatch: pytest.MonkeyPatch, *, is_kept: bool) -> None:
    done: list[str] = []

    def bring_back(wanted: str) -> bool:
        done.append(wanted.partition(",")[0])
        return is_kept

    monkeypatch.setattr(store, "bring_back", bring_back)
    monkeypatch.setattr(store, "remember", lambda label: done.append(f"remembers {label!r}"))
    monkeypatch.setattr(store, "fresh_database", lambda: done.append("makes a database"))
    monkeypatch.setattr(load, "filled", lambda block, _seed: done.append(f"fills {block}"))
    monkeypatch.setattr(load, "multiply", lambda times, _seed: done.append(f"times {times}"))
    monkeypatch.setattr(load, "analyse", lambda size: done.append(f"counts {size}"))
    monkeypatch.setattr(load, "connection", type("Closed", (), {"close": staticmethod(lambda: None)}))
    load._fill(30_000, 1)
    begun = ["remembers ''"] if is_kept else ["makes a database", "fills 10000"]
    assert done == ["10000 cases", *begun, "times 3", "counts 30000"]
