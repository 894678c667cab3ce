"""Notes verbales: what went out under seal, what came in, and which person each named."""

from typing import Any, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.models import Case
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.lookups import ExistsRowByRow, first_of
from core.models import Versioned
from diplomacy.choices import (
    FEW_FACTS,
    NOTE_OUT,
    AnnexFact,
    NoteDirection,
    NoteLanguage,
    NoteState,
    SecondLanguage,
)
from diplomacy.models.authority import Authority
from diplomacy.models.engagement import Engagement
from diplomacy.models.note_rules import NOTE_RULES
from diplomacy.models.note_template import NoteTemplate
from diplomacy.models.request import Request
from diplomacy.models.visibility import found_for, near

_FROZEN = (
    "direction", "post_id", "authority_id", "number", "year", "reference", "language", "subject", "text",
    "second_language", "second_text", "facts", "template_id", "replies_to_id", "corrects_id", "sent_on",
)  # fmt: skip
_ALIKE = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _FROZEN)


class NoteQuerySet(models.QuerySet["NoteVerbale"]):
    """A note is one paper: it is seen whole or not at all, by those who may see every case that it names."""

    def visible_to(self, user: User) -> Self:
        own = Q() if user.scope.sees_all else Q(post__in=user.scope.posts)
        return self.filter(_seen(Case.objects.visible_to(user), own))

    def near(self, user: User) -> Self:
        """All that this person may see by what is kept beside them, and more: to be sorted and shown."""
        return self.filter(near(user))

    def found_for(self, user: User) -> Self:
        """The same by what is kept beside them: to be counted. Of those that name other cases too, the rule
        is asked."""
        return self.filter(near(user), found_for(user) | _seen(Case.objects.visible_to(user)))

    def administered_by(self, user: User) -> Self:
        """For who keeps the records of all posts."""
        return self.filter(_seen(Case.objects.administered_by(user)))

    def awaiting(self) -> Self:
        """Out, and not answered; and theirs that we have not answered."""
        return self.filter(state__in=(NoteState.SENT, NoteState.RECEIVED))

    def shown_to(self, user: User, most: int) -> "list[NoteVerbale]":
        """The first of these, in their order, of which the rule says that this person may see them; for a list."""
        return first_of(self, NoteVerbale.objects.visible_to(user).for_list(), most)

    def for_list(self) -> Self:
        return self.select_related("authority", "post").order_by("-recorded_at", "-pk")


def _seen(cases: "models.QuerySet[Case]", own: Q | None = None) -> Q:
    """Notes that name none but these cases; ``own``: of which those that name no case must be."""
    named = NoteCase.objects.filter(note=OuterRef("pk"))
    unseen = Q(ExistsRowByRow(named.filter(~Exists(cases.filter(pk=OuterRef("case_id"))))))
    return (own | Q(ExistsRowByRow(named))) & ~unseen if own else ~unseen


def few_facts() -> list[str]:
    return [fact.value for fact in FEW_FACTS]


