"""The house's own form of a note, made by code: nothing to set up, nothing in the repository that nobody can read."""

from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

_FONT = "Times New Roman"


@cache
def house_template() -> bytes:
    """A Word file with our fields, as a ministry may take it and make it its own."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(12)
    document.core_properties.author = ""
    document.core_properties.title = "{{ number }}"
    section.footer.paragraphs[0].text = "{{ number }}"
    _head(document)
    _body(document)
    _annex(document)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _head(document: WordDocument) -> None:
    _line(document, "{{ warning }}", bold=True)
    sender = _line(document, "{{ sender }}", bold=True, size=16)
    sender.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _line(document, "{{ words.number }} {{ number }}", bold=True)
    _line(document, "{{ place_and_day }}").alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _body(document: WordDocument) -> None:
    _line(document, "{%p if second_paragraphs %}")
    beside = document.add_table(rows=1, cols=2)
    _repeated(beside.cell(0, 0), "paragraphs")
    _repeated(beside.cell(0, 1), "second_paragraphs")
    _line(document, "{%p else %}")
    _line(document, "{%p for paragraph in paragraphs %}")
    _line(document, "{{ paragraph }}").alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _line(document, "{%p endfor %}")
    _line(document, "{%p endif %}")
    seal = _line(document, "{{ words.seal }}", size=9)
    seal.alignment, seal.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.RIGHT, Mm(14)
    addressee = _line(document, "{{ addressee }}", bold=True)
    addressee.paragraph_format.space_before = Mm(14)


def _repeated(cell: _Cell, name: str) -> None:
    cell.paragraphs[0].text = f"{{%p for paragraph in {name} %}}"
    cell.add_paragraph("{{ paragraph }}")
    cell.add_paragraph("{%p endfor %}")


def _annex(document: WordDocument) -> None:
    _line(document, "{%p if persons %}")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _line(document, "{{ annex_title }}", bold=True, size=14)
    table = document.add_table(rows=4, cols=3)
    table.style = "Table Grid"
    _columns(table, 0, "head", "heads", bold=True)
    _row_tag(table, 1, "{%tr for person in persons %}")
    _columns(table, 2, "fact", "person.facts")
    _row_tag(table, 3, "{%tr endfor %}")
    _line(document, "{{ remark }}", size=9)
    _line(document, "{%p endif %}")


def _columns(table: Table, row: int, name: str, values: str, *, bold: bool = False) -> None:
    """A cell for each of the values."""
    table.cell(row, 0).text = f"{{%tc for {name} in {values} %}}"
    table.cell(row, 1).paragraphs[0].add_run(f"{{{{ {name} }}}}").bold = bold
    table.cell(row, 2).text = "{%tc endfor %}"


def _row_tag(table: Table, row: int, tag: str) -> None:
    table.cell(row, 0).text = tag


def _line(document: WordDocument, text: str, *, bold: bool = False, size: int = 12) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    return paragraph
