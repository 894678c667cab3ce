"""Search of what concerns cases: what Django's own search would find, without joining other registers."""

import pytest
from django.contrib.admin import ModelAdmin, site
from django.db import connection, models
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.admin import sought
from cases.models import Case, Resolution
from diplomacy.models import Commitment, Engagement, Judgement, NoteVerbale, Point, ReadOut, Reminder, Request
from networks.models import (
    ActorName,
    ActorReview,
    Advertisement,
    Affiliation,
    AffiliationResolution,
    AffiliationWord,
    CorrectionRequest,
    Identifier,
    Route,
)
from tests.admin.pages import address
from tests.admin.rows import ROWS
from tests.factories import (
    AuthorityFactory,
    CaseFactory,
    CommitmentFactory,
    EngagementFactory,
    NoteVerbaleFactory,
    PointFactory,
    RequestFactory,
)

pytestmark = pytest.mark.django_db
OF_OTHERS = [
    *(ActorName, Identifier, Affiliation, AffiliationWord, AffiliationResolution, Route, Advertisement),
    *(CorrectionRequest, ActorReview, Resolution),
]
SOUGHT = [Commitment, Engagement, Judgement, NoteVerbale, Point, ReadOut, Reminder, Request]


@pytest.fixture
def told(case: Case) -> Request:
    prison = AuthorityFactory.create(name="Central Prison")
    made = RequestFactory.create(authority=prison, on=[case], text="A list, please.")
    RequestFactory.create(text="The prison’s list.")
    CommitmentFactory.create(authority=prison, words="We free them.", speaker="A. Guard", kept=True)
    CommitmentFactory.create(words="A list of the prison will come.")
    PointFactory.create(engagement=EngagementFactory.create(authority=prison, subject="Visit to the list"), text="List")
    PointFactory.create(text="No prison.")
    NoteVerbaleFactory.create(authority=prison, on=[case], subject="List")
    return made


@pytest.mark.parametrize("few", [sought._FEW, 0])
@pytest.mark.parametrize("model", SOUGHT, ids=lambda model: model._meta.label)
def test_it_finds_what_djangos_search_finds(
    told: Request, model: type[models.Model], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sought, "_FEW", few)
    shown = site._registry[model]
    for words in ("list", "prison", "prison list", '"a list"', "'", told.reference.lower(), "guard", "", "nothing"):
        rows = model._default_manager.all()
        found, _repeats = shown.get_search_results(HttpRequest(), rows, words)
        usual, repeats = ModelAdmin.get_search_results(shown, HttpRequest(), rows, words)
        assert not repeats
        assert sorted(found.values_list("pk", flat=True)) == sorted(usual.values_list("pk", flat=True)), words


@pytest.mark.parametrize("model", OF_OTHERS, ids=lambda model: model._meta.label)
def test_by_the_reference_of_another_register_it_finds_what_djangos_search_finds(
    case: Case, model: type[models.Model]
) -> None:
    known, _another = (ROWS[model](each, number) for number, each in enumerate((case, CaseFactory.create())))
    shown, references = site._registry[model], [case.reference, case.reference.lower(), "A-1", "a"]
    for name in shown.search_fields:
        references += _words_of(model, name.removeprefix("="), known.pk)
    seen = set[int]()
    for words in references:
        found, _repeats = shown.get_search_results(HttpRequest(), model._default_manager.all(), words)
        usual, _repeats = ModelAdmin.get_search_results(shown, HttpRequest(), model._default_manager.all(), words)
        assert sorted(found.values_list("pk", flat=True)) == sorted(set(usual.values_list("pk", flat=True))), words
        seen.update(found.values_list("pk", flat=True))
    assert known.pk in seen


def _words_of(model: type[models.Model], field: str, pk: int) -> list[str]:
    told = model._default_manager.filter(pk=pk).values_list(field, flat=True)
    return [form for value in told if value for form in (str(value), str(value).lower())]


@pytest.mark.parametrize("model", SOUGHT, ids=lambda model: model._meta.label)
def test_nothing_is_joined_before_it_is_asked_who_may_see_it(
    desk: Client, told: Request, model: type[models.Model]
) -> None:
    with CaptureQueriesContext(connection) as queries:
        desk.get(address(model, "changelist"), {"q": "prison"})
    counts = [query["sql"] for query in queries if query["sql"].startswith("SELECT COUNT(*) FROM (SELECT")]
    assert counts
    table = connection.ops.quote_name(model._meta.db_table)
    assert all(f"FROM {table} WHERE" in sql for sql in counts)


def test_hundreds_of_words_ask_no_more_than_eight(desk: Client, told: Request) -> None:
    counts = []
    for words in (1, 8, 300):
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address(Request, "changelist"), {"q": " ".join(map(str, range(words)))}).status_code == 200
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_notes_are_narrowed_by_the_years_that_there_are(desk: Client, restricted: Case) -> None:
    numbered = NoteVerbaleFactory.create(sent=True)
    NoteVerbaleFactory.create()
    hidden = NoteVerbaleFactory.create(on=[restricted], sent=True)
    page = desk.get(address(NoteVerbale, "changelist"))
    (shown,) = (spec for spec in page.context["cl"].filter_specs if spec.title == "year")
    assert [value for value, _label in shown.lookup_choices] == [str(numbered.year), "none"]
    for chosen, count in ((str(numbered.year), 1), ("none", 1), ("1999", 0), ("99999999999", 0), ("x", 2)):
        found = desk.get(address(NoteVerbale, "changelist"), {"year": chosen}).context["cl"].queryset
        assert found.count() == count, chosen
    assert hidden.year == numbered.year


def test_of_a_year_in_which_all_is_hidden_nothing_is_told(desk: Client, restricted: Case) -> None:
    NoteVerbaleFactory.create(on=[restricted], sent=True)
    page = desk.get(address(NoteVerbale, "changelist"))
    assert "year" not in [spec.title for spec in page.context["cl"].filter_specs]


def test_promises_without_a_day_stand_last(desk: Client) -> None:
    late, never = CommitmentFactory.create(late=True), CommitmentFactory.create(due_on=None)
    soon = CommitmentFactory.create()
    rows = list(desk.get(address(Commitment, "changelist")).context["cl"].result_list)
    assert [row.pk for row in rows] == [late.pk, soon.pk, never.pk]
