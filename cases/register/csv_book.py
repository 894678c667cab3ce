"""Text registers (.csv, .tsv, .txt) in any encoding, with any of the usual separators."""

import csv
import io
import re
from collections.abc import Generator, Iterator
from statistics import mode
from typing import BinaryIO

import charset_normalizer
from django.utils.translation import gettext_noop as _

from cases.register.problems import SheetError
from cases.register.rows import Row, numbered

SAMPLE_LINES = 40
SAMPLE_BYTES = 64 * 1024
SEPARATORS = ";\t,|"
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SINGLE_BYTE = ["cp1252", "cp1251", "cp1256", "mac_roman", "cp850"]
SHEET = "CSV"
GUARD = re.compile(r"^'(?=[=+\-@\t\r])")  # put before what a spreadsheet would take for a formula


class CsvBook:
    """See Book; the file is its only sheet."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.encoding = find_encoding(stream)
        self.separator, self._has_separator_line = self._find_separator()

    @property
    def sheets(self) -> list[str]:
        return [SHEET]

    def rows(self, sheet: str) -> Generator[Row, None, None]:
        return numbered(self._records())

    def close(self) -> None:
        self._stream.close()

    def _text(self) -> io.TextIOWrapper:
        self._stream.seek(0)
        return io.TextIOWrapper(self._stream, encoding=self.encoding, errors="replace", newline="")

    def _records(self) -> Iterator[list[str]]:
        text = self._text()
        reader = csv.reader(text, delimiter=self.separator)
        try:
            for number, record in enumerate(reader, 1):
                yield [] if number == 1 and self._has_separator_line else [GUARD.sub("", cell) for cell in record]
        except csv.Error as error:
            raise SheetError(
                _("Line %(line)s of the file cannot be read: a quotation mark may be missing before it."),
                line=reader.line_num,
            ) from error
        finally:
            text.detach()

    def _find_separator(self) -> tuple[str, bool]:
        text = self._text()
        try:
            sample = [line for line, _row in zip(text, range(SAMPLE_LINES), strict=False)]
        finally:
            text.detach()
        first = sample[0].strip().strip('"') if sample else ""
        if first.startswith("sep=") and len(first) == 5:
            return first[-1], True
        return max(SEPARATORS, key=lambda separator: _regularity(sample, separator)), False


def _regularity(sample: list[str], separator: str) -> tuple[int, int]:
    """How many lines have the commonest number of columns, if that is more than one, and that number."""
    try:
        widths = [len(record) for record in csv.reader(sample, delimiter=separator) if any(record)]
    except csv.Error:
        return (0, 0)
    wide = [width for width in widths if width > 1]
    return (sum(width == mode(wide) for width in wide), mode(wide)) if wide else (0, 0)


def find_encoding(stream: BinaryIO) -> str:
    """The byte order mark decides, else UTF-8 where all bytes fit, else the likeliest of the usual encodings."""
    stream.seek(0)
    start = stream.read(SAMPLE_BYTES)
    for mark, encoding in MARKS.items():
        if start.startswith(mark):
            return encoding
    zeros = (start[0::2].count(0), start[1::2].count(0))
    if max(zeros) > len(start) / 6 and min(zeros) < max(zeros) / 4:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    stream.seek(0)
    accented = [line for line in stream if not line.isascii()]
    try:
        for line in accented:
            line.decode("utf-8")
    except UnicodeDecodeError:
        return _likeliest(b"".join(accented)[:SAMPLE_BYTES])
    return "utf-8"


def _likeliest(sample: bytes) -> str:
    best = charset_normalizer.from_bytes(sample, cp_isolation=SINGLE_BYTE).best()
    return best.encoding if best else "cp1252"
