"""What an uploaded template may hold: our fields, loops over our lists, questions; nothing that fetches or runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes

from core import archives
from diplomacy.paper.fields import NEEDED, field_names, fields
from diplomacy.paper.samples import sample_sheet
from diplomacy.paper.word import render, sandbox

_ATTRIBUTES = frozenset({"facts", "first", "last", "index", "number", "seal"})
_PLAIN_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Const, nodes.Not, nodes.And, nodes.Or,
    nodes.Compare, nodes.Operand,
)  # fmt: skip
_MOST_PARTS, _MOST_BYTES, _DEEPEST = 400, 30 * 1024 * 1024, 2
_FORBIDDEN_PART = re.compile(r"vbaProject|vbaData|/embeddings/|/activeX/|/ctrlProps/|afchunk|\.bin$", re.IGNORECASE)
_FIELD_CODES = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON|EMBED|ADDIN|CONTROL)\b", re.IGNORECASE
)
_ENCODING = re.compile(r"^\s*<\?xml[^>]*encoding=[\"']([^\"']*)")
_ENCODINGS = ("utf-8", "utf-16", "us-ascii", "")
_ADDRESSES = ("http:", "https:", "mailto:")
_ACTIVE = frozenset({"altChunk", "object", "control", "OLEObject", "attachedTemplate"})


@dataclass(slots=True)
class Findings:
    """What stands against a template, in sentences; nothing if it may wait for its second person."""

    against: list[str] = field(default_factory=list)


def inspect(content: bytes) -> Findings:
    findings = Findings()
    parts = _parts(content, findings)
    if findings.against:
        return findings
    for name, text in parts.items():
        findings.against += _hostile(name, text)
    if not findings.against:
        findings.against += _fields(content)
    if not findings.against:
        findings.against += _trial(content)
    return findings


def _parts(content: bytes, findings: Findings) -> dict[str, bytes]:
    """The XML inside, none of it unpacked before its size is known."""
    try:
        with archives.opened(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > _MOST_BYTES:
                findings.against.append(_("The file is too large inside."))
                return {}
            if "word/document.xml" not in archive.namelist():
                findings.against.append(_("This is no Word document (.docx)."))
                return {}
            findings.against += [
                _("It holds something that could run or hides a file: %(part)s.") % {"part": member.filename}
                for member in members
                if _FORBIDDEN_PART.search(member.filename)
            ]
            texts = [member for member in members if member.filename.lower().endswith((".xml", ".rels"))]
            return {member.filename: archive.read(member) for member in texts}
    except archives.DamagedArchive:
        findings.against.append(_("This is no Word document (.docx)."))
        return {}


def _hostile(name: str, content: bytes) -> Iterator[str]:
    """Read by the parser that will read it later, so that no spelling of XML hides anything."""
    where = {"part": name}
    text = content.decode("utf-8", errors="replace").replace("\0", "")  # UTF-16 too, without its zeros
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield _("%(part)s declares entities, which no Word file needs.") % where
        return
    said = _ENCODING.search(text.lstrip("\ufeff\ufffd"))
    elements = _elements(content) if not said or said.group(1).lower() in _ENCODINGS else None
    if elements is None:
        yield _("Word's own structure in this file is damaged.")
        return
    yield from _active(where, elements)
    if found := _FIELD_CODES.search("".join(map(_instruction, elements))):
        yield _("%(part)s has a field that fetches or runs something: %(code)s.") % (where | {"code": found.group()})


def _elements(content: bytes) -> list[Any] | None:
    """None if it cannot be read."""
    read: Any = parse_xml  # typed for text; bytes carry their encoding themselves
    try:
        return [element for element in read(content).iter() if isinstance(element.tag, str)]
    except (SyntaxError, ValueError):
        return None


def _active(where: dict[str, str], elements: list[Any]) -> Iterator[str]:
    if any("macroEnabled" in value for element in elements for value in element.attrib.values()):
        yield _("%(part)s says that it holds macros.") % where
    if any(_local(element.tag) in _ACTIVE for element in elements):
        yield _("%(part)s embeds something from elsewhere.") % where
    if any(_is_outside(element) for element in elements):
        yield _("%(part)s fetches something from outside when it is opened.") % where


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _is_outside(element: Any) -> bool:
    """A relation to something outside the file, other than a link that a reader may click."""
    if _local(element.tag) != "Relationship" or element.get("TargetMode", "").lower() != "external":
        return False
    is_link = element.get("Type", "").endswith("/hyperlink")
    return not (is_link and element.get("Target", "").lower().startswith(_ADDRESSES))


def _instruction(element: Any) -> str:
    """What a field does; Word parts what was typed into several runs, so the pieces are joined."""
    name = _local(element.tag)
    if name == "instrText":
        return element.text or ""
    return "".join(
        f" {value} " for key, value in element.attrib.items() if name == "fldSimple" and _local(key) == "instr"
    )


def _fields(content: bytes) -> Iterator[str]:
    used: set[str] = set()
    try:
        for source in _sources(content):
            tree = sandbox().parse(source)
            yield from _refusals(tree, set(), 0)
            used |= {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    except TemplateError as error:
        yield _("A field cannot be read: %(problem)s") % {"problem": error.message or ""}
        return
    except (PackageNotFoundError, SyntaxError, KeyError, ValueError):
        yield _("Word's own structure in this file is damaged.")
        return
    if missing := NEEDED - used:
        yield _("It has no place for: %(fields)s.") % {"fields": ", ".join(sorted(missing))}


def _sources(content: bytes) -> Iterator[str]:
    """What the template engine will read: body, heads, feet, footnotes, and the properties."""
    word = DocxTemplate(BytesIO(content))
    word.init_docx()
    yield word.patch_xml(word.get_xml())
    for relation in word.docx.part.rels.values():
        if not relation.is_external and relation.reltype in _READ_PARTS:
            yield word.patch_xml(relation.target_part.blob.decode("utf-8"))
    properties = word.docx.core_properties
    yield from (getattr(properties, name) or "" for name in _READ_PROPERTIES)


_READ_PARTS = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.FOOTNOTES}
_READ_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")


def _refusals(node: nodes.Node, known: set[str], depth: int) -> Iterator[str]:
    """Each part of the template must be one of the few that are allowed; nothing is forbidden by name."""
    if isinstance(node, nodes.For):
        yield from _loop(node, known, depth)
        return
    if isinstance(node, nodes.Name):
        if node.name not in field_names() | known:
            yield _("There is no field “%(field)s”.") % {"field": node.name}
        return
    if isinstance(node, nodes.Getattr):
        if node.attr not in _ATTRIBUTES:
            yield _("There is no field “%(field)s”.") % {"field": node.attr}
    elif not isinstance(node, _PLAIN_NODES):
        yield _("Only fields, loops over them and questions are allowed, not: %(what)s.") % {
            "what": type(node).__name__
        }
    for child in node.iter_child_nodes():
        yield from _refusals(child, known, depth)


def _loop(node: nodes.For, known: set[str], depth: int) -> Iterator[str]:
    plain = isinstance(node.target, nodes.Name) and isinstance(node.iter, nodes.Name | nodes.Getattr)
    if not plain or node.test or node.recursive or depth >= _DEEPEST:
        yield _("Only simple loops over our lists are allowed, one inside another at most.")
        return
    yield from _refusals(node.iter, known, depth)
    inside = known | {"loop", node.target.name if isinstance(node.target, nodes.Name) else ""}
    for child in (*node.body, *node.else_):
        yield from _refusals(child, inside, depth + 1)


def _trial(content: bytes) -> Iterator[str]:
    """It is filled in with sample values, in full and with what may be missing left out, and read back."""
    for sheet in (sample_sheet("en"), sample_sheet("en", full=False)):
        try:
            document = Document(BytesIO(render(content, fields(sheet))))
        except (TemplateError, SyntaxError, KeyError, ValueError, TypeError, AttributeError) as error:
            yield _("It cannot be filled in: %(problem)s") % {"problem": str(error)[:200]}
            return
        printed = "".join(node.text or "" for node in document.element.body.iter() if isinstance(node.tag, str))
        if not all(paragraph in printed for paragraph in sheet.paragraphs):
            yield _("Filled in, it does not show the whole text.")
            return
