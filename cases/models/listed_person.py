"""Somebody on a name list: the line as written, whom it may be about, and what was decided."""

from dataclasses import dataclass, fields
from typing import Any, NamedTuple, Self

from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.choices import HAS_CASE, TAKEN_BACK, TO_DECIDE, LineDecision, Status
from cases.models.case import Case
from cases.models.name_list import NameList
from cases.register.lines import Line
from cases.register.problems import Problem
from core.dates import PartialDate
from core.fields import TextBlock
from core.history import tracked
from core.lookups import ExistsRowByRow
from core.models import Versioned
from nationals.matching.weights import Band
from nationals.models import National, Unidentified

DECIDED_TOGETHER = Q(decision__in=(*HAS_CASE, LineDecision.WAITING))
BEYOND_DOUBT = Q(decision=LineDecision.OPEN, band=Band.SAME, sees_best=True) & (
    Q(suggested__1__isnull=True) | ~Q(suggested__1__band=Band.SAME)
)
"""To decide, and one person only is the *same*, whom the reader may see: of :meth:`ListedPersonQuerySet.seen_by`."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody in the register whom a line may be about."""

    reference: str
    score: float
    band: str
    reasons: list[str]

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        reasons = [str(Problem.from_json(reason)) for reason in stored["reasons"]]
        return cls(stored["national"], stored["score"], stored["band"], reasons)


class Difference(NamedTuple):
    """A cell that is not as it was on the earlier list."""

    before: str
    now: str


class ListedPersonQuerySet(models.QuerySet["ListedPerson"]):
    def visible_to(self, user: User) -> Self:
        """Lines of visible lists, without those about a person whose case the user may not see (restricted)."""
        lists = NameList.objects.visible_to(user)
        person = National.objects.visible_to(user).filter(pk=OuterRef("national_id"))
        case = Case.objects.visible_to(user).filter(pk=OuterRef("case_id"))
        return self.filter(
            Q(national=None) | Q(ExistsRowByRow(person)), Q(case=None) | Q(ExistsRowByRow(case)), name_list__in=lists
        )

    def seen_by(self, user: User) -> Self:
        """With ``sees_best``: whether the user may see the first whom a line suggests, and ``sees_earlier``: the line
        of an earlier list. Who compared it may see more."""
        best = National.objects.visible_to(user).filter(reference=OuterRef("best"))
        earlier = ListedPerson.objects.visible_to(user).filter(pk=OuterRef("earlier"))
        sees = {"sees_best": ExistsRowByRow(best), "sees_earlier": ExistsRowByRow(earlier)}
        return self.annotate(best=KT("suggested__0__national"), **sees)

    def for_list(self) -> Self:
        return self.select_related("national", "case", "unidentified", "decided_by", "asked", "earlier__name_list")

    def waiting_for(self, user: User, posts: list[int] | None) -> Self:
        """Accepted by somebody else and still without the second person, at posts where this one may confirm."""
        waiting = self.filter(decision=LineDecision.WAITING).exclude(decided_by_id=user.pk)
        return waiting if posts is None else waiting.filter(name_list__post_id__in=posts)


