"""The house's forms, made in Word."""

import uuid
from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import TextLine
from core.history import tracked
from core.models import Versioned
from diplomacy.choices import NoteLanguage, TemplateState


def template_stored_under(_template: Any, _filename: str) -> str:
    """An unguessable name that says nothing of the file."""
    name = uuid.uuid4().hex
    return f"note-templates/{name[:2]}/{name}"


class NoteTemplateQuerySet(models.QuerySet["NoteTemplate"]):
    def in_use(self) -> Self:
        return self.filter(state=TemplateState.APPROVED)

    def for_list(self) -> Self:
        return self.select_related("uploaded_by", "approved_by").order_by("state", "name", "-pk")


@tracked()
class NoteTemplate(Versioned):
    """A Word file with our fields. Its file never changes: a better one is another template."""

    name = TextLine(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=2, choices=NoteLanguage, default=NoteLanguage.ENGLISH)
    file = models.FileField(_("file"), upload_to=template_stored_under, max_length=120)
    file_name = TextLine(_("file name"), max_length=200)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    state = models.CharField(
        _("state"), max_length=10, choices=TemplateState, default=TemplateState.WAITING, editable=False
    )
    uploaded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("approved by"),
    )  # fmt: skip
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    objects = NoteTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "-pk"]
        verbose_name = _("template of notes")
        verbose_name_plural = _("templates of notes")
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                name="note_template_once",
                violation_error_message=_("This very file was uploaded already."),
            ),
            models.CheckConstraint(
                condition=~Q(state=TemplateState.APPROVED) | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="note_template_in_use_is_approved",
                violation_error_message=_("A template is approved by a second person before it is used."),
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("uploaded_by")),
                name="note_template_approved_by_another",
                violation_error_message=_("Who has uploaded a template does not approve it."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="note_template_file_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.file <> NEW.file OR OLD.sha256 <> NEW.sha256"),
                func="RAISE EXCEPTION 'note_template_file_stays: upload another template';",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:note-template", args=[self.pk])

    @property
    def waits(self) -> bool:
        return self.state == TemplateState.WAITING

    @property
    def is_retired(self) -> bool:
        return self.state == TemplateState.RETIRED

    @property
    def is_in_use(self) -> bool:
        return self.state == TemplateState.APPROVED
