"""One subject a file: it is cut before it grows too long to read."""

from pathlib import Path

import pytest

from tests.architecture.sources import assets, name_of, python_files, templates

LONGEST = 400


@pytest.mark.parametrize("path", [*python_files(), *templates(), *assets()], ids=name_of)
def test_no_source_file_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_no_module_is_a_drawer_for_odds_and_ends(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "misc", "common", "tasks_utils"}
