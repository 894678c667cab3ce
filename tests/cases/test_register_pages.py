"""The pages of importing a register."""

import csv
import io
import uuid
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import Post, User
from cases.choices import ImportState, LineChoice, LineOutcome
from cases.jobs import check_register, import_register, look_through_register
from cases.models import Case, ImportLine, RegisterImport
from cases.services.registers import checking, files, importing, results
from tests.conftest import SignedIn
from tests.factories import (
    CaseFactory,
    ImportLineFactory,
    NationalFactory,
    PostFactory,
    RegisterImportFactory,
    UserFactory,
)
from tests.factories.registers import CONTENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Post:
    return PostFactory.create(headquarters=True)


@pytest.fixture
def supervisor(post: Post) -> User:
    return UserFactory.create(supervisor=post)


@pytest.fixture
def screen(supervisor: User, signed_in: SignedIn) -> Client:
    return signed_in(supervisor)


def send(screen: Client, address: str, **fields: Any) -> Any:
    return screen.post(address, {"submission": str(uuid.uuid4()), **fields})


def proposed(post: Post, by: User) -> RegisterImport:
    file = SimpleUploadedFile("register.csv", CONTENT)
    return files.look_through(files.receive(file, post=post, by=by))


def answers(screen: Client, register: RegisterImport) -> dict[str, Any]:
    """The confirm page's form as it is shown."""
    form = screen.get(register.get_absolute_url()).context["form"]
    return {bound.html_name: bound.value() or "" for bound in form}


def checked(screen: Client, post: Post, by: User) -> RegisterImport:
    register = proposed(post, by)
    send(screen, f"/registers/{register.pk}/confirm/", **answers(screen, register))
    register.refresh_from_db()
    return checking.check(register, by=by)


def jobs() -> list[str]:
    names = ProcrastinateJob.objects.order_by("pk").values_list("task_name", flat=True)
    return [name.rpartition(".")[2] for name in names]


def test_a_spreadsheet_is_handed_in_and_read_by_a_job(screen: Client, post: Post) -> None:
    file = SimpleUploadedFile("register.csv", CONTENT)
    answer = send(screen, "/registers/", file=file, post=post.pk)
    register = RegisterImport.objects.get()
    assert answer.url == register.get_absolute_url()
    assert jobs() == ["look_through_register"]
    assert "being read" in screen.get(answer.url).content.decode()


def test_the_same_spreadsheet_again_leads_to_the_import_there_is(screen: Client, post: Post, supervisor: User) -> None:
    register = proposed(post, supervisor)
    file = SimpleUploadedFile("other-name.csv", CONTENT)
    answer = screen.post("/registers/", {"submission": str(uuid.uuid4()), "file": file, "post": post.pk}, follow=True)
    assert answer.redirect_chain[-1][0] == register.get_absolute_url()
    assert "handed in before" in answer.content.decode()


@pytest.mark.parametrize("content", [b"\x89PNG\r\n", b"<html>"])
def test_what_is_no_spreadsheet_comes_back_with_the_reason(screen: Client, post: Post, content: bytes) -> None:
    answer = send(screen, "/registers/", file=SimpleUploadedFile("a.xlsx", content), post=post.pk)
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_columns_and_words_are_shown_to_be_confirmed(screen: Client, post: Post, supervisor: User) -> None:
    page = screen.get(proposed(post, supervisor).get_absolute_url()).content.decode()
    for shown in ("A Name", "Amina Noor", "POW", "another word for it", "gone", "not decided: these lines fail"):
        assert shown in page


def test_words_that_need_an_eye_stand_first(screen: Client, post: Post, supervisor: User) -> None:
    form = screen.get(proposed(post, supervisor).get_absolute_url()).context["form"]
    shown = {label: [word.text for word in words] for label, words in form.words}
    assert list(shown) == ["status", "country where he is", "sex"]
    assert shown["status"][0] == "gone"
    assert shown["country where he is"][0] == "Atlantis"


