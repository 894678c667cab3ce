"""Translation catalogues from our sources, by Babel: GNU gettext is not on every machine.

What is read, and how, stands in ``[tool.babel]`` of pyproject.toml; ``pybabel extract -F pyproject.toml .`` reads the
same. Packages bring their own catalogues.
"""

from collections.abc import Collection, Generator
from contextlib import chdir
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

Found = tuple[int, str | tuple[str, ...], list[str], str | None]  # line, string and its plural, comments, context


def extract_template(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Any
) -> Generator[Found, None, None]:
    """Babel's way into Django's templates: Django turns its tags into calls, Babel reads these as Python."""
    calls = templatize(file.read().decode())
    text = f"({calls}\n)"  # inside brackets Python minds no indentation
    yield from extract_python(BytesIO(text.encode()), dict.fromkeys(keywords), comment_tags, options)


def extract(base: Path) -> Catalog:
    """Every string of our sources, without translations."""
    with TemporaryDirectory() as folder, chdir(base):
        found = Path(folder) / "django.pot"
        options = ["--mapping-file", "pyproject.toml", "--output-file", str(found)]
        CommandLineInterface().run(["pybabel", "--quiet", "extract", *options, "."])  # type: ignore[no-untyped-call]
        with found.open("rb") as text:
            return read_po(text)


def read(path: Path) -> Catalog:
    with path.open("rb") as text:
        return read_po(text, locale=path.parts[-3], domain="django")


def update(path: Path, template: Catalog) -> Catalog:
    """Bring one catalogue up to date: new strings stand untranslated, strings that are gone leave."""
    catalog = read(path) if path.exists() else _empty(path.parts[-3])
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    for message in catalog:
        message.locations.sort()  # the order of the folders differs from machine to machine
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as text:
        write_po(text, catalog, width=120, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return catalog


def _empty(language: str) -> Catalog:
    now = datetime.now(UTC)
    return Catalog(
        locale=language,
        domain="django",
        header_comment=f"# Ubalozi in {Locale.parse(language).english_name}.",
        project="Ubalozi",
        version="1",
        msgid_bugs_address="maintainers@users.noreply.example",
        last_translator="Ubalozi maintainers <maintainers@users.noreply.example>",
        language_team="Ubalozi maintainers",
        creation_date=now,
        revision_date=now,
        fuzzy=False,
    )


def translations_missing(catalog: Catalog) -> list[str]:
    """Strings without a translation, without one of its plurals, or with one that nobody confirmed."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (message.fuzzy or not all(_forms(message, catalog.num_plurals)))
    ]


def _forms(message: Message, plurals: int) -> list[str]:
    if isinstance(message.string, str):
        return [message.string]
    return [*(message.string or ()), *[""] * plurals][:plurals]
