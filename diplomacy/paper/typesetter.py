"""The typesetter. Nothing of the machine is used; texts go in as data, so that nothing in a name is read as markup."""

import json
from typing import Any


def as_pdf(layout: bytes, **told: Any) -> bytes:
    """``told``: what the layout finds under these names, as JSON."""
    made = _made(layout, "pdf", told)
    if not isinstance(made, bytes):
        raise TypeError("A PDF is one file.")
    return made


def as_drawings(layout: bytes, **told: Any) -> list[bytes]:
    """Each page as SVG."""
    made = _made(layout, "svg", told)
    return made if isinstance(made, list) else [made]


def _made(layout: bytes, format_: Any, told: dict[str, Any]) -> Any:
    import typst  # noqa: PLC0415  loaded when wanted

    inputs = {name: json.dumps(value) for name, value in told.items()}
    return typst.compile(layout, format=format_, ignore_system_fonts=True, sys_inputs=inputs)