def test_what_is_confirmed_is_checked_by_a_job(screen: Client, post: Post, supervisor: User) -> None:
    register = proposed(post, supervisor)
    told = answers(screen, register) | {"word_status_2": "missing", "day_first": "no", "default_country": "Russie"}
    answer = send(screen, f"/registers/{register.pk}/confirm/", **told)
    register.refresh_from_db()
    assert answer.url == register.get_absolute_url()
    assert register.state == ImportState.CHECKING
    assert jobs() == ["check_register"]
    assert register.mapping["day_first"] is False
    assert register.mapping["defaults"] == {"country": "RU"}
    assert register.mapping["values"]["country"] == {"Ukraine": "UA", "Qatar": "QA", "Atlantis": None}


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"column_B": "name"}, "Two columns cannot both be"),
        ({"column_A": ""}, "Say which column holds the names"),
        ({"word_country_0": "Atlantis"}, "is not a country"),
    ],
)
def test_what_cannot_be_right_comes_back(
    screen: Client, post: Post, supervisor: User, wrong: dict[str, str], reason: str
) -> None:
    register = proposed(post, supervisor)
    told = answers(screen, register) | wrong
    answer = send(screen, f"/registers/{register.pk}/confirm/", **told)
    assert answer.status_code == 422
    assert reason in answer.content.decode()


def test_another_column_of_statuses_brings_its_own_words(screen: Client, post: Post, supervisor: User) -> None:
    register = proposed(post, supervisor)
    told = answers(screen, register) | {"column_B": "remarks", "column_G": "status"}
    send(screen, f"/registers/{register.pk}/confirm/", **told)
    register.refresh_from_db()
    assert register.state == ImportState.PROPOSED
    assert set(register.mapping["values"]["status"]) == {"A1234567", ""}


def test_a_form_that_another_was_quicker_with_says_so(screen: Client, post: Post, supervisor: User) -> None:
    register = proposed(post, supervisor)
    told = answers(screen, register)
    RegisterImport.objects.filter(pk=register.pk).update(version=9)
    answer = screen.post(f"/registers/{register.pk}/confirm/", {"submission": str(uuid.uuid4()), **told}, follow=True)
    assert "went on with this register meanwhile" in answer.content.decode()
    assert jobs() == []


def test_each_line_is_shown_as_it_will_be_with_its_errors(screen: Client, post: Post, supervisor: User) -> None:
    register = checked(screen, post, supervisor)
    page = screen.get(register.get_absolute_url()).content.decode()
    for shown in (
        "Amina Noor",
        "Captured",
        "Ukraine",
        "about 1988",
        "+254 712 000111",
        "is not known",
        "Import 2 lines",
    ):
        assert shown in page
    errors = screen.get(f"{register.get_absolute_url()}?lines=errors").content.decode()
    assert "Nobody" in errors
    assert "Amina Noor" not in errors


def test_the_import_is_started_once_as_a_job(screen: Client, post: Post, supervisor: User) -> None:
    register = checked(screen, post, supervisor)
    address, key = f"/registers/{register.pk}/import/", str(uuid.uuid4())
    for _click in range(2):
        screen.post(address, {"submission": key, "version_seen": register.version})
    send(screen, address, version_seen=register.version)
    register.refresh_from_db()
    assert register.state == ImportState.IMPORTING
    assert jobs() == ["check_register", "import_register"]


def test_progress_is_shown_until_there_is_something_to_do(screen: Client, post: Post, supervisor: User) -> None:
    register = RegisterImportFactory.create(post=post, state=ImportState.IMPORTING, total=50, done=20)
    page = screen.get(f"/registers/{register.pk}/progress/", headers={"hx-request": "true"}).content.decode()
    assert '<progress max="50" value="20"' in page
    RegisterImport.objects.filter(pk=register.pk).update(state=ImportState.CHECKED)
    answer = screen.get(f"/registers/{register.pk}/progress/", headers={"hx-request": "true"})
    assert answer.headers["HX-Refresh"] == "true"
    assert screen.get(f"/registers/{register.pk}/progress/").headers["Location"] == register.get_absolute_url()


def test_a_step_that_was_cut_off_can_be_started_again(screen: Client, post: Post) -> None:
    for state in (ImportState.READING, ImportState.CHECKING, ImportState.IMPORTING, ImportState.CHECKED):
        register = RegisterImportFactory.create(post=post, state=state)
        send(screen, f"/registers/{register.pk}/again/")
    assert jobs() == ["look_through_register", "check_register", "import_register"]


def test_a_job_that_comes_too_late_does_nothing(post: Post, supervisor: User) -> None:
    register = RegisterImportFactory.create(post=post, state=ImportState.CHECKED)
    ImportLineFactory.create(register=register)
    look_through_register(register_id=register.pk)
    check_register(register_id=register.pk, user_id=supervisor.pk)
    import_register(register_id=register.pk, user_id=supervisor.pk)
    register.refresh_from_db()
    assert (register.state, register.lines.get().outcome) == (ImportState.CHECKED, LineOutcome.READY)


