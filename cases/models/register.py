"""Registers that a ministry imports."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import ImportState, LineOutcome
from cases.models.handed_in import HandedIn, unguessable
from core.history import tracked


def stored_under(_register: "RegisterImport", _filename: str) -> str:
    return unguessable("registers")


class RegisterImportQuerySet(models.QuerySet["RegisterImport"]):
    def visible_to(self, user: User) -> Self:
        """Those of posts where the person may import: the lines show people of every case."""
        posts = user.scope.posts_for(Permission.IMPORT)
        return self.all() if posts is None else self.filter(post_id__in=posts)

    def for_list(self) -> Self:
        return self.select_related("post", "uploaded_by").order_by("-pk")


@tracked(exclude=["done", "proposal"])
class RegisterImport(HandedIn):
    """A register that the ministry kept before; what its file has in common with others stands in ``HandedIn``."""

    by_permission = Permission.IMPORT
    in_use = _("Lines of this register are imported already or are at work.")

    file = models.FileField(_("file"), upload_to=stored_under, max_length=120)
    state = models.CharField(
        _("state"), max_length=20, choices=ImportState, default=ImportState.READING, editable=False
    )
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="registers", verbose_name=_("post of lines that no post covers")
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

    def get_absolute_url(self) -> str:
        return reverse("cases:register", args=[self.pk])

    @property
    def is_checked(self) -> bool:
        """Whether its lines wait for a person to start the import."""
        return self.state == ImportState.CHECKED

    @property
    def has_effects(self) -> bool:
        return self.lines.filter(outcome=LineOutcome.IMPORTED).exists()

    def forget_lines(self) -> None:
        self.lines.all().delete()
