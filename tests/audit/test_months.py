"""The record of reads lies in a piece for each month; nothing is refused, nothing is lost, and closed years go."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from audit.models import Read
from audit.services import PIECES, reads_of
from core.months import Month

pytestmark = pytest.mark.django_db


def read_on(*day: int) -> Read:
    moment = datetime(day[0], day[1], day[2], 12, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        return Read.objects.create(actor_id=1, actor_name="Amina", thing="cases.case", reference=f"C-{moment:%Y%m%d}")


def piece_of(read: Read) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM audit_read WHERE id = %s", [read.pk])
        return cursor.fetchone()[0]


def test_this_month_and_the_next_three_are_there() -> None:
    this = Month.of(datetime.now(UTC).date())
    assert [PIECES.name_of(month) for month in this.until(this.after(3))] == PIECES.there()[-4:]


def test_a_read_lies_in_its_month() -> None:
    read = Read.objects.create(actor_id=1, actor_name="Amina", thing="cases.case", reference="C-1")
    assert piece_of(read) == PIECES.name_of(Month.of(read.at.astimezone(UTC).date()))


@pytest.mark.parametrize("day", [(1999, 12, 31), (2099, 1, 1)])
def test_what_no_month_takes_is_kept_all_the_same(day: tuple[int, int, int]) -> None:
    assert piece_of(read_on(*day)) == PIECES.rest


def test_what_waited_in_the_rest_moves_into_its_month_when_that_is_made() -> None:
    reads = [read_on(2031, 1, 31), read_on(2031, 2, 1), read_on(2031, 12, 31), read_on(2032, 1, 1)]
    made = PIECES.make_ahead(date(2031, 11, 5), months=2)
    assert (made[0], made[-1], len(made)) == ("audit_read_2031_01", "audit_read_2032_01", 13)
    assert [piece_of(read) for read in reads] == [
        "audit_read_2031_01", "audit_read_2031_02", "audit_read_2031_12", "audit_read_2032_01",
    ]  # fmt: skip
    assert [piece_of(read_on(2040, 1, 1))] == [PIECES.rest]
    assert reads_of("cases.case", "C-20310131").count() == 1
    assert PIECES.make_ahead(date(2031, 11, 5), months=2) == []


@pytest.mark.parametrize("day", [(2031, 1, 31), (2099, 1, 1)])
@pytest.mark.parametrize("sql", ["UPDATE audit_read SET actor_name = 'x'", "DELETE FROM audit_read"])
def test_in_every_piece_a_read_is_written_once(sql: str, day: tuple[int, int, int]) -> None:
    PIECES.make_ahead(date(2031, 1, 5), months=0)
    read = read_on(*day)
    with (
        pytest.raises(DatabaseError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"{sql} WHERE id = {read.pk}")


def test_closed_years_are_taken_off_and_stay_protected(capsys: pytest.CaptureFixture[str]) -> None:
    old, new = read_on(2021, 12, 31), read_on(2022, 1, 1)
    with time_machine.travel(datetime(2022, 3, 1, tzinfo=UTC), tick=False):
        call_command("reads_by_month", detach_before=2022)
    assert "Taken off: audit_read_2021_12." in capsys.readouterr().out
    assert list(Read.objects.filter(pk__in=[old.pk, new.pk])) == [new]
    with connection.cursor() as cursor:
        cursor.execute("SELECT reference FROM audit_read_2021_12")
        assert cursor.fetchall() == [("C-20211231",)]
    with (
        pytest.raises(DatabaseError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM audit_read_2021_12")


def test_a_year_that_is_not_over_stays() -> None:
    at = time_machine.travel(datetime(2022, 12, 31, tzinfo=UTC), tick=False)
    with at, pytest.raises(CommandError, match="2022 is not over"):
        call_command("reads_by_month", detach_before=2023)


def test_a_question_about_some_days_looks_into_their_month_only() -> None:
    PIECES.make_ahead(date(2031, 1, 5), months=3)
    days = (datetime(2031, 2, 3, tzinfo=UTC), datetime(2031, 2, 9, tzinfo=UTC))
    plan = Read.objects.filter(at__range=days).order_by("-at").explain()
    assert "audit_read_2031_02" in plan
    assert "audit_read_2031_01" not in plan


def test_numbers_go_on() -> None:
    first, second = read_on(2031, 1, 1), read_on(2099, 1, 1)
    assert second.pk == first.pk + 1
