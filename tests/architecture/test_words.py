"""Coded values are named in choices.py; everywhere else stands their name, never their text."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.models import TextChoices

from tests.architecture.sources import APPS, BASE, name_of, python_files, templates

CODED = {"status", "state", "decision", "outcome", "conclusion", "role", "priority", "safe_to_contact", "citizenship"}
_WORDS = {
    str(word.value)
    for app in APPS
    if (BASE / app / "choices.py").exists()
    for words in vars(importlib.import_module(f"{app}.choices")).values()
    if isinstance(words, type) and issubclass(words, TextChoices)
    for word in words
}
_IN_TEMPLATE = re.compile(rf"\.(?:{'|'.join(sorted(CODED))})\s*(?:==|!=|in)\s*[\"'](\w+)")


@pytest.mark.parametrize("path", python_files(*APPS, "demo"), ids=name_of)
def test_no_status_stands_as_text_outside_choices(path: Path) -> None:
    if path.name != "choices.py":
        assert list(_literals(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_no_template_asks_for_a_status_by_its_text(path: Path) -> None:
    assert _WORDS.intersection(_IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))) == set()


@pytest.mark.parametrize("path", python_files(*APPS, "demo"), ids=name_of)
def test_strings_are_marked_by_a_name_that_is_looked_for(path: Path) -> None:
    """Another name for gettext than its own or ``_`` would leave its strings out of the catalogues."""
    marked = re.findall(r"import n?p?gettext\w* as (\w+)", path.read_text(encoding="utf-8"))
    assert set(marked) <= {"_"}


def _literals(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and _is_coded(node.left):
            yield from (f"line {node.lineno}: compared with {text!r}" for text in _texts(node.comparators))
        if isinstance(node, ast.keyword) and node.arg and node.arg.removesuffix("__in").split("__")[-1] in CODED:
            yield from (f"line {node.value.lineno}: {node.arg}={text!r}" for text in _texts([node.value]))


def _is_coded(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in CODED


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    """The non-empty texts among them, in lists and sets too; an empty text means that there is none."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value
        elif isinstance(node, ast.List | ast.Set | ast.Tuple):
            yield from _texts(node.elts)
