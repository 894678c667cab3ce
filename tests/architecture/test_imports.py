"""Imports flow down only, and what claims to be plain Python is."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import BASE, name_of

PLAIN = [
    path
    for pattern in ("nationals/matching/*.py", "cases/register/*.py", "cases/workflow.py", "core/dates.py")
    for path in sorted(BASE.glob(pattern))
]


def test_imports_flow_down_only() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(linter)], cwd=BASE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", PLAIN, ids=name_of)
def test_matching_the_workflow_and_the_register_reader_know_no_database(path: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
        elif isinstance(node, ast.Import):
            imported.update(name.name for name in node.names)
    assert {name for name in imported if name.startswith(("django.db", "django.http")) or ".models" in name} == set()
