"""What rows weigh and what processes spend is read where the system says it."""

import os
import subprocess
import sys
import time

import pytest
from django.db import connection

from bench.cost import TABLES, cost, descendants, processor_seconds, sessions, weights
from tests.factories import CaseFactory


@pytest.mark.django_db
def test_a_row_weighs_what_its_table_and_indexes_take() -> None:
    CaseFactory.create()
    of = {one.table: one for one in weights()}
    assert tuple(of) == TABLES
    assert of["cases_case"].rows == 1
    assert of["cases_case"].whole > of["cases_case"].indexes > 0
    assert of["audit_read"].whole > 0  # lies in pieces, which are weighed together


@pytest.mark.django_db
def test_what_a_request_costs_is_the_processors_time_of_both_sides() -> None:
    connection.ensure_connection()
    assert sessions()
    busy = "import time; end = time.process_time() + 60\nwhile time.process_time() < end: pass"
    with subprocess.Popen([sys.executable, "-c", busy]) as child:
        assert child.pid in descendants(os.getpid())
        spent = cost(lambda _turn: time.sleep(0.05), times=10)
        child.kill()
    assert spent.ours > 1


def test_a_process_that_has_ended_counts_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as child:
        child.wait()
    assert processor_seconds([child.pid]) == 0
