"""A database that goes away in the middle of an import: no line is blamed, none is lost, none is done twice."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection

from accounts.models import User
from cases.choices import ImportState, LineOutcome
from cases.models import Case, RegisterImport
from cases.register.mapping import Mapping
from cases.services.registers import checking, files, importing
from nationals.models import National
from tests.cases.test_importing_a_register import POW, upload
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
OTHER = "Juma Kamau,missing,Qatar,M,,,,,,,,,"


@pytest.fixture
def supervisor() -> User:
    return UserFactory.create(supervisor=PostFactory.create(headquarters=True))


@pytest.fixture
def register(supervisor: User) -> RegisterImport:
    received = files.receive(upload(POW, OTHER), post=supervisor.memberships.get().post, by=supervisor)
    looked = files.look_through(received)
    confirmed = files.confirm(looked, mapping=Mapping.from_json(looked.mapping), by=supervisor, version=looked.version)
    return checking.check(confirmed, by=supervisor)


def test_when_the_database_goes_away_the_line_is_taken_by_the_next_run(
    register: RegisterImport, supervisor: User
) -> None:
    started = importing.start(register, by=supervisor, version=register.version)
    with _gone_at_the_second_case():
        with pytest.raises(OperationalError):
            importing.import_lines(started, by=supervisor)
        assert _outcomes(started) == [LineOutcome.IMPORTED, LineOutcome.READY]
        assert RegisterImport.objects.get().state == ImportState.IMPORTING
        importing.import_lines(started, by=supervisor)
    assert _outcomes(started) == [LineOutcome.IMPORTED, LineOutcome.IMPORTED]
    assert Case.objects.count() == National.objects.count() == 2
    assert RegisterImport.objects.get().state == ImportState.DONE


def _outcomes(register: RegisterImport) -> list[str]:
    return list(register.lines.order_by("row").values_list("outcome", flat=True))


@contextmanager
def _gone_at_the_second_case() -> Iterator[None]:
    """The server ends our connection at the second case, once: a sequence keeps count of what is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            CREATE SEQUENCE cases_written;
            CREATE FUNCTION go_away() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('cases_written') = 2 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER go_away BEFORE INSERT ON cases_case FOR EACH ROW EXECUTE FUNCTION go_away();
            """
        )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION go_away CASCADE; DROP SEQUENCE cases_written")
