"""Small documents made here: a picture, a page, a text. Nothing is copied from anywhere."""

import struct
import zlib
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.choices import FileKind


def picture(chance: Random) -> bytes:
    """A PNG of 96 by 64 pixels: coloured stripes."""
    colours = [bytes(chance.randrange(40, 220) for _ in range(3)) for _ in range(4)]
    rows = b"".join(b"\0" + colours[row // 16] * 96 for row in range(64))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, body)
        for kind, body in (
            (b"IHDR", struct.pack(">IIBBBBB", 96, 64, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(rows)),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def page(*lines: str) -> bytes:
    """A PDF of one page with these lines (Latin letters only)."""
    shown = b" ".join(b"(" + _escaped(line) + b") Tj 0 -18 Td" for line in lines)
    drawing = b"BT /F1 12 Tf 72 760 Td " + shown + b" ET"
    bodies = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(written)
    written += b"xref\n0 7\n0000000000 65535 f \n" + table
    return written + b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def _escaped(line: str) -> bytes:
    plain = line.encode("latin-1", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def sample(chance: Random, name: str, reference: str) -> tuple[SimpleUploadedFile, FileKind, str]:
    """A file about this person, its kind and a note."""
    kind = chance.choice((FileKind.PASSPORT, FileKind.NOTE_VERBALE, FileKind.LETTER))
    if kind == FileKind.PASSPORT:
        return SimpleUploadedFile("passport-data-page.png", picture(chance)), kind, "Sent by the family"
    if kind == FileKind.NOTE_VERBALE:
        number = f"{chance.randrange(10, 400)}/{chance.randrange(24, 27)}"
        lines = ("Note verbale No. " + number, f"concerning {name}", "", "Fictional document of the demonstration.")
        return SimpleUploadedFile(f"note-{number.replace('/', '-')}.pdf", page(*lines)), kind, "As received"
    text = f"To the consul.\n\nThis is about {name} ({reference}).\nPlease tell us what you know.\n"
    return SimpleUploadedFile("letter.txt", text.encode()), kind, "Typed from a letter of the family"
