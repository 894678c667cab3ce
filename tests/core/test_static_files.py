"""Static files: what pages name exists, and scripts import each other by hashed names."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from core.storage import HashedFiles
from tests.architecture.sources import templates

OWN = Path(settings.BASE_DIR) / "static"
NAMED = sorted({name for path in templates() for name in re.findall(r"{% static ['\"]([^'\"]+)", path.read_text())})


@pytest.mark.parametrize("name", NAMED)
def test_what_a_page_names_exists(name: str) -> None:
    assert finders.find(name)


def test_what_a_page_names_is_collected() -> None:
    """The patterns of what is left out leave nothing out that is needed."""
    left_out = apps.get_app_config("staticfiles").ignore_patterns  # type: ignore[attr-defined]
    collected = {path for finder in finders.get_finders() for path, _storage in finder.list(left_out)}
    assert set(NAMED) <= collected
    assert not any(path.startswith("flags/") for path in collected)


def test_scripts_import_each_other_by_hashed_names(tmp_path: Path) -> None:
    storage = HashedFiles(location=tmp_path)
    sources = FileSystemStorage(OWN)
    paths = {f"js/{path.name}": (sources, f"js/{path.name}") for path in (OWN / "js").glob("*.js")}
    for name in paths:
        storage._save(name, ContentFile((OWN / name).read_bytes()))
    collected = {name: hashed for name, hashed, _done in storage.post_process(paths) if hashed.endswith(".js")}
    script = (tmp_path / collected["js/app.js"]).read_text()
    imported = re.findall(r"import\(?[^\"]*\"\./([^\"]+)\"", script)
    assert len(imported) == 8
    assert {f"js/{name}" for name in imported} < set(collected.values())
