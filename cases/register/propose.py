"""Looks through a file and proposes how to read it, for a person to confirm."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from django.utils.translation import gettext_noop as _

from cases.register.countries import read_country
from cases.register.dates import is_month_first
from cases.register.header import BY_VALUES, EXPECTED, Column, Header, find_header, propose_columns
from cases.register.likeness import Reading
from cases.register.look import share_of_names
from cases.register.mapping import WORD_FIELDS, Mapping
from cases.register.problems import SheetError
from cases.register.row_kinds import reason_to_skip
from cases.register.rows import MAX_COLUMNS, Book, Row, column_index, column_letter
from cases.register.statuses import read_status
from cases.register.text import clean, fold
from cases.register.values import read_sex

SAMPLED = 300
MAX_WORDS = 1_000
NAMES = {"name", "surname", "given_names"}


class Word(NamedTuple):
    """One of the words in a column of statuses, countries or sexes."""

    written: str
    reading: Reading
    times: int


@dataclass(frozen=True)
class Proposal:
    mapping: Mapping
    columns: list[Column]
    words: dict[str, list[Word]]

    def to_json(self) -> dict[str, Any]:
        """What a person is shown to confirm."""
        words = {
            name: [{"written": word.written, "how": word.reading.how, "times": word.times} for word in several]
            for name, several in self.words.items()
        }
        return {"columns": [column._asdict() for column in self.columns[:MAX_COLUMNS]], "words": words}


def propose(book: Book, *, today: date, region: str = "KE", sheet: str = "", names_alone: bool = False) -> Proposal:
    """The sheet with the best headings (or the one named), its columns and the meaning of its words.

    ``names_alone``: a single column may hold names though no heading says so. Raises SheetError where no column of
    names can be found.
    """
    candidates = [sheet] if sheet else book.sheets
    if sheet and sheet not in book.sheets:
        raise SheetError(_("The file has no sheet called “%(sheet)s”."), sheet=sheet)
    found = [(_read_sample(book, name, names_alone), name) for name in candidates]
    (header, rows), chosen = max(found, key=lambda pair: (len(pair[0][0].fields), len(pair[0][1])))
    columns = propose_columns(header, rows, today=today, region=region)
    if names_alone:
        columns = _with_names(columns, rows)
    if not NAMES & {column.field for column in columns}:
        raise SheetError(_("No column of names was found. Put a heading such as “Name” above it."))
    mapping = Mapping(
        sheet=chosen,
        header_row=header.row,
        header_rows=max(header.depth, 1),
        columns={column.field: column.letter for column in columns if column.field},
        day_first=not _is_month_first(columns, rows),
        region=region,
    )
    return with_words(book, mapping, columns)


def with_words(book: Book, mapping: Mapping, columns: list[Column]) -> Proposal:
    """The proposal for columns that are known: reads the whole sheet once to collect its words."""
    words = _words(book, mapping)
    values = {
        name: {word.written: mapping.meanings(name).get(fold(word.written), word.reading.value) for word in found}
        for name, found in words.items()
    }
    return Proposal(mapping.updated({"values": values}), columns, words)


def headings_of(book: Book, mapping: Mapping) -> dict[str, str]:
    """Each column's letter and heading, for the columns that have one."""
    wanted = range(mapping.header_row, mapping.first_line) if mapping.header_row else range(0)
    above = [row for row in islice(book.rows(mapping.sheet), mapping.first_line) if row.number in wanted]
    width = max((len(row.cells) for row in above), default=0)
    texts = [" ".join(text for row in above if (text := clean(row.cell(index)))) for index in range(width)]
    return {column_letter(index): text for index, text in enumerate(texts) if text}


def people(book: Book, mapping: Mapping) -> Iterator[Row]:
    """The rows about people."""
    headings = frozenset(fold(text) for text in headings_of(book, mapping).values())
    for row in book.rows(mapping.sheet):
        if row.number >= mapping.first_line and not reason_to_skip(row, mapping, headings):
            yield row


def _read_sample(book: Book, sheet: str, names_alone: bool) -> tuple[Header, list[Row]]:
    rows = list(islice(book.rows(sheet), SAMPLED))
    header = find_header(rows)
    below = [row for row in rows if row.number >= header.row + header.depth]
    wide = [row for row in below if len(row.cells) > 1]
    return header, wide or (below if names_alone else [])


def _with_names(columns: list[Column], rows: list[Row]) -> list[Column]:
    """Where none is the column of names: the one whose cells are mostly words, with or without a birth behind them."""
    if NAMES & {column.field for column in columns}:
        return columns
    shares = [
        (0 if column.field else share_of_names([row.cell(index) for row in rows]), -index)
        for index, column in enumerate(columns)
    ]
    share, place = max(shares, default=(0, 0))
    if share >= EXPECTED:
        columns[-place] = columns[-place]._replace(field="name", how=BY_VALUES)
    return columns


def _is_month_first(columns: list[Column], rows: list[Row]) -> bool:
    """What the dates of the columns that hold some say together."""
    dates = [column_index(column.letter) for column in columns if column.field in ("born", "reported_on")]
    return is_month_first(row.cell(index) for row in rows for index in dates)


def _words(book: Book, mapping: Mapping) -> dict[str, list[Word]]:
    """The words of each such column, the commonest first, from one pass over the sheet."""
    counts = {name: Counter[str]() for name in WORD_FIELDS if name in mapping.columns}
    first: dict[str, dict[str, str]] = {name: {} for name in counts}
    for row in people(book, mapping) if counts else ():
        for name, counter in counts.items():
            written = clean(row.cell(mapping.index(name)))[:100]
            if fold(written) in first[name] or len(counter) < MAX_WORDS:
                counter[first[name].setdefault(fold(written), written)] += 1
    return {
        name: [
            Word(written, _reading(name, written, mapping.region), times) for written, times in counter.most_common()
        ]
        for name, counter in counts.items()
    }


def _reading(name: str, written: str, home: str) -> Reading:
    if name == "status":
        return read_status(written, home)
    return read_country(written) if name == "country" else read_sex(written)
