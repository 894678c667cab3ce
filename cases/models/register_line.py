"""The lines of an imported register: their cells as written, what they were read as, and what became of them."""

from typing import Any, NamedTuple, Self

from django.db import models
from django.db.models import Count, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.models import User
from cases.choices import LineChoice, LineOutcome, Status
from cases.models.case import Case
from cases.models.register import RegisterImport
from cases.register.problems import Problem
from core.dates import PartialDate
from core.fields import TextLine
from core.lookups import ExistsRowByRow
from core.phones import shown
from nationals.models import National


class Likeness(NamedTuple):
    """Somebody whom a line may be about: ``key`` is the row in the sheet or the national's reference."""

    key: str
    reasons: list[str]

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        reasons = [str(Problem.from_json(reason)) for reason in stored["reasons"]]
        return cls(str(stored.get("national") or stored["row"]), reasons)

    @property
    def label(self) -> str:
        return gettext("the person of row %(row)s") % {"row": self.key} if self.key.isdigit() else self.key


class Answer(NamedTuple):
    """One of the choices about a line: its value in the form and its words."""

    value: str
    label: str


class ImportLineQuerySet(models.QuerySet["ImportLine"]):
    def visible_to(self, user: User) -> Self:
        """Lines of visible registers, without those about a person whose case the user may not see (restricted)."""
        registers = RegisterImport.objects.visible_to(user)
        about = ImportLine.objects.filter(fingerprint=OuterRef("fingerprint"), outcome=LineOutcome.IMPORTED)
        case = Case.objects.visible_to(user).filter(pk=OuterRef("case_id"))
        return self.filter(~ExistsRowByRow(about.filter(~ExistsRowByRow(case))), register__in=registers)

    def counts(self) -> dict[str, int]:
        """The number of lines by outcome."""
        rows = self.order_by().values_list("outcome").annotate(Count("pk"))
        return dict.fromkeys(LineOutcome.values, 0) | {str(outcome): count for outcome, count in rows}

    def unfinished(self) -> Self:
        """Still to be imported, in the order of the sheet."""
        return self.filter(outcome=LineOutcome.READY).order_by("row")

    def failing(self) -> Self:
        return self.filter(outcome__in=(LineOutcome.FAULTY, LineOutcome.FAILED))


class ImportLine(models.Model):
    """One row of the sheet: its cells as written, what they were read as, and what became of it.

    ``duplicates`` holds ``{"row": 12}`` or ``{"national": "N-000123"}``, each with ``score`` and ``reasons``.
    """

    register = models.ForeignKey(
        RegisterImport, on_delete=models.CASCADE, related_name="lines", verbose_name=_("register")
    )
    row = models.PositiveIntegerField(_("row"))
    raw = models.JSONField(_("cells"))
    values = models.JSONField(_("read as"), default=dict)
    fingerprint = models.CharField(max_length=64, editable=False, verbose_name=_("fingerprint"))
    errors = models.JSONField(default=list, verbose_name=_("errors"))
    notes = models.JSONField(default=list, verbose_name=_("notes"))
    duplicates = models.JSONField(default=list, verbose_name=_("duplicates"))
    choice = models.CharField(_("who it is"), max_length=10, choices=LineChoice, default=LineChoice.NEW)
    same_as = TextLine(
        max_length=20,
        blank=True,
        help_text=_("The national's reference, or the row in this sheet."),
        verbose_name=_("same as"),
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=LineOutcome, default=LineOutcome.READY)
    national = models.ForeignKey(
        National,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="register_lines",
        verbose_name=_("national"),
    )
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="register_lines", verbose_name=_("case")
    )

    objects = ImportLineQuerySet.as_manager()

    class Meta:
        ordering = ["row"]
        verbose_name = _("line of a register")
        verbose_name_plural = _("lines of registers")
        constraints = [
            models.UniqueConstraint(fields=["register", "row"], name="register_row_once"),
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(outcome=LineOutcome.IMPORTED), name="register_line_imported_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome=LineOutcome.IMPORTED, case__isnull=False, national__isnull=False)
                | (~Q(outcome=LineOutcome.IMPORTED) & Q(case=None, national=None)),
                name="register_line_imported_iff_case",
            ),
        ]
        indexes = [models.Index(fields=["register", "outcome", "row"], name="register_lines_by_outcome")]

    def __str__(self) -> str:
        return f"{self.register}, {_('row')} {self.row}"

    @property
    def born(self) -> PartialDate:
        return PartialDate(self.values.get("born", ""))

    @property
    def country_name(self) -> str:
        return str(countries.name(self.values.get("country", "")))

    @property
    def name(self) -> str:
        return str(self.values.get("name", ""))

    @property
    def status(self) -> str:
        return str(self.values.get("status", ""))

    @property
    def passport(self) -> str:
        return str(self.values.get("passport", ""))

    @property
    def phone(self) -> str:
        """As people read it."""
        return shown(str(self.values.get("phone", "")))

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label) if self.status else ""

    @property
    def problems(self) -> list[str]:
        """Why the line fails, in the reader's language."""
        return [str(Problem.from_json(error)) for error in self.errors]

    @property
    def remarks(self) -> list[str]:
        """What is odd about it and does no harm."""
        return [str(Problem.from_json(note)) for note in self.notes]

    @property
    def likenesses(self) -> list[Likeness]:
        """Who it may be about."""
        return [Likeness.from_json(one) for one in self.duplicates]

    @property
    def answers(self) -> list[Answer]:
        """What a person may say of who it is about; none where nobody is like it or it is decided for good."""
        if not self.duplicates or self.outcome not in (LineOutcome.READY, LineOutcome.LEFT_OUT):
            return []
        same = [Answer(f"{LineChoice.SAME}:{like.key}", like.label) for like in self.likenesses]
        return [
            Answer(str(LineChoice.NEW), str(LineChoice.NEW.label)),
            *same,
            Answer(str(LineChoice.LEAVE_OUT), str(LineChoice.LEAVE_OUT.label)),
        ]

    @property
    def answer(self) -> str:
        """The one of them that stands."""
        return f"{self.choice}:{self.same_as}" if self.same_as else self.choice
