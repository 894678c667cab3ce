"""Registers that a ministry imports."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import AT_WORK, ImportState
from cases.register.problems import Problem
from core.fields import TextLine
from core.history import tracked
from core.models import Versioned


def stored_under(_register: "RegisterImport", _filename: str) -> str:
    """An unguessable name that says nothing of the file."""
    name = uuid.uuid4().hex
    return f"registers/{name[:2]}/{name}"


class RegisterImportQuerySet(models.QuerySet["RegisterImport"]):
    def visible_to(self, user: User) -> Self:
        """Those of posts where the person may import: the lines show people of every case."""
        posts = user.scope.posts_for(Permission.IMPORT)
        return self.all() if posts is None else self.filter(post_id__in=posts)

    def for_list(self) -> Self:
        return self.select_related("post", "uploaded_by").order_by("-pk")


@tracked(exclude=["done", "proposal"])
class RegisterImport(Versioned):
    """One file. ``mapping`` is a ``cases.register.mapping.Mapping``, ``proposal`` what was found in the file for a
    person to confirm, ``problem`` why it stopped. ``done`` of ``total`` lines are through the present step."""

    file = models.FileField(_("file"), upload_to=stored_under, max_length=120)
    name = TextLine(_("file name"), max_length=200)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    state = models.CharField(
        _("state"), max_length=20, choices=ImportState, default=ImportState.READING, editable=False
    )
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="registers", verbose_name=_("post of lines that no post covers")
    )
    mapping = models.JSONField(default=dict, editable=False, verbose_name=_("mapping"))
    proposal = models.JSONField(default=dict, editable=False, verbose_name=_("proposal"))
    problem = models.JSONField(default=dict, editable=False, verbose_name=_("problem"))
    total = models.PositiveIntegerField(default=0, editable=False, verbose_name=_("total"))
    done = models.PositiveIntegerField(default=0, editable=False, verbose_name=_("done"))
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("uploaded by"),
    )
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)

    objects = RegisterImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("imported register")
        verbose_name_plural = _("imported registers")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ImportState.values), name="register_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=ImportState.DONE) ^ Q(finished_at=None), name="register_done_iff_finished"
            ),
            models.UniqueConstraint(fields=["sha256", "post"], name="register_file_once_per_post"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("cases:register", args=[self.pk])

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def is_checked(self) -> bool:
        """Whether its lines wait for a person to start the import."""
        return self.state == ImportState.CHECKED

    @property
    def why_stopped(self) -> str:
        return str(Problem.from_json(self.problem)) if self.problem else ""