@tracked(exclude=["raw", "values", "notes", "suggested"])
class ListedPerson(Versioned):
    """``raw`` holds the cells by column letter, ``values`` what they were read as (``cases.register.lines.Line``),
    ``suggested`` at most five ``{"national": "N-000123", "score": 0.9, "band": "likely", "reasons": […]}``, best first.

    ``fingerprint`` is the same for the same cells in any file; ``person_key`` for the same name and date of birth:
    by them a line is found again on the next list (``earlier``).
    """

    name_list = models.ForeignKey(
        NameList, on_delete=models.PROTECT, related_name="people", verbose_name=_("name list")
    )
    row = models.PositiveIntegerField(_("row"))
    raw = models.JSONField(_("cells"))
    values = models.JSONField(_("read as"), default=dict)
    notes = models.JSONField(_("notes"), default=list)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, editable=False)
    person_key = models.CharField(_("name and date of birth"), max_length=64, editable=False)
    suggested = models.JSONField(_("who it may be"), default=list)
    band = models.CharField(_("how sure"), max_length=10, blank=True, editable=False)
    earlier = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="later",
        verbose_name=_("on an earlier list"),
    )
    decision = models.CharField(
        _("decision"), max_length=15, choices=LineDecision, default=LineDecision.OPEN, editable=False
    )
    national = models.ForeignKey(
        National,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="listed",
        verbose_name=_("national"),
    )
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="listed", verbose_name=_("case")
    )
    unidentified = models.ForeignKey(
        Unidentified,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="listed",
        verbose_name=_("unidentified person or body"),
    )
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("confirmed by")
    )
    asked = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="names_asked", verbose_name=_("asked")
    )
    reason = TextBlock(_("reason or question"), max_length=2000, blank=True)

    objects = ListedPersonQuerySet.as_manager()

    class Meta:
        ordering = ["row"]
        verbose_name = _("person on a name list")
        verbose_name_plural = _("people on name lists")
        constraints = [
            models.UniqueConstraint(fields=["name_list", "row"], name="listed_row_once"),
            models.CheckConstraint(
                condition=Q(decision__in=(LineDecision.OPEN, LineDecision.AS_BEFORE)) ^ Q(decided_by__isnull=False),
                name="listed_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) ^ Q(decided_at__isnull=False), name="listed_decided_at_a_time"
            ),
            models.CheckConstraint(condition=DECIDED_TOGETHER ^ Q(national=None), name="listed_accepted_iff_national"),
            models.CheckConstraint(condition=Q(decision__in=HAS_CASE) ^ Q(case=None), name="listed_accepted_iff_case"),
            models.CheckConstraint(
                condition=Q(decision=LineDecision.UNIDENTIFIED) ^ Q(unidentified=None),
                name="listed_unidentified_iff_record",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("decided_by")), name="listed_second_person"
            ),
            models.CheckConstraint(
                condition=Q(decision=LineDecision.ASKED) ^ Q(asked=None), name="listed_asked_iff_colleague"
            ),
        ]
        indexes = [
            models.Index(fields=["name_list", "decision", "row"], name="listed_by_decision"),  # the tabs of a list
            models.Index(fields=["fingerprint"], name="listed_by_fingerprint"),  # the same line on a later list
            models.Index(fields=["person_key"], name="listed_by_person"),  # the same person on a later list
        ]

    def __str__(self) -> str:
        return f"{self.name_list}, {_('row')} {self.row}"

    def get_absolute_url(self) -> str:
        return reverse("cases:listed", args=[self.name_list_id, self.row])

    @property
    def name(self) -> str:
        """As written on the list."""
        return str(self.values.get("name_as_written") or self.values.get("name") or "")

    @property
    def as_read(self) -> Line:
        """Without what was odd about it."""
        texts = {field.name: self.values[field.name] for field in fields(Line) if field.name in self.values}
        dates = {name: PartialDate(str(self.values.get(name, ""))) for name in ("born", "reported_on")}
        return Line(self.row, self.raw, self.fingerprint, **texts | dates)

    @property
    def born(self) -> PartialDate:
        return PartialDate(self.values.get("born", ""))

    @property
    def place(self) -> str:
        return str(self.values.get("place", ""))

    @property
    def status(self) -> str:
        """What the list says became of this person: the line itself, else the list of everybody."""
        return str(self.values.get("status") or self.name_list.status)

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label) if self.status else ""

    @property
    def is_to_decide(self) -> bool:
        return self.decision in TO_DECIDE

    @property
    def is_waiting(self) -> bool:
        return self.decision == LineDecision.WAITING

    @property
    def may_be_taken_back(self) -> bool:
        """While the decision has changed nothing else."""
        return self.decision in TAKEN_BACK

    @property
    def is_as_before(self) -> bool:
        return self.decision == LineDecision.AS_BEFORE

    @property
    def remarks(self) -> list[str]:
        """What is odd about the line, in the reader's language."""
        return [str(Problem.from_json(note)) for note in self.notes]

    @property
    def suggestions(self) -> list[Suggested]:
        return [Suggested.from_json(one) for one in self.suggested]

    @property
    def told_of_all(self) -> tuple[str, str, str]:
        """What the list says of everybody, as it holds for this person: his fate, with whom, in which country."""
        return self.status_label, self.name_list.held_by, str(self.name_list.country.name)

    @property
    def differences(self) -> list[Difference]:
        """What changed since the earlier list: cell by cell where the words are others, then what it says of all."""
        if self.earlier is None:
            return []
        told = zip(self.earlier.told_of_all, self.told_of_all, strict=True)
        nothing = gettext("nothing")
        of_all = [Difference(before or nothing, now or nothing) for before, now in told if before != now]
        return [*self._other_cells(self.earlier), *of_all]

    def _other_cells(self, earlier: "ListedPerson") -> list[Difference]:
        if earlier.fingerprint == self.fingerprint:
            return []
        before, now = set(earlier.raw.values()), set(self.raw.values())
        gone = [text for text in earlier.raw.values() if text not in now]
        come = [text for text in self.raw.values() if text not in before]
        width = max(len(gone), len(come))
        nothing = gettext("nothing")
        pad = [nothing] * width
        return [Difference(*pair) for pair in zip((gone + pad)[:width], (come + pad)[:width], strict=True)]
