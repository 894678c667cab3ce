"""The fields of a zone, each with the verdict of its check digit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nationals.passport.check_digits import FILLER, fits
from nationals.passport.content import problem
from nationals.passport.layouts import Layout, Span
from nationals.passport.suggestions import MOST, Suggestion, exchanged, suggest
from nationals.passport.words import Format, Part, Remark, Verdict

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """``written``: as it stands in the zone, fillers included; ``digit``: its check digit, where it has one."""

    part: Part
    written: str
    digit: str
    verdict: Verdict
    problem: Remark | None = None
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def text(self) -> str:
        """For reading: a filler between words is a space."""
        return self.written.replace(FILLER, " ").strip()


def fields_of(lines: Lines, layout: Layout, *, today: date) -> tuple[Field, ...]:
    """All of them, the composite check digit last."""
    found = tuple(_field(part, written, digit, today) for part, written, digit in _written(lines, layout))
    return (*found, _composite(lines, layout, found)) if layout.composite else found


def _written(lines: Lines, layout: Layout) -> Iterator[tuple[Part, str, str]]:
    """Each field and its check digit as they stand there, in the order of the zone."""
    longer = _long_number(lines, layout)
    for part, span in sorted(layout.fields.items(), key=lambda item: item[1]):
        written, digit = _at(lines, span), _at(lines, layout.checks[part]) if part in layout.checks else ""
        if longer and part is Part.NUMBER:
            written, digit = longer
        elif longer and part is Part.OPTIONAL:
            written = written[len(longer[0]) - 9 + 1 :]
        yield part, written, digit


def _long_number(lines: Lines, layout: Layout) -> tuple[str, str] | None:
    """A card's number of more than nine signs: a filler for its check digit, the rest at the head of the optional
    data with the check digit behind it."""
    if layout.format not in (Format.TD1, Format.TD2) or _at(lines, layout.checks[Part.NUMBER]) != FILLER:
        return None
    rest = _at(lines, layout.fields[Part.OPTIONAL]).partition(FILLER)[0]
    number = _at(lines, layout.fields[Part.NUMBER])
    return (number + rest[:-1], rest[-1]) if len(rest) > 1 and FILLER not in number else None


def _field(part: Part, written: str, digit: str, today: date) -> Field:
    def is_right(value: str, check: str) -> bool:
        return problem(part, value, today=today) is None and (not digit or fits(value, check))

    wrong = problem(part, written, today=today)
    if not is_right(written, digit):
        return Field(part, written, digit, Verdict.WRONG, wrong, suggest(written, digit, is_right))
    if not written.strip(FILLER):
        return Field(part, written, digit, Verdict.EMPTY)
    return Field(part, written, digit, Verdict.RIGHT if digit else Verdict.UNCHECKED)


def _composite(lines: Lines, layout: Layout, others: tuple[Field, ...]) -> Field:
    """The last check digit. Where only it is wrong, a field without a check digit of its own may explain it."""
    digit = _at(lines, layout.checks[Part.COMPOSITE])
    if _composite_fits(lines, layout, digit):
        return Field(Part.COMPOSITE, digit, digit, Verdict.RIGHT)
    alone = all(field.verdict is not Verdict.WRONG for field in others)
    suggestions = _that_would_fit(lines, layout, digit) if alone else ()
    return Field(Part.COMPOSITE, digit, digit, Verdict.WRONG, None, suggestions)


def _that_would_fit(lines: Lines, layout: Layout, digit: str) -> tuple[Suggestion, ...]:
    own = suggest("", digit, lambda _value, check: _composite_fits(lines, layout, check))
    unchecked = [
        part for part in (Part.OPTIONAL, Part.OPTIONAL_2) if part in layout.fields.keys() - layout.checks.keys()
    ]
    more = [
        Suggestion(sign, instead, value)
        for part in unchecked
        for sign, instead, value in exchanged(_at(lines, layout.fields[part]))
        if _composite_fits(_with(lines, layout.fields[part], value), layout, digit)
    ]
    return (*own, *more)[:MOST]


def _composite_fits(lines: Lines, layout: Layout, digit: str) -> bool:
    return fits("".join(_at(lines, span) for span in layout.composite), digit)


def _at(lines: Lines, span: Span) -> str:
    line, start, end = span
    return lines[line][start:end]


def _with(lines: Lines, span: Span, value: str) -> Lines:
    line, start, end = span
    changed = lines[line][:start] + value + lines[line][end:]
    return (*lines[:line], changed, *lines[line + 1 :])