@tracked()
class NoteVerbale(Versioned):
    """Ours get their number with the check by a second person; theirs when they are registered.

    From the day on which it was sent nothing that stands on the paper changes: a correction is another note.
    """

    direction = models.CharField(_("direction"), max_length=10, choices=NoteDirection, default=NoteDirection.OURS)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="notes_verbales", verbose_name=_("our post"))
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="notes_verbales", verbose_name=_("authority")
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, editable=False)
    number = models.PositiveIntegerField(_("running number"), null=True, blank=True, editable=False)
    reference = models.CharField(_("number"), max_length=40, blank=True, default="", editable=False)
    their_number = TextLine(_("their number"), max_length=60, blank=True)
    dated_on = models.DateField(_("dated"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=NoteLanguage, default=NoteLanguage.ENGLISH)
    subject = TextLine(_("subject"), max_length=200)
    text = TextBlock(_("text"))
    second_language = models.CharField(_("second language"), max_length=2, choices=SecondLanguage, blank=True)
    second_text = TextBlock(_("text in the second language"), blank=True)
    facts = ArrayField(
        models.CharField(max_length=20, choices=AnnexFact),
        verbose_name=_("facts in the annex"),
        default=few_facts,
        blank=True,
    )
    template = models.ForeignKey(
        NoteTemplate, on_delete=models.PROTECT, null=True, blank=True, related_name="notes", verbose_name=_("template")
    )
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, null=True, blank=True, related_name="notes",
        verbose_name=_("makes the request"),
    )  # fmt: skip
    replies_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies", verbose_name=_("replies to")
    )  # fmt: skip
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="corrected_by",
        verbose_name=_("corrects"),
    )
    state = models.CharField(_("state"), max_length=10, choices=NoteState, default=NoteState.DRAFT, editable=False)
    remark = TextBlock(_("remark"), blank=True, editable=False)
    sent_on = models.DateField(_("sent on"), null=True, blank=True, editable=False)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True, editable=False)
    answered_by_note = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answers",
        verbose_name=_("answering note"),
    )  # fmt: skip
    answered_by_engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, null=True, blank=True, related_name="answered_notes",
        verbose_name=_("answered in"),
    )  # fmt: skip
    answered_by_request = models.ForeignKey(
        Request, on_delete=models.PROTECT, null=True, blank=True, related_name="answered_notes",
        verbose_name=_("answered through the request"),
    )  # fmt: skip
    cases: "models.ManyToManyField[Case, NoteCase]" = models.ManyToManyField(
        Case, through="NoteCase", blank=True, related_name="notes_verbales", verbose_name=_("cases")
    )
    drafted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("drafted by")
    )
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("last written by")
    )
    checked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("checked by"),
    )  # fmt: skip
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True, editable=False)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name = _("note verbale")
        verbose_name_plural = _("notes verbales")
        constraints = NOTE_RULES
        indexes = [
            models.Index(fields=["authority", "-recorded_at"], name="note_by_authority"),  # their page
            models.Index(fields=["-recorded_at", "-id"], name="note_newest"),  # the register
            models.Index(fields=["reference", "id"], name="note_by_reference"),  # the register
            models.Index(fields=["year"], name="note_by_year"),  # the years of the records admin
        ]
        triggers = [
            pgtrigger.Trigger(
                name="note_sent_stays_as_it_is",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"OLD.sent_on IS NOT NULL AND ({_ALIKE})"),
                func="RAISE EXCEPTION 'note_sent_stays_as_it_is: correct it by another note';",
            ),
            pgtrigger.Trigger(
                name="note_numbered_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.number IS NOT NULL"),
                func="RAISE EXCEPTION 'note_numbered_is_kept: cancel it instead';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shown_number}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:note", args=[self.pk])

    @property
    def shown_number(self) -> str:
        return self.reference or gettext("Note without a number yet")

    @property
    def is_ours(self) -> bool:
        return self.direction == NoteDirection.OURS

    @property
    def is_draft(self) -> bool:
        return self.state == NoteState.DRAFT

    @property
    def is_checked(self) -> bool:
        """By a second person, and still here."""
        return self.state == NoteState.CHECKED

    @property
    def is_cancelled(self) -> bool:
        return self.state == NoteState.CANCELLED

    @property
    def is_out(self) -> bool:
        return self.is_ours and self.state in NOTE_OUT

    @property
    def waits_for_receipt(self) -> bool:
        return self.is_ours and self.state == NoteState.SENT

    @property
    def waits_for_answer(self) -> bool:
        return self.state in (NoteState.SENT, NoteState.RECEIVED)

    @property
    def may_be_cancelled(self) -> bool:
        return self.state in (NoteState.DRAFT, NoteState.CHECKED)

    @property
    def facts_told(self) -> list[AnnexFact]:
        """In the order of the list, whatever order they were chosen in."""
        return [fact for fact in AnnexFact if fact in self.facts]

    def may_be_checked_by(self, user: User) -> bool:
        return self.is_draft and user.pk not in (self.drafted_by_id, self.written_by_id)


@tracked()
class NoteCase(models.Model):
    """A person whom a note names. ``printed``: the facts as they stood when the note was checked, in their order."""

    note = models.ForeignKey(
        NoteVerbale, on_delete=models.CASCADE, related_name="note_cases", verbose_name=_("note verbale")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="note_cases", verbose_name=_("case"))
    printed: "models.JSONField[Any, Any]" = models.JSONField(_("as printed"), default=list, blank=True)
    objects = models.Manager["NoteCase"]()

    class Meta:
        verbose_name = _("person of a note")
        verbose_name_plural = _("persons of notes")
        constraints = [models.UniqueConstraint(fields=["note", "case"], name="note_case_once")]
        triggers = [
            pgtrigger.Trigger(
                name="note_sent_names_whom_it_named",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM diplomacy_noteverbale AS note
                        WHERE note.id = COALESCE(NEW.note_id, OLD.note_id) AND note.sent_on IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'note_sent_names_whom_it_named: correct it by another note';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.note}: {self.case}"
