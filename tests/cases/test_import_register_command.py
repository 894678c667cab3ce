"""manage.py import_register."""

import io
import json
from pathlib import Path

import pytest
from django.core.files import File
from django.core.management import CommandError, call_command

from accounts.choices import Role
from cases.models import Case, RegisterImport
from cases.services.registers import files
from nationals.models import National
from tests.factories import MembershipFactory, PostFactory, UserFactory

DATA = Path(__file__).parent.parent / "data"
SAMPLE, TRUTH = DATA / "register-sample.xlsx", DATA / "register-sample-truth.csv"
KEYS = [
    "row", "name", "status", "country", "sex", "born", "born_precision", "phone", "passport", "duplicate_of", "errors",
]  # fmt: skip


def run(*arguments: object) -> str:
    out = io.StringIO()
    call_command("import_register", *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.csv"
    path.write_text("Name,Status,Country\nAmina Noor,gone,Qatar\nJuma Kamau,missing,Qatar\n", encoding="utf-8")
    return path


def test_json_prints_one_object_for_each_person_and_writes_nothing() -> None:
    lines = [json.loads(line) for line in run(SAMPLE, "--json").splitlines()]
    assert len(lines) == 240
    assert all(list(line) == KEYS for line in lines)
    assert lines[0]["row"] == 5
    assert sum(bool(line["duplicate_of"]) for line in lines) == 34


def test_the_accuracy_is_printed_as_a_table() -> None:
    shares = [
        line.split()[-1] for line in run(SAMPLE, "--truth", TRUTH).splitlines() if line.startswith(("born", "doub"))
    ]
    assert shares == ["100.0", "100.0", "100.0"]


def test_what_was_read_wrong_is_named(tmp_path: Path) -> None:
    truth = tmp_path / "truth.csv"
    truth.write_text(TRUTH.read_text(encoding="utf-8").replace("Qatar,repatriated", "Qatar,missing"), encoding="utf-8")
    assert "row 5: status is 'repatriated', should be 'missing'" in run(SAMPLE, "--truth", truth)


def test_a_dry_run_says_what_would_be_imported(small: Path) -> None:
    out = run(small, "--dry-run")
    assert "row 2: The status “gone” is not known." in out
    assert "1 lines have errors" in out


def test_a_mapping_file_decides_what_words_mean(small: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "map.json"
    mapping.write_text('{"values": {"status": {"gone": "deceased"}}, "columns": {"country": ""}}', encoding="utf-8")
    lines = [json.loads(line) for line in run(small, "--json", "--map", mapping).splitlines()]
    assert [line["status"] for line in lines] == ["deceased", "missing"]
    assert lines[0]["errors"] == ["The country is missing."]


@pytest.mark.parametrize("content", ["", "\x89PNG"])
def test_a_file_that_is_no_register_is_refused_in_a_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(CommandError):
        run(path, "--dry-run")
    with pytest.raises(CommandError, match=r"absent.xlsx: No such file or directory\."):
        run(tmp_path / "absent.xlsx", "--dry-run")


@pytest.mark.django_db
def test_an_import_needs_somebody_who_may(small: Path) -> None:
    caseworker = UserFactory.create(caseworker=PostFactory.create())
    with pytest.raises(CommandError, match="who imports"):
        run(small)
    with pytest.raises(CommandError, match="may not import"):
        run(small, "--by", caseworker.email)


@pytest.mark.django_db
def test_the_command_imports_and_names_what_failed(small: Path) -> None:
    post = PostFactory.create(headquarters=True)
    by = MembershipFactory.create(post=post, role=Role.SUPERVISOR).user
    out = run(small, "--by", by.email, "--post", post.code)
    assert "1 lines imported" in " ".join(out.split())
    assert "row 2: The status “gone” is not known" in out
    assert (Case.objects.count(), National.objects.count()) == (1, 1)
    assert "nothing is added" in run(small, "--by", by.email)
    assert (Case.objects.count(), RegisterImport.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_a_file_that_waits_on_the_page_is_not_imported_past_it(small: Path) -> None:
    by = MembershipFactory.create(post=(post := PostFactory.create(headquarters=True)), role=Role.SUPERVISOR).user
    with small.open("rb") as file:
        files.look_through(files.receive(File(file, name="register.csv"), post=post, by=by))
    with pytest.raises(CommandError, match="waiting for you to confirm columns and words: go on there"):
        run(small, "--by", by.email)
    assert not Case.objects.exists()
