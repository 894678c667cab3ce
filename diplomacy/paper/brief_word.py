"""A briefing as a Word file, for those who edit: the same bytes from the same words."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from diplomacy.paper.brief import Brief, Table
from diplomacy.paper.directions import mark_right_to_left


def brief_as_word(brief: Brief) -> bytes:
    told = brief.in_other_letters(keep=True)
    document = _empty(told)
    _line(document, told.title, bold=True, size=15)
    for line in told.head:
        _line(document, line, size=9)
    for section in told.sections:
        _line(document, section.title, bold=True).paragraph_format.keep_with_next = True
        for line in section.lines:
            _line(document, line, style="List Bullet")
    for place, annex in enumerate(told.annexes):
        if not place:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _annex(document, annex)
    mark_right_to_left(document)
    made = BytesIO()
    document.save(made)
    return _undated(made.getvalue())


def _empty(brief: Brief) -> WordDocument:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    section.footer.paragraphs[0].text = f"{brief.reference} · {brief.marking}"
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(10)
    document.core_properties.author = ""
    document.core_properties.title = brief.reference
    document.core_properties.created = document.core_properties.modified = datetime.fromisoformat(brief.made_at)
    return document


def _annex(document: WordDocument, annex: Table) -> None:
    _line(document, annex.title, bold=True, size=12).paragraph_format.keep_with_next = True
    table = document.add_table(rows=1 if annex.heads else 0, cols=len(annex.heads) or 1)
    table.style = "Table Grid"
    for cell, head in zip(table.rows[0].cells if annex.heads else (), annex.heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in annex.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if annex.remark:
        _line(document, annex.remark, size=9)


def _line(
    document: WordDocument, text: str, *, bold: bool = False, size: int = 10, style: str | None = None
) -> Paragraph:
    paragraph = document.add_paragraph(style=style)
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    return paragraph


def _undated(content: bytes) -> bytes:
    """Without the time at which each part was packed."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as former, ZipFile(packed, "w", ZIP_DEFLATED) as made:
        for name in former.namelist():
            made.writestr(ZipInfo(name), former.read(name), ZIP_DEFLATED)
    return packed.getvalue()