def test_a_register_that_stopped_says_why(screen: Client, post: Post, supervisor: User) -> None:
    file = SimpleUploadedFile("register.csv", b"1,2\n3,4\n")
    stopped = files.look_through(files.receive(file, post=post, by=supervisor))
    assert "No column of names was found" in screen.get(stopped.get_absolute_url()).content.decode()


def test_a_decision_about_a_line_is_kept(screen: Client, post: Post) -> None:
    register = RegisterImportFactory.create(post=post, state=ImportState.CHECKED)
    alike = [{"row": 2, "score": 0.9, "band": "likely", "reasons": [{"message": "same name", "values": {}}]}]
    line = ImportLineFactory.create(register=register, row=3, duplicates=alike)
    page = screen.get(f"{register.get_absolute_url()}?lines=alike").content.decode()
    assert "Like the person of row 2: same name" in " ".join(page.split())
    send(screen, f"/registers/{register.pk}/decide/", **{f"line_{line.pk}": "same:2", "line_x": "new"})
    line.refresh_from_db()
    assert (line.choice, line.same_as) == (LineChoice.SAME, "2")
    send(screen, f"/registers/{register.pk}/decide/", **{f"line_{line.pk}": "leave_out"})
    line.refresh_from_db()
    assert line.outcome == LineOutcome.LEFT_OUT


def test_decisions_about_lines_that_cannot_be_are_passed_over(screen: Client, post: Post) -> None:
    line = ImportLineFactory.create(register__post=post, register__state=ImportState.CHECKED)
    odd = {f"line_{name}": "leave_out" for name in ("", "-1", "²", "9" * 30, "\0", f"00{line.pk}x")}
    send(screen, f"/registers/{line.register.pk}/decide/", **odd)
    line.refresh_from_db()
    assert line.outcome == LineOutcome.READY
    send(screen, f"/registers/{line.register.pk}/decide/", **{f"line_00{line.pk}": "leave_out"})
    line.refresh_from_db()
    assert line.outcome == LineOutcome.LEFT_OUT


def test_a_decision_that_cannot_be_is_refused_with_the_reason(screen: Client, post: Post) -> None:
    line = ImportLineFactory.create(register__post=post, register__state=ImportState.CHECKED)
    answer = screen.post(
        f"/registers/{line.register.pk}/decide/",
        {"submission": str(uuid.uuid4()), f"line_{line.pk}": "same:N-000009"},
        follow=True,
    )
    assert "choose one of the people shown" in answer.content.decode()


def test_one_can_go_back_to_columns_until_lines_are_imported(screen: Client, post: Post, supervisor: User) -> None:
    register = checked(screen, post, supervisor)
    send(screen, f"/registers/{register.pk}/columns/")
    register.refresh_from_db()
    assert register.state == ImportState.PROPOSED
    RegisterImport.objects.filter(pk=register.pk).update(state=ImportState.IMPORTING)
    answer = screen.post(f"/registers/{register.pk}/columns/", {"submission": str(uuid.uuid4())}, follow=True)
    assert "are at work" in answer.content.decode()


def test_the_result_links_each_line_to_its_case(screen: Client, post: Post, supervisor: User) -> None:
    register = checked(screen, post, supervisor)
    importing.import_lines(importing.start(register, by=supervisor, version=None), by=supervisor)
    page = screen.get(register.get_absolute_url()).content.decode()
    for case in Case.objects.order_by("pk"):
        assert f'href="{case.get_absolute_url()}"' in page
    assert "2 imported" in page
    assert "1 with errors" in page


def test_failed_lines_can_be_fetched_repaired_and_handed_in_again(screen: Client, post: Post, supervisor: User) -> None:
    register = checked(screen, post, supervisor)
    fetched = screen.get(f"/registers/{register.pk}/to-repair.csv").content
    rows = list(csv.reader(io.StringIO(fetched.decode("utf-8-sig"))))
    assert rows[0] == ["Name", "Status", "Country", "Sex", "DOB", "Phone", "Passport", "Row", "Why it was not imported"]
    assert rows[1][:3] == ["Nobody", "gone", "Atlantis"]
    assert "Say which status it means" in rows[1][-1]
    repaired = fetched.replace(b"gone", b"missing").replace(b"Atlantis", b"Qatar")
    again = files.look_through(files.receive(SimpleUploadedFile("repaired.csv", repaired), post=post, by=supervisor))
    send(screen, f"/registers/{again.pk}/confirm/", **answers(screen, again))
    again.refresh_from_db()
    assert checking.check(again, by=supervisor).lines.counts()["ready"] == 1


