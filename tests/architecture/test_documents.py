"""Documents that say what the code does are held to it."""

import re
from pathlib import Path

import pytest

from accounts.management.commands.print_roles import roles_page
from cases.management.commands.print_workflow import workflow_page

HOUSE = Path(__file__).parent.parent.parent
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (HOUSE / "ARCHITECTURE.md").read_text())
LINKS = re.findall(r"\]\(([\w./-]+)\)", (HOUSE / "README.md").read_text())


def test_the_page_of_roles_is_what_the_roles_are() -> None:
    assert (HOUSE / "docs/roles.md").read_text() == roles_page()


@pytest.mark.django_db
def test_the_page_of_the_workflow_is_the_table_and_the_rules_that_ship() -> None:
    assert (HOUSE / "docs/workflow.md").read_text() == workflow_page()


def test_the_architecture_names_tests() -> None:
    assert len(NAMED) > 10


@pytest.mark.parametrize(("file", "test"), NAMED, ids=lambda part: Path(part).stem)
def test_the_tests_that_the_architecture_names_exist(file: str, test: str) -> None:
    assert f"def {test}(" in (HOUSE / file).read_text() if test else (HOUSE / file).exists()


@pytest.mark.parametrize("link", LINKS)
def test_the_readme_leads_somewhere(link: str) -> None:
    assert (HOUSE / link).exists()
