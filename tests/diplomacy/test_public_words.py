"""What is said in public: statements with what they repeat, warnings that everybody may read, and no case in either."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.models import Authority, Statement, TravelWarning
from diplomacy.services.statements import link_statement
from diplomacy.services.travel_warnings import end_warning, publish_warning, write_warning
from tests.diplomacy.sending import errors, send
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    StatementFactory,
    StatementLinkFactory,
    TravelWarningFactory,
    UserFactory,
)

WARNING = {"country": "RU", "area": "", "level": "4_stay_away", "from_on": "2026-10-01", "reason": "War."}
PUBLIC = "/travel-warnings/"


@pytest.fixture
def boss(post: Post) -> User:
    return UserFactory.create(supervisor=post)


def test_a_statement_is_noted_and_changed(desk: Client, post: Post, ministry: Authority, today: Any) -> None:
    told = {
        "side": "theirs", "authority": ministry.pk, "speaker": "Spokesman", "said_on": today.isoformat(),
        "subject": "Recruiters", "text": "They are no staff of ours.", "link": "https://press.example/1",
        "post": post.pk,
    }  # fmt: skip
    assert send(desk, reverse("diplomacy:statement-new"), **told).status_code == 302
    statement = Statement.objects.get()
    page = desk.get(statement.get_absolute_url()).content.decode()
    assert "They are no staff of ours." in page
    address = reverse("diplomacy:statement-edit", args=[statement.pk])
    assert send(desk, address, **told | {"subject": "Changed", "version_seen": 1}).status_code == 302
    assert desk.get(f"{reverse('diplomacy:statements')}?q=changed&side=theirs").context["total"] == 1


def test_a_promise_shows_what_was_said_of_it_in_public(desk: Client, post: Post, case: Case) -> None:
    commitment = CommitmentFactory.create(post=post, on=[case])
    link = StatementLinkFactory.create(commitment=commitment, claim=None, manner="denies")
    page = desk.get(commitment.get_absolute_url()).content.decode()
    assert link.statement.get_absolute_url() in page
    assert "denies it" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "He is C-2026-000123."),
        ("subject", "n-000123"),
        ("link", "javascript:alert(1)"),
        ("said_on", "2999-01-01"),
        ("authority", ""),
    ],
)
def test_what_a_statement_may_not_say(
    desk: Client, post: Post, ministry: Authority, today: Any, field: str, value: str
) -> None:
    told = {
        "side": "theirs", "authority": ministry.pk, "said_on": today.isoformat(), "subject": "x", "text": "y",
        "post": post.pk,
    }  # fmt: skip
    response = send(desk, reverse("diplomacy:statement-new"), **told | {field: value})
    assert errors(response)
    assert not Statement.objects.exists()


def test_a_promise_and_a_claim_are_linked(desk: Client, post: Post, ministry: Authority, case: Case) -> None:
    statement = StatementFactory.create(post=post, authority=ministry)
    promise = CommitmentFactory.create(post=post, authority=ministry, words="You will see him.")
    claim = ClaimFactory.create(case=case, value="He volunteered")
    address = reverse("diplomacy:statement-link", args=[statement.pk])
    send(desk, address, manner="repeats", commitment=promise.pk)
    send(desk, f"{address}?case={case.reference}", manner="denies", claim=claim.pk)
    page = desk.get(statement.get_absolute_url()).content.decode()
    for said in ("You will see him.", "He volunteered", "repeats it", "denies it"):
        assert said in page
    assert errors(send(desk, address, manner="says", commitment=promise.pk))
    assert errors(send(desk, address, manner="says"))


def test_a_link_shows_nothing_of_what_may_not_be_seen(
    desk: Client, officer: User, post: Post, restricted_case: Case
) -> None:
    statement = StatementFactory.create(post=post)
    hidden = CommitmentFactory.create(post=post, on=[restricted_case], words="Secret words")
    claim = ClaimFactory.create(case=restricted_case, value="Secret value")
    StatementLinkFactory.create(statement=statement, commitment=hidden)
    StatementLinkFactory.create(statement=statement, commitment=None, claim=claim)
    page = desk.get(statement.get_absolute_url()).content.decode()
    assert "Secret" not in page
    assert "Nothing is linked yet" in page
    address = reverse("diplomacy:statement-link", args=[statement.pk])
    assert "Secret" not in desk.get(address).content.decode()
    assert desk.get(f"{address}?case={restricted_case.reference}").status_code == 404
    refusals: list[Callable[[], Any]] = [
        lambda: link_statement(statement, by=officer, manner="says", commitment=hidden),
        lambda: link_statement(statement, by=officer, manner="says", claim=claim),
    ]
    for refused in refusals:
        with pytest.raises(ValidationError):
            refused()


def test_another_post_changes_no_statement_of_ours(stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        link_statement(StatementFactory.create(), by=stranger, manner="says", commitment=CommitmentFactory.create())


def test_a_warning_is_published_by_a_second_person(desk: Client, officer: User, boss: User) -> None:
    assert send(desk, reverse("diplomacy:travel-warning-new"), **WARNING).status_code == 302
    warning = TravelWarning.objects.get()
    with pytest.raises(PermissionDenied):
        publish_warning(warning, by=officer)
    assert publish_warning(warning, by=boss).published_by == boss
    with pytest.raises(ValidationError, match="already"):
        publish_warning(warning, by=boss)
    with pytest.raises(ValidationError, match="What is published stays"):
        write_warning(WARNING, by=officer, warning=warning)


def test_who_wrote_a_warning_last_does_not_publish_it(officer: User, boss: User) -> None:
    warning = write_warning(WARNING, by=officer)
    write_warning(WARNING | {"reason": "War, still."}, by=boss, warning=warning)
    with pytest.raises(PermissionDenied):
        publish_warning(warning, by=boss)


def test_a_warning_names_no_case(desk: Client) -> None:
    response = send(desk, reverse("diplomacy:travel-warning-new"), **WARNING | {"reason": "See c-2026-000123"})
    assert "take out c-2026-000123" in errors(response)["reason"][0]


def test_a_warning_goes_its_way_by_its_pages(signed_in: Any, officer: User, boss: User, today: Any) -> None:
    warning = TravelWarningFactory.create(issued_by=officer)
    client = signed_in(officer)
    edit = reverse("diplomacy:travel-warning-edit", args=[warning.pk])
    assert send(client, edit, **WARNING, version_seen=1).status_code == 302
    publish = reverse("diplomacy:travel-warning-publish", args=[warning.pk])
    assert send(signed_in(boss), publish, version_seen=2).status_code == 302
    end = reverse("diplomacy:travel-warning-end", args=[warning.pk])
    yesterday = today - timedelta(days=1)
    assert send(client, end, until_on=yesterday.isoformat(), version_seen=3).status_code == 302
    register = reverse("diplomacy:travel-warnings")
    assert client.get(register).context["total"] == 0
    assert client.get(f"{register}?former=on&country=RU&level=4_stay_away&q=war").context["total"] == 1


def test_a_warning_does_not_end_before_it_begins(boss: User) -> None:
    warning = TravelWarningFactory.create()
    with pytest.raises(ValidationError):
        end_warning(warning, by=boss, until_on=warning.from_on - timedelta(days=1))


@pytest.mark.django_db
def test_the_public_page_is_closed_unless_it_is_turned_on(client: Client) -> None:
    assert client.get(PUBLIC).status_code == 404


def test_everybody_reads_what_is_published_and_in_force_and_nothing_else(
    client: Client, settings: Any, case: Case, today: Any
) -> None:
    settings.PUBLISH_WARNINGS = True
    shown = TravelWarningFactory.create(published=True, country="MM", area="Myawaddy", reason="<b>Scam</b> centres.")
    TravelWarningFactory.create(country="QA", reason="Not published yet")
    TravelWarningFactory.create(published=True, ended=True, reason="Ended")
    TravelWarningFactory.create(published=True, from_on=today + timedelta(days=1), reason="Not begun")
    page = client.get(PUBLIC).content.decode()
    assert "Myawaddy" in page
    assert "&lt;b&gt;Scam&lt;/b&gt; centres." in page
    for hidden in ("Not published yet", "Ended", "Not begun", case.reference, shown.issued_by.full_name, "Qatar"):
        assert hidden not in page


def test_the_public_page_asks_for_warnings_alone(client: Client, settings: Any, db: None) -> None:
    settings.PUBLISH_WARNINGS = True
    TravelWarningFactory.create(published=True)
    with CaptureQueriesContext(connection) as queries:
        client.get(PUBLIC)
    tables = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(tables) == 1
    assert "diplomacy_travelwarning" in tables[0]


def test_a_warning_has_no_key_to_a_case_or_person() -> None:
    """What cannot be pointed to cannot be shown."""
    keys = [field for field in TravelWarning._meta.get_fields() if field.many_to_one]
    pointed = {str(field.related_model) for field in keys}
    assert pointed == {str(User)}


def test_lists_cost_the_same_with_many_rows(desk: Client) -> None:
    for name, make in (("statements", StatementFactory), ("travel-warnings", TravelWarningFactory)):
        counts = []
        desk.get(reverse(f"diplomacy:{name}"))
        for _round in range(2):
            for _row in range(8):
                make.create()
            with CaptureQueriesContext(connection) as queries:
                desk.get(reverse(f"diplomacy:{name}"))
            counts.append(len(queries))
        assert counts[0] == counts[1]