DANGEROUS = ['=HYPERLINK("http://example.invalid")', "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "+254 712 000111"]


def test_no_cell_of_the_file_to_repair_runs_as_a_formula(screen: Client, post: Post) -> None:
    proposal = {"columns": [{"heading": f"H{number}"} for number in range(len(DANGEROUS))]}
    register = RegisterImportFactory.create(post=post, state=ImportState.CHECKED, proposal=proposal)
    raw = dict(zip("ABCDE", DANGEROUS, strict=True))
    ImportLineFactory.create(register=register, raw=raw, outcome=LineOutcome.FAULTY)
    (_headings, row) = csv.reader(io.StringIO(results.failing_as_csv(register).decode("utf-8-sig")))
    assert row[:5] == [*(f"'{text}" for text in DANGEROUS[:4]), DANGEROUS[4]]
    content = screen.get(f"/registers/{register.pk}/to-repair.xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet[2][:5]] == [(text, "s") for text in DANGEROUS]


def test_a_line_about_a_restricted_case_is_shown_to_those_named_only(
    screen: Client, post: Post, supervisor: User, signed_in: SignedIn
) -> None:
    register = checked(screen, post, supervisor)
    importing.import_lines(importing.start(register, by=supervisor, version=None), by=supervisor)
    Case.objects.filter(national__name="Amina Noor").update(restricted=True)
    again = RegisterImportFactory.create(post=post, state=ImportState.CHECKED)
    fingerprint = register.lines.get(row=2).fingerprint
    ImportLineFactory.create(register=again, fingerprint=fingerprint, outcome=LineOutcome.KNOWN)
    for page in (register, again):
        shown = screen.get(page.get_absolute_url()).content.decode()
        assert "Amina Noor" not in shown
    assert "Juma Kamau" in screen.get(register.get_absolute_url()).content.decode()


def test_a_likeness_to_somebody_unseen_is_not_shown(screen: Client, post: Post) -> None:
    reason = {"score": 0.9, "band": "likely", "reasons": [{"message": "same name", "values": {}}]}
    unseen = CaseFactory.create(restricted=True).national.reference
    seen = NationalFactory.create(post=post).reference
    alike = [{"national": reference, **reason} for reference in (unseen, seen)]
    line = ImportLineFactory.create(register__post=post, register__state=ImportState.CHECKED, duplicates=alike)
    page = screen.get(line.register.get_absolute_url()).content.decode()
    assert seen in page
    assert unseen not in page


def test_only_who_may_import_sees_registers(post: Post, supervisor: User, signed_in: SignedIn) -> None:
    register = proposed(post, supervisor)
    caseworker = signed_in(UserFactory.create(caseworker=post))
    assert caseworker.get("/registers/").status_code == 403
    elsewhere = signed_in(UserFactory.create(supervisor=PostFactory.create()))
    for screen in (caseworker, elsewhere):
        for address in ("", "progress/", "to-repair.csv", "to-repair.xlsx"):
            assert screen.get(f"/registers/{register.pk}/{address}").status_code == 404
        for address in ("confirm/", "columns/", "decide/", "import/"):
            assert send(screen, f"/registers/{register.pk}/{address}").status_code == 404


@pytest.mark.parametrize("lines", [10, 60])
def test_the_lines_cost_the_same_however_many_there_are(
    screen: Client, post: Post, lines: int, django_assert_num_queries: Any
) -> None:
    register = RegisterImportFactory.create(post=post, state=ImportState.CHECKED)
    ImportLineFactory.create_batch(lines, register=register)
    screen.get(register.get_absolute_url())
    with django_assert_num_queries(9):
        screen.get(register.get_absolute_url())


def test_the_list_of_registers_costs_the_same_however_many_there_are(screen: Client, post: Post) -> None:
    RegisterImportFactory.create_batch(3, post=post)
    assert screen.get("/registers/").content.decode().count("register.csv") == 3
    assert ImportLine.objects.count() == 0
