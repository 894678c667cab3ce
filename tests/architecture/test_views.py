"""Every read starts from what the person may see; every change is guarded against being done twice."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.addresses import ADDRESSES, Address
from tests.architecture.sources import APPS, BASE, name_of

DOORS = [path for app in APPS for path in [*sorted((BASE / app / "views").rglob("*.py")), BASE / app / "http.py"]]
STARTS = {"visible_to", "seen_by", "shown_to", "for_decision_by"}
SHARED = {
    "Authority": "all posts share the register of counterparts",
    "Contact": "all posts share the register of counterparts",
    "PublicFigure": "said in public; our own counts beside it are limited to what is visible",
    "Statement": "said in public; its links are limited to what is visible",
    "TravelWarning": "meant for everybody; has no key to a case",
    "NoteTemplate": "all who write notes share the house's forms",
    "Draft": "filtered by its owner; nobody sees another's",
    "CaseLink": "both ends are limited to visible cases",
    "RequestCase": "of one case that was fetched from the visible ones",
}


@pytest.mark.parametrize("path", [path for path in DOORS if path.exists()], ids=name_of)
def test_a_view_reads_only_from_what_the_person_may_see(path: Path) -> None:
    assert list(_unbounded(ast.parse(path.read_text(encoding="utf-8")))) == []


def _unbounded(tree: ast.Module) -> Iterator[str]:
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
            model = ast.unparse(node.value)
            if model not in SHARED and not _starts_visible(node, parents):
                yield f"line {node.lineno}: {model}.objects without visible_to"


def _starts_visible(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether the chain that begins here, or the conditions given to it, limit it to what is visible."""
    chain = node
    while isinstance(parents.get(chain), ast.Attribute | ast.Call):
        chain = parents[chain]
        if isinstance(chain, ast.Call) and node not in ast.walk(chain.func):
            break
    return any(isinstance(part, ast.Attribute) and part.attr in STARTS for part in ast.walk(chain))


OURS = [address for address in ADDRESSES if address.app in APPS and not address.is_admin]  # see tests/admin
UNGUARDED = {
    "core:draft": "PUT and DELETE of one's own draft by a script: doing it twice is doing it once",
    "accounts:email": "answers 404 to everything: it closes a page of the sign-in package",
}


@pytest.mark.parametrize("address", OURS, ids=lambda address: address.name)
def test_a_view_that_takes_post_is_guarded_by_once(address: Address) -> None:
    """A view is either for reading only or guarded; there is no third kind."""
    view = address.view
    guarded, allowed = False, None
    while view is not None:
        guarded = guarded or getattr(view, "is_guarded_by_once", False)
        allowed = allowed or _methods(view)
        view = getattr(view, "__wrapped__", None)
    only_reads = allowed is not None and {"GET", "HEAD"}.issuperset(allowed)
    assert guarded or only_reads or address.name in UNGUARDED, "add @once, or @require_safe"


def _methods(view: object) -> tuple[str, ...] | None:
    """What Django's decorators of ``views.decorators.http`` let through."""
    code, cells = getattr(view, "__code__", None), getattr(view, "__closure__", None) or ()
    free = dict(zip(code.co_freevars, cells, strict=True)) if code else {}
    return tuple(free["request_method_list"].cell_contents) if "request_method_list" in free else None
