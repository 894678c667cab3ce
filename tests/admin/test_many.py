"""Lists of very many records: nothing is counted to its end, sorted by what has no index or looked for in every row."""

import re

import pytest
from django.contrib import admin
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.admin import ManyRecords, paging
from cases.models import Case, Event, Task
from nationals.models import National
from tests.admin.pages import address
from tests.admin.rows import ROWS
from tests.factories import CaseFactory, EventFactory, NationalFactory, TaskFactory, UserFactory

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
MANY = [model for model in MODELS if isinstance(admin.site._registry[model], ManyRecords)]
_ORDER = re.compile(r"ORDER BY (.*?)(?: LIMIT|$)")


def asked(desk: Client, model: type[models.Model], **query: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert desk.get(address(model, "changelist"), query).status_code == 200
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_nothing_is_counted_further_than_the_pages_go(desk: Client, model: type[models.Model]) -> None:
    counts = [sql for words in ({}, {"q": "otieno"}) for sql in asked(desk, model, **words) if "COUNT(*)" in sql]

    assert counts or issubclass(model, Event)
    assert all(f"LIMIT {paging.MOST_SHOWN + 1}" in sql for sql in counts)


@pytest.mark.parametrize("model", MANY, ids=lambda model: model._meta.label)
def test_very_many_rows_are_sorted_by_an_index_and_searched_by_keys(
    desk: Client, case: Case, model: type[models.Model]
) -> None:
    if model in ROWS:
        ROWS[model](case, 0)
    table = connection.ops.quote_name(model._meta.db_table)
    indexed = {f'{table}."id" DESC', f'{table}."opened_at" DESC, {table}."id" DESC'}

    for words in ({}, {"q": "otieno"}, {"q": case.reference}, {"o": "1"}):
        rows = [sql for sql in asked(desk, model, **words) if f"FROM {table}" in sql and "COUNT" not in sql]
        listed = [sql for sql in rows if sql.startswith(f'SELECT {table}."id", ')]
        assert {order for sql in listed for order in _ORDER.findall(sql)[-1:]} <= indexed, words
        assert not [sql for sql in rows if f"UPPER({table}" in sql], words
        assert not [sql for sql in rows if "DISTINCT" in sql], words


def test_the_large_registers_are_among_them() -> None:
    assert {Case, Event, Task, National} <= set(MANY)


def test_of_more_than_can_be_paged_the_list_says_so(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MOST_SHOWN", 2)
    EventFactory.create_batch(4)

    page = desk.get(address(Event, "changelist"))

    assert "2+" in page.content.decode()


def test_a_case_is_found_by_reference_by_name_and_by_what_another_calls_it(desk: Client) -> None:
    case = CaseFactory.create(national__name="Zawadi Njoroge")
    case.external_references.create(system="OB", number="77/2026")
    CaseFactory.create()

    for words in (case.reference.lower(), "njoroge", case.national.reference, "77/2026"):
        page = desk.get(address(Case, "changelist"), {"q": words})
        assert [found.pk for found in page.context["cl"].result_list] == [case.pk], words


def test_a_duty_is_found_by_its_case_and_by_whose_it_is(desk: Client) -> None:
    owner = UserFactory.create(full_name="Baraka Mutua")
    task = TaskFactory.create(owner=owner)
    TaskFactory.create()

    for words in (task.case.reference, "mutua"):
        page = desk.get(address(Task, "changelist"), {"q": words})
        assert [found.pk for found in page.context["cl"].result_list] == [task.pk], words


def test_a_national_is_found_by_any_word_of_the_name(desk: Client) -> None:
    national = NationalFactory.create(name="Zawadi Njoroge")

    found = desk.get(address(National, "changelist"), {"q": "zawadi"}).context["cl"].result_list

    assert [one.pk for one in found] == [national.pk]
