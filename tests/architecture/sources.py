"""The files that the architecture tests read."""

from pathlib import Path

BASE = Path(__file__).resolve().parents[2]
APPS = ("core", "audit", "accounts", "nationals", "cases", "diplomacy", "networks", "search", "reports")
_CODE = (*APPS, "config", "demo", "tests", "bench")


def python_files(*apps: str) -> list[Path]:
    """Our Python, migrations left out."""
    found = [path for app in apps or _CODE for path in sorted((BASE / app).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def templates() -> list[Path]:
    return sorted((BASE / "templates").rglob("*.html"))


def assets() -> list[Path]:
    """Scripts and style sheets written here."""
    return sorted(path for kind in ("js", "css") for path in (BASE / "static").rglob(f"*.{kind}"))


def name_of(path: Path) -> str:
    """For test ids and messages."""
    return str(path.relative_to(BASE))
