"""From a file to nationals and cases."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Post, User
from cases.choices import EventKind, ImportState, LineChoice, LineOutcome, Status, Topic
from cases.models import Case, ImportLine, RegisterImport, Task
from cases.register.mapping import Mapping
from cases.register.problems import Problem
from cases.services.registers import checking, files, importing
from cases.services.registers.casework import missing_facts
from cases.services.registers.posts import Posts
from core.choices import SourceKind
from core.models import StaleError
from nationals.choices import DocumentState
from nationals.models import National
from tests.factories import NationalFactory, PostFactory, TravelDocumentFactory, UserFactory

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parent.parent / "data" / "register-sample.xlsx"
HEADINGS = (
    "Name,Status,Country,Sex,DOB,Phone,Passport,Next of kin,Next of kin phone,Place,Reported by,Date reported,Remarks"
)
POW = (
    "Amina Noor,POW,Ukraine,F,about 1990,0712000111,A1234567,"
    "Halima Noor,0722000222,near Kupiansk,sister,1 May 2026,seen"
)


@pytest.fixture
def post() -> Post:
    return PostFactory.create(headquarters=True)


@pytest.fixture
def supervisor(post: Post) -> User:
    return UserFactory.create(supervisor=post)


def upload(*lines: str, name: str = "register.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\n".join([HEADINGS, *lines]).encode())


def checked(*lines: str, post: Post, by: User, **changes: Any) -> RegisterImport:
    register = files.look_through(files.receive(upload(*lines), post=post, by=by))
    mapping = Mapping.from_json(register.mapping).updated(changes)
    register = files.confirm(register, mapping=mapping, by=by, version=register.version)
    return checking.check(register, by=by)


def imported(*lines: str, post: Post, by: User) -> RegisterImport:
    register = checked(*lines, post=post, by=by)
    return importing.import_lines(importing.start(register, by=by, version=register.version), by=by)


def test_a_line_becomes_a_national_and_a_case_in_the_status_it_tells(post: Post, supervisor: User) -> None:
    register = imported(POW, post=post, by=supervisor)
    line = register.lines.get()
    assert (register.state, line.outcome) == (ImportState.DONE, LineOutcome.IMPORTED)
    assert line.case is not None
    case, national = line.case, line.case.national
    assert (case.status, case.country.code, case.place) == (Status.CAPTURED, "UA", "near Kupiansk")
    assert (case.source_kind, case.source) == (SourceKind.FAMILY, "sister; register.csv, row 2")
    assert (national.name, national.sex, national.born.edtf) == ("Amina Noor", "F", "1990~")
    assert (national.phones, national.nationality.code) == (["+254712000111"], "KE")
    assert national.travel_documents.get().number == "A1234567"
    kin = national.next_of_kin.get()
    assert (kin.name, kin.phones) == ("Halima Noor", ["+254722000222"])


def test_what_the_status_still_needs_becomes_a_duty(post: Post, supervisor: User) -> None:
    imported(POW, post=post, by=supervisor)
    duty = Task.objects.get(title__startswith="Complete")
    assert duty.title == "Complete: held by, since when"
    assert duty.is_open


def test_the_register_is_the_source_of_claims_and_entries(post: Post, supervisor: User) -> None:
    case = imported(POW, post=post, by=supervisor).lines.get().case
    assert case is not None
    claim = case.claims.get()
    assert (claim.topic, claim.value, claim.source_kind) == (Topic.PLACE, "near Kupiansk", SourceKind.REGISTER)
    report, status = case.events.order_by("pk")
    assert (report.kind, report.text, report.occurred_on.edtf) == (EventKind.REPORT, "seen", "2026-05-01")
    assert (status.kind, status.status_before, status.status_after) == (EventKind.STATUS, "", Status.CAPTURED)


def test_a_trafficked_national_gets_an_assessment(post: Post, supervisor: User) -> None:
    case = imported("Amina Noor,forced labour,Qatar,F,,,lost,,,,,,", post=post, by=supervisor).lines.get().case
    assert case is not None
    assert case.assessment.pk
    held = case.national.travel_documents.get()
    assert (held.number, held.state) == ("", DocumentState.LOST)


@pytest.mark.parametrize("status", Status)
def test_every_status_can_be_imported(post: Post, supervisor: User, status: Status) -> None:
    case = imported(f"Amina Noor,{status.label},Qatar,F,,,,,,,,,", post=post, by=supervisor).lines.get().case
    assert case is not None
    assert case.status == status
    assert bool(missing_facts(status, {})) == case.tasks.filter(title__startswith="Complete").exists()


def test_the_same_file_is_the_same_import(post: Post, supervisor: User) -> None:
    first = imported(POW, post=post, by=supervisor)
    assert files.receive(upload(POW), post=post, by=supervisor) == first
    assert Case.objects.count() == 1


def test_the_same_line_in_another_file_adds_nothing(post: Post, supervisor: User) -> None:
    imported(POW, post=post, by=supervisor)
    second = imported(POW, "Juma Kamau,missing,Qatar,M,,,,,,,,,", post=post, by=supervisor)
    assert list(second.lines.values_list("outcome", flat=True)) == [LineOutcome.KNOWN, LineOutcome.IMPORTED]
    assert Case.objects.count() == 2


def test_a_line_that_stands_twice_in_a_file_is_imported_once(post: Post, supervisor: User) -> None:
    register = imported(POW, POW, post=post, by=supervisor)
    assert list(register.lines.values_list("outcome", flat=True)) == [LineOutcome.IMPORTED, LineOutcome.KNOWN]


def test_lines_with_errors_are_kept_and_not_imported(post: Post, supervisor: User) -> None:
    register = imported("Nobody,gone,Atlantis,M,,,,,,,,,", POW, post=post, by=supervisor)
    faulty = register.lines.failing().get()
    assert [str(Problem.from_json(error)) for error in faulty.errors] == [
        "The status “gone” is not known. Say which status it means.",
        "The country “Atlantis” is not known. Say which country it means.",
    ]
    assert register.lines.counts() == {
        "ready": 0, "faulty": 1, "known": 0, "left_out": 0, "imported": 1, "failed": 0,
    }  # fmt: skip


def test_what_a_person_says_a_word_means_is_used(post: Post, supervisor: User) -> None:
    register = checked("Nobody,gone,Qatar,M,,,,,,,,,", post=post, by=supervisor, values={"status": {"gone": "missing"}})
    assert register.lines.get().values["status"] == "missing"


def test_a_probable_duplicate_is_shown_with_its_reasons(post: Post, supervisor: User) -> None:
    register = checked(POW, "NOOR Amina,captured,Ukraine,F,1990,,A1234567,,,,,,", post=post, by=supervisor)
    (found,) = register.lines.get(row=3).duplicates
    assert found["row"] == 2
    assert any("passport" in reason["message"] for reason in found["reasons"])


def test_a_duplicate_that_nobody_decided_is_another_person_with_a_duty_to_compare(post: Post, supervisor: User) -> None:
    register = imported(POW, "NOOR Amina,captured,Ukraine,F,1990,,A1234567,,,,,,", post=post, by=supervisor)
    assert National.objects.count() == 2
    case = register.lines.get(row=3).case
    assert case is not None
    assert case.tasks.filter(title="Is this the same person as row 2 of the register?").exists()


def test_the_same_person_in_two_lines_has_one_case_and_both_names(post: Post, supervisor: User) -> None:
    register = checked(POW, "NOOR Amiina,captured,Ukraine,F,1990,,A1234567,,,,,,heard", post=post, by=supervisor)
    importing.choose(register.lines.get(row=3), choice=LineChoice.SAME, same_as="2", by=supervisor)
    register = importing.import_lines(importing.start(register, by=supervisor, version=register.version), by=supervisor)
    case = Case.objects.get()
    assert {line.case for line in register.lines.all()} == {case}
    assert [alias.name for alias in case.national.aliases.all()] == ["NOOR Amiina"]
    assert case.events.filter(kind=EventKind.REPORT).count() == 2


def test_a_known_national_gets_a_case_and_what_was_not_known(post: Post, supervisor: User) -> None:
    known = NationalFactory.create(name="Amina Noor", sex="", post=post, phones=[], born="1990")
    TravelDocumentFactory.create(national=known, number="A1234567", number_key="A1234567")
    register = checked(POW, post=post, by=supervisor)
    (found,) = register.lines.get().duplicates
    assert found["national"] == known.reference
    importing.choose(register.lines.get(), choice=LineChoice.SAME, same_as=known.reference, by=supervisor)
    importing.import_lines(importing.start(register, by=supervisor, version=register.version), by=supervisor)
    known.refresh_from_db()
    assert (known.sex, known.phones, known.born.edtf) == ("F", ["+254712000111"], "1990")
    assert known.travel_documents.count() == 1
    assert known.cases.get().status == Status.CAPTURED


def test_a_line_can_be_left_out_and_taken_back(post: Post, supervisor: User) -> None:
    register = checked(POW, post=post, by=supervisor)
    left_out = importing.choose(register.lines.get(), choice=LineChoice.LEAVE_OUT, by=supervisor)
    assert left_out.outcome == LineOutcome.LEFT_OUT
    assert importing.choose(left_out, choice=LineChoice.NEW, by=supervisor).outcome == LineOutcome.READY


def test_somebody_who_was_not_shown_cannot_be_chosen(post: Post, supervisor: User) -> None:
    register = checked(POW, post=post, by=supervisor)
    with pytest.raises(ValidationError, match="choose one of the people shown"):
        importing.choose(register.lines.get(), choice=LineChoice.SAME, same_as="N-000001", by=supervisor)


def test_an_imported_line_cannot_be_decided_again(post: Post, supervisor: User) -> None:
    register = imported(POW, post=post, by=supervisor)
    with pytest.raises(ValidationError, match="Row 2 is imported"):
        importing.choose(register.lines.get(), choice=LineChoice.LEAVE_OUT, by=supervisor)


def test_an_import_that_was_cut_off_goes_on_where_it_stopped(post: Post, supervisor: User) -> None:
    register = checked(POW, "Juma Kamau,missing,Qatar,M,,,,,,,,,", post=post, by=supervisor)
    register = importing.start(register, by=supervisor, version=register.version)
    importing.import_line(register.lines.get(row=2), posts=Posts(post, supervisor), by=supervisor)
    importing.import_lines(register, by=supervisor)
    importing.import_lines(register, by=supervisor)
    assert Case.objects.count() == 2


def test_a_line_that_the_database_refuses_fails_alone(post: Post, supervisor: User) -> None:
    register = checked(POW, "Juma Kamau,missing,Qatar,M,,,,,,,,,", post=post, by=supervisor)
    ImportLine.objects.filter(row=2).update(values={"name": "A" * 300, "status": "captured", "country": "UA"})
    register = importing.import_lines(importing.start(register, by=supervisor, version=register.version), by=supervisor)
    assert list(register.lines.values_list("outcome", flat=True)) == [LineOutcome.FAILED, LineOutcome.IMPORTED]
    assert register.lines.get(row=2).errors


def test_cases_go_to_the_mission_that_covers_the_country(post: Post, supervisor: User) -> None:
    mission = PostFactory.create(country="QA", covers=["QA", "BH"])
    posts = Posts(post, supervisor)
    assert [posts.for_country(country) for country in ("QA", "BH", "LB")] == [mission, mission, post]
    own = UserFactory.create(supervisor=mission)
    PostFactory.create(country="LB", covers=["LB"])
    assert Posts(mission, own).for_country("LB") == mission


def test_only_who_may_import_can(post: Post) -> None:
    caseworker = UserFactory.create(caseworker=post)
    with pytest.raises(PermissionDenied):
        files.receive(upload(POW), post=post, by=caseworker)
    assert not RegisterImport.objects.visible_to(caseworker).exists()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"<html>", b"PK\x03\x04"])
def test_what_is_no_register_is_refused_at_the_door(post: Post, supervisor: User, content: bytes) -> None:
    with pytest.raises(ValidationError):
        files.receive(SimpleUploadedFile("a.xlsx", content or b" "), post=post, by=supervisor)
    assert not RegisterImport.objects.exists()


def test_a_register_without_names_stops_with_the_reason(post: Post, supervisor: User) -> None:
    received = files.receive(SimpleUploadedFile("a.csv", b"1,2\n3,4\n"), post=post, by=supervisor)
    stopped = files.look_through(received)
    assert stopped.state == ImportState.FAILED
    assert "No column of names" in str(Problem.from_json(stopped.problem))
    assert files.receive(SimpleUploadedFile("a.csv", b"1,2\n3,4\n"), post=post, by=supervisor).state == "reading"


def test_two_people_cannot_confirm_the_same_register(post: Post, supervisor: User) -> None:
    register = files.look_through(files.receive(upload(POW), post=post, by=supervisor))
    mapping, version = Mapping.from_json(register.mapping), register.version
    files.confirm(register, mapping=mapping, by=supervisor, version=version)
    with pytest.raises(StaleError):
        files.confirm(register, mapping=mapping, by=supervisor, version=version)


def test_a_register_that_is_imported_cannot_be_read_otherwise(post: Post, supervisor: User) -> None:
    register = imported(POW, post=post, by=supervisor)
    with pytest.raises(ValidationError, match="imported already"):
        files.confirm(register, mapping=Mapping(), by=supervisor, version=register.version)
    with pytest.raises(ValidationError, match="This register is imported"):
        importing.start(register, by=supervisor, version=register.version)


def test_other_columns_bring_other_words(post: Post, supervisor: User) -> None:
    register = files.look_through(files.receive(upload(POW), post=post, by=supervisor))
    mapping = Mapping.from_json(register.mapping | {"columns": {"name": "A", "status": "M"}, "values": {}})
    register = files.change_sheet(register, mapping=mapping, by=supervisor, version=register.version)
    assert register.mapping["values"]["status"] == {"seen": None}


def test_the_sample_is_imported_whole_and_once(post: Post, supervisor: User) -> None:
    for _again in range(2):
        received = files.receive(SimpleUploadedFile("r.xlsx", SAMPLE.read_bytes()), post=post, by=supervisor)
        if received.state == ImportState.READING:
            register = files.look_through(received)
            mapping = Mapping.from_json(register.mapping)
            register = files.confirm(register, mapping=mapping, by=supervisor, version=register.version)
            register = checking.check(register, by=supervisor)
            importing.import_lines(importing.start(register, by=supervisor, version=register.version), by=supervisor)
    assert Case.objects.count() == National.objects.count() == 240
    assert sum(bool(line.duplicates) for line in register.lines.all()) == 17
