"""The words that registers use, as data: headings, statuses, countries, sexes."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """One file of words, by name."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def by_phrase(meanings: Mapping[str, list[str]]) -> dict[str, str]:
    """{"captured": ["pow", ...]} turned round: {"pow": "captured", ...}."""
    return {phrase: meaning for meaning, phrases in meanings.items() for phrase in phrases}
