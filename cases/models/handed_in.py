"""What every file of people that somebody hands in has in common: how it is read, and how far."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from cases.choices import AT_WORK
from cases.register.problems import Problem
from core.fields import TextLine
from core.models import Versioned


def unguessable(folder: str) -> str:
    """A name in this folder that says nothing of the file."""
    name = uuid.uuid4().hex
    return f"{folder}/{name[:2]}/{name}"


class HandedIn(Versioned):
    """One file. ``mapping`` is a ``cases.register.mapping.Mapping``, ``proposal`` what was found in the file for a
    person to confirm, ``problem`` why it stopped. ``done`` of ``total`` lines are through the present step.
    ``by_permission`` is what it takes, at its post, to hand one in."""

    by_permission = Permission.REGISTER
    in_use: Promise | str = ""  # why it cannot be read otherwise any more
    post: Any  # these three each declares for itself: a key to Post, a file, one of its states
    file: Any
    state: Any

    name = TextLine(_("file name"), max_length=200)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
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

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def why_stopped(self) -> str:
        return str(Problem.from_json(self.problem)) if self.problem else ""

    @property
    def has_effects(self) -> bool:
        """Whether something was done with one of its lines, so that it cannot be read otherwise any more."""
        raise NotImplementedError

    def forget_lines(self) -> None:
        """Before the file is read otherwise."""
        raise NotImplementedError
