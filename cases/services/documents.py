"""Files of a case: checked by content, kept with their SHA-256, stored under an unguessable name."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import EventKind, FileKind
from cases.models import Case, Document
from cases.permissions import require
from cases.services.timeline import record
from core import archives
from core.text import tidy

# Content types by the endings that may carry them. Text has no signature: it must read as UTF-8 without markup.
WELCOME: dict[str, frozenset[str]] = {
    "application/pdf": frozenset({".pdf"}),
    "image/jpeg": frozenset({".jpg", ".jpeg"}),
    "image/png": frozenset({".png"}),
    "image/webp": frozenset({".webp"}),
    "image/heic": frozenset({".heic"}),
    "image/tiff": frozenset({".tif", ".tiff"}),
    "video/mp4": frozenset({".mp4", ".m4v"}),
    "audio/mpeg": frozenset({".mp3"}),
    "audio/ogg": frozenset({".ogg", ".oga", ".opus"}),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": frozenset({".docx"}),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": frozenset({".xlsx"}),
    "application/vnd.oasis.opendocument.text": frozenset({".odt"}),
    "message/rfc822": frozenset({".eml"}),
    "text/plain": frozenset({".txt"}),
}
_ENDINGS = {ending: kind for kind, endings in WELCOME.items() for ending in endings}
_INSIDE = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".odt": "content.xml"}  # archives of a kind
_TEXTS = frozenset({".txt", ".eml"})
_HEAD = 8192
Upload = UploadedFile[bytes]


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file is by its content, under a name without a path."""

    name: str
    content_type: str
    size: int
    sha256: str


@transaction.atomic
def add_document(case: Case, upload: Upload, *, kind: FileKind | str, by: User, note: str = "") -> Document:
    """Keep a file. Raises ``ValidationError`` in the person's words if it is too large, empty, of a type that is
    not kept, of another type than its name says, or already with the case."""
    require(Permission.RECORD, by, case)
    file = examined(upload)
    if case.documents.filter(sha256=file.sha256).exists():
        raise ValidationError(_("This very file is already with the case."))
    document = Document(
        case=case, kind=kind, note=note, name=file.name, content_type=file.content_type, size=file.size,
        sha256=file.sha256, added_by=by,
    )  # fmt: skip
    document.file.save(file.name, upload, save=False)
    document.save()
    record(case, kind=EventKind.DOCUMENT, text=file.name, by=by, link=document.get_absolute_url())
    return document


def examined(upload: Upload) -> Examined:
    """Raises ``ValidationError`` in the person's words as :func:`add_document` does; the file is at its beginning."""
    name = tidy(PurePath((upload.name or "file").replace("\\", "/")).name)[-200:]
    size = upload.size or 0
    _check_size(size)
    content_type = _content_type(upload, name)
    digest = hashlib.file_digest(upload, "sha256").hexdigest()
    upload.seek(0)
    return Examined(name, content_type, size, digest)


def _check_size(size: int) -> None:
    if size == 0:
        raise ValidationError(_("The file is empty."))
    if size > settings.DOCUMENT_MAX_BYTES:
        raise ValidationError(
            _("The file has %(size)s; at most %(limit)s can be kept.")
            % {"size": filesizeformat(size), "limit": filesizeformat(settings.DOCUMENT_MAX_BYTES)}
        )


def _content_type(upload: Upload, name: str) -> str:
    """What the content is, if its name says the same."""
    ending = PurePath(name).suffix.lower()
    said = _ENDINGS.get(ending)
    if said is None:
        raise ValidationError(_("Files of this type (%(ending)s) are not kept.") % {"ending": ending or _("no ending")})
    upload.seek(0)
    head = upload.read(_HEAD)
    upload.seek(0)
    fits = _reads_as_text(head) if ending in _TEXTS else _has_signature(head, ending)
    if fits and ending in _INSIDE:
        fits = _holds(upload, _INSIDE[ending])
    if not fits:
        raise ValidationError(_("The content of this file is not what its name (%(name)s) says.") % {"name": name})
    return said


def _has_signature(head: bytes, ending: str) -> bool:
    try:
        guesses = puremagic.magic_string(head, f"file{ending}")
        found = {guess.extension.lower() for guess in guesses if guess.byte_match}  # else only by its ending
    except (puremagic.PureError, ValueError):
        return False
    return bool(found & WELCOME[_ENDINGS[ending]])


def _holds(upload: Upload, member: str) -> bool:
    try:
        with archives.opened(upload) as archive:
            return archives.begins(archive, member)
    except archives.DamagedArchive:
        return False


def _reads_as_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8", errors="strict" if len(head) < _HEAD else "ignore")
    except UnicodeDecodeError:
        return False
    return "\0" not in text and "<script" not in text.lower() and "<html" not in text.lower()
