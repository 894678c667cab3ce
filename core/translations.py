"""Compiled translations, made by Babel: GNU gettext is not on every machine."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_stale(locale: Path) -> list[Path]:
    """Write each ``.mo`` that is missing or older than its ``.po``; return what was written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as text:
            catalog = read_po(text, locale=source.parts[-3])
        unfinished = target.with_suffix(f".{os.getpid()}.mo")
        with unfinished.open("wb") as compiled:
            write_mo(compiled, catalog)
        unfinished.replace(target)  # at once: a server that runs reads the old one or the new one, never half of it
        written.append(target)
    return written
