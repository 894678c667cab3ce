"""Templates made in Word: looked at before they are kept, approved by a second person before they are used."""

import hashlib
from pathlib import PurePath

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.text import tidy
from diplomacy.choices import TemplateState
from diplomacy.models import NoteTemplate
from diplomacy.permissions import may_approve_template, may_keep_templates
from diplomacy.services.registers import keep

MOST_BYTES = 5 * 1024 * 1024


@transaction.atomic
def upload_template(*, by: User, name: str, language: str, upload: "UploadedFile[bytes]") -> NoteTemplate:
    """Raises ``ValidationError`` with everything that stands against the file."""
    from diplomacy.paper.inspection import inspect  # noqa: PLC0415  loaded when wanted

    if not may_keep_templates(by):
        raise PermissionDenied(_("Your role does not allow this."))
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError({"file": _("A template has at most %(size)s.") % {"size": filesizeformat(MOST_BYTES)}})
    content = upload.read()
    if against := inspect(content).against:
        raise ValidationError({"file": against})
    file_name = tidy(PurePath((upload.name or "template.docx").replace("\\", "/")).name)[-200:]
    made = NoteTemplate(
        name=name, language=language, file_name=file_name, size=len(content), uploaded_by=by,
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    made.file = "waiting"
    made.full_clean()
    upload.seek(0)
    made.file.save(file_name, upload, save=False)
    made.save()
    return made


@transaction.atomic
def approve_template(template: NoteTemplate, *, by: User, version: int | None = None) -> NoteTemplate:
    """A second person has seen what it makes of the sample values."""
    approved = NoteTemplate.locked(template.pk, version)
    if not may_approve_template(by, approved):
        raise PermissionDenied(_("A template is approved by a second person before it is used."))
    if not approved.waits:
        raise ValidationError(_("This template does not wait to be approved."))
    return keep(approved, {"state": TemplateState.APPROVED, "approved_by": by, "approved_at": timezone.now()})


@transaction.atomic
def retire_template(template: NoteTemplate, *, by: User, version: int | None = None) -> NoteTemplate:
    """No new note is written on it; those that were stay as they are."""
    retired = NoteTemplate.locked(template.pk, version)
    if not may_keep_templates(by):
        raise PermissionDenied(_("Your role does not allow this."))
    return keep(retired, {"state": TemplateState.RETIRED})
