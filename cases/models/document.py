"""Files of a case."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import FileKind
from cases.models.case import Case
from core.fields import TextLine
from core.history import tracked


def stored_under(_document: "Document", _filename: str) -> str:
    """An unguessable name that says nothing of the person or the file."""
    name = uuid.uuid4().hex
    return f"cases/{name[:2]}/{name}"


@tracked()
class Document(models.Model):
    """Stored outside the web root; served only by the view that checks permission."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents", verbose_name=_("case"))
    kind = models.CharField(_("kind"), max_length=20, choices=FileKind, default=FileKind.OTHER)
    note = TextLine(_("note"), max_length=300, blank=True)
    file = models.FileField(_("file"), upload_to=stored_under, max_length=120)
    name = TextLine(_("file name"), max_length=200)
    content_type = models.CharField(_("content type"), max_length=100)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    objects = models.Manager["Document"]()

    class Meta:
        ordering = ["-added_at", "-pk"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.UniqueConstraint(fields=["case", "sha256"], name="document_once_per_case"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("cases:document", args=[self.case.reference, self.pk])
