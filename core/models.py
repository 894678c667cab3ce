"""Nouns that know no app: running numbers, drafts, submissions, and what versioned records share."""

from collections.abc import Collection, Sequence
from typing import Self

from django.conf import settings
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from core.rules import hold_together


class CounterQuerySet(models.QuerySet["Counter"]):
    def next(self, name: str) -> int:
        """The next number of a series; the row stays locked until the transaction ends, so there are no gaps."""
        with connection.cursor() as cursor:
            cursor.execute(_NEXT, [name])
            number: int = cursor.fetchone()[0]
        return number


_NEXT = """
    INSERT INTO core_counter (name, value) VALUES (%s, 1)
    ON CONFLICT (name) DO UPDATE SET value = core_counter.value + 1 RETURNING value
"""


class Counter(models.Model):
    """A running number: one row for each series, such as the cases of a year."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)
    objects = CounterQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class Draft(models.Model):
    """What somebody has typed into a form and not yet sent, kept on the server.

    ``form`` is the page's path, ``#`` and the form's own name: ``/cases/C-2026-000123/#note``; ``title`` the page's.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True, default="")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="draft_once_per_user_and_form")]

    def __str__(self) -> str:
        return self.form

    @property
    def address(self) -> str:
        """Where it can be taken up again."""
        path = self.form.partition("#")[0]
        return path if path.startswith("/") and not path.startswith("//") else ""


class Submission(models.Model):
    """A form that was sent, by its idempotency key, and where its answer led: a retry gets the same answer."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=300)
    location = models.TextField(default="")
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.key}"


class StaleError(Exception):
    """Somebody else saved the record meanwhile; ``current`` is the row as it is now."""

    def __init__(self, current: "Versioned") -> None:
        super().__init__(_("Somebody else has changed this record meanwhile."))
        self.current = current


class Versioned(models.Model):
    """A record with a version that grows by one with each save through :meth:`save_as_next_version`."""

    _rules_hold = False
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def locked(cls, pk: int, version: int | None = None) -> Self:
        """The row, locked; raises :class:`StaleError` if ``version`` is no longer its version."""
        row: Self = cls._base_manager.select_for_update(of=("self",)).get(pk=pk)
        if version is not None and row.version != version:
            raise StaleError(row)
        return row

    def get_constraints(self) -> list[tuple[type[models.Model], Sequence[models.BaseConstraint]]]:
        """Without the rules that were found to hold."""
        found = super().get_constraints()
        if not self._rules_hold:
            return found
        return [
            (model, [each for each in rules if not isinstance(each, models.CheckConstraint)]) for model, rules in found
        ]

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """One query for all rules, and one for each only if one is broken: to say which."""
        self._rules_hold = hold_together(self, exclude or ())
        try:
            super().validate_constraints(exclude)
        finally:
            self._rules_hold = False

    def save_as_next_version(self) -> None:
        self.version += 1
        self.save()


def field_label(model: type[models.Model], name: str) -> str:
    """What people call a field."""
    return str(getattr(model._meta.get_field(name), "verbose_name", name))
