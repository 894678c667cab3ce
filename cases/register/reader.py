"""Reads the lines of a sheet as a confirmed mapping says."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from cases.register import likeness
from cases.register.countries import read_country
from cases.register.dates import DateReading, read_age, read_birth, read_report
from cases.register.documents import is_national_id, read_national_id, read_passport
from cases.register.headings import says_nothing_of_the_person
from cases.register.lines import Line, Skipped
from cases.register.mapping import Mapping
from cases.register.names import NUMBERING, NameReading, apart, join_name, read_name
from cases.register.phones import read_phones
from cases.register.problems import Problem
from cases.register.propose import headings_of
from cases.register.row_kinds import reason_to_skip
from cases.register.rows import Book, Row, column_letter
from cases.register.statuses import read_status
from cases.register.text import Cell, clean, fold, hides_characters
from cases.register.values import is_nothing, read_county, read_sex

SURE = (likeness.EXACT, likeness.SYNONYM, likeness.CODE, likeness.BLANK)  # what needs no person to confirm it
LIMITS = {
    "place": 200, "reported_by": 200, "kin_name": 200, "kin_relation": 100, "occupation": 200, "agency": 200,
    "email": 200, "nationality": 100, "remarks": 5_000,
}  # fmt: skip
UNKNOWN_WORDS = {
    "status": _("The status “%(word)s” is not known. Say which status it means."),
    "country": _("The country “%(word)s” is not known. Say which country it means."),
    "sex": _("The sex “%(word)s” is not known. Say what it means."),
}
NO_COUNTRY = Problem(_("The country is missing."))
BORN_AFTER_REPORT = _("The date of birth, %(born)s, is after the report of %(reported)s.")
HIDDEN = Problem(_("Invisible characters were taken out of the name."))
SHORTENED = _("“%(heading)s” was cut at %(count)s characters.")


def read_lines(book: Book, mapping: Mapping, *, today: date) -> Iterator[Line | Skipped]:
    """Every row below the headings, as a line or as skipped; empty rows at the end count too."""
    above = headings_of(book, mapping)
    reader = Reader(mapping, today, frozenset(letter for letter in above if says_nothing_of_the_person(above[letter])))
    headings = frozenset(fold(text) for text in above.values())
    for row in book.rows(mapping.sheet):
        if row.number >= mapping.first_line:
            reason = reason_to_skip(row, mapping, headings)
            yield Skipped(row.number, reason) if reason else reader.line(row)


@dataclass
class Reader:
    """Reads row after row with one mapping."""

    mapping: Mapping
    today: date
    aside: frozenset[str] = frozenset()  # columns that say nothing of the person

    def __post_init__(self) -> None:
        self.places = {name: self.mapping.index(name) for name in self.mapping.columns}
        self.meanings = {name: self.mapping.meanings(name) for name in UNKNOWN_WORDS}

    def line(self, row: Row) -> Line:
        raw = {column_letter(index): text for index, cell in enumerate(row.cells) if (text := clean(cell))}
        line = Line(row.number, raw, self._fingerprint(raw))
        self._name(line, row)
        self._words(line, row)
        self._dates(line, row)
        self._phones(line, row)
        self._documents(line, row)
        self._texts(line, row)
        return line

    def _fingerprint(self, raw: dict[str, str]) -> str:
        """Built from what is written, so that neither another mapping nor another running number changes it."""
        read = {letter for name, letter in self.mapping.columns.items() if name != "number"}
        aside = {*self.aside, self.mapping.columns.get("number")} - read
        name = self.mapping.columns.get("name", "")
        cells = raw | {name: NUMBERING.sub("", raw[name])} if name in raw else raw
        told = sorted(fold(text) or text for letter, text in cells.items() if letter not in aside)
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()

    def cell(self, row: Row, name: str) -> Cell:
        return row.cell(self.places.get(name, -1))

    def _name(self, line: Line, row: Row) -> None:
        reading = self._read_name(row)
        line.name, line.name_as_written = reading.shown, reading.as_written
        line.surname, line.given_names = reading.surname, reading.given_names
        if reading.problem:
            line.errors.append(reading.problem)
        if any(hides_characters(self.cell(row, name)) for name in ("name", "surname", "given_names", "middle_names")):
            line.notes.append(HIDDEN)

    def _read_name(self, row: Row) -> NameReading:
        parts = {name: self.cell(row, name) for name in ("surname", "given_names", "middle_names")}
        if not clean(self.cell(row, "name")) and (clean(parts["surname"]) or clean(parts["given_names"])):
            return join_name(**parts)
        return read_name(apart(self.cell(row, "name"))[0] if self._birth_behind(row) else self.cell(row, "name"))

    def _birth_behind(self, row: Row) -> str:
        """The birth that stands in one cell with the name, where no other cell tells it."""
        if clean(self.cell(row, "born")) or clean(self.cell(row, "age")):
            return ""
        behind = apart(self.cell(row, "name"))[1]
        return behind if read_birth(behind, today=self.today, day_first=self.mapping.day_first).date else ""

    def _words(self, line: Line, row: Row) -> None:
        for name, message in UNKNOWN_WORDS.items():
            written = clean(self.cell(row, name))[:100]
            value = self._meaning(name, written)
            if value is None:
                line.errors.append(Problem(message, {"word": written}))
            setattr(line, name, value or self.mapping.defaults.get(name, ""))
        if not line.country and not clean(self.cell(row, "country")):
            line.errors.append(NO_COUNTRY)

    def _meaning(self, name: str, written: str) -> str | None:
        """As confirmed; a word that nobody has seen yet only where it leaves no doubt."""
        confirmed = self.meanings[name].get(fold(written))
        if confirmed is not None or fold(written) in self.meanings[name]:
            return confirmed
        if name == "status":
            reading = read_status(written, self.mapping.region)
        else:
            reading = read_country(written) if name == "country" else read_sex(written)
        return reading.value if reading.how in SURE else None

    def _dates(self, line: Line, row: Row) -> None:
        reported = read_report(self.cell(row, "reported_on"), today=self.today, day_first=self.mapping.day_first)
        line.reported_on = reported.date
        born = self._born(row, reported.date.earliest)
        line.born = born.date
        line.errors += [problem for problem in (born.problem, reported.problem) if problem]
        if line.born.earliest and line.reported_on.latest and line.born.earliest > line.reported_on.latest:
            values = {"born": line.born.iso, "reported": line.reported_on.iso}
            line.errors.append(Problem(BORN_AFTER_REPORT, dict(values)))

    def _born(self, row: Row, reported: date | None) -> DateReading:
        written = self._birth_behind(row) or self.cell(row, "born")
        born = read_birth(written, today=self.today, day_first=self.mapping.day_first, reported=reported)
        if born.date or born.problem:
            return born
        return read_age(self.cell(row, "age"), reported=reported or self.today)

    def _phones(self, line: Line, row: Row) -> None:
        for name, numbers in (("phone", line.phones), ("kin_phone", line.kin_phones)):
            reading = read_phones(self.cell(row, name), region=self.mapping.region)
            numbers.extend(reading.numbers)
            if reading.problem:
                line.errors.append(reading.problem)

    def _documents(self, line: Line, row: Row) -> None:
        passport, national_id = self.cell(row, "passport"), self.cell(row, "national_id")
        either = self.cell(row, "identity")
        if is_national_id(either):
            national_id = national_id or either
        else:
            passport = passport or either
        reading = read_passport(passport)
        line.passport, line.passport_state = reading.number, reading.state
        line.national_id, problem = read_national_id(national_id)
        line.notes += [found for found in (reading.problem, problem) if found]

    def _texts(self, line: Line, row: Row) -> None:
        for name, limit in LIMITS.items():
            text = clean(self.cell(row, name))
            if len(text) > limit:
                line.notes.append(Problem(SHORTENED, {"heading": name, "count": limit}))
            setattr(line, name, "" if name != "remarks" and is_nothing(text) else text[:limit])
        written = clean(self.cell(row, "county"))
        line.county = "" if is_nothing(written) else (read_county(written).value or written[:100])
