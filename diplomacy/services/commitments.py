"""Promises, theirs and ours: written down as spoken, judged on evidence."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.choices import EventKind
from cases.models import Case
from core.dates import PartialDate
from diplomacy.choices import CommitmentState, Side
from diplomacy.models import Authority, Commitment, Contact, Engagement, Judgement, Request
from diplomacy.permissions import require
from diplomacy.services import concerns
from diplomacy.services.registers import keep

EDITABLE = (
    "kind", "side", "said_by", "speaker", "said_to", "words", "language", "conditions", "promised_on", "due_on",
    "engagement", "answers", "negotiation", "statement", "statement_link",
)  # fmt: skip


@transaction.atomic
def promise(  # noqa: PLR0913  a promise has this many sides
    *,
    by: User,
    side: Side | str,
    authority: Authority,
    post: Post,
    words: str,
    promised_on: date | None = None,
    due_on: date | None = None,
    cases: Collection[Case] = (),
    said_by: Contact | None = None,
    speaker: str = "",
    engagement: Engagement | None = None,
    answers: Request | None = None,
    **more: Any,
) -> Commitment:
    """Write down what either side promised; ``more``: what else is :data:`EDITABLE`.

    Raises ``ValidationError`` by field.
    """
    require(by, post)
    promised_on = promised_on or timezone.localdate()
    _check_days(promised_on, due_on)
    values = {
        "side": side, "words": words, "promised_on": promised_on, "due_on": due_on, "said_by": said_by,
        "speaker": speaker, "engagement": engagement, "answers": answers,
    } | {name: more[name] for name in EDITABLE if name in more}  # fmt: skip
    made = keep(Commitment(authority=authority, post=post, recorded_by=by), values)
    _tell(made, concerns.set_cases(made, cases, by=by), _promised(made), made.promised_on, by)
    return made


@transaction.atomic
def amend_commitment(
    commitment: Commitment, *, version: int, changes: Mapping[str, Any], by: User, cases: Collection[Case]
) -> Commitment:
    """Change what was written; cases that the person cannot see stay as they are. Raises ``StaleError`` too."""
    require(by, commitment.post)
    amended = Commitment.locked(commitment.pk, version)
    _check_days(changes.get("promised_on", amended.promised_on), changes.get("due_on", amended.due_on))
    keep(amended, {name: changes[name] for name in EDITABLE if name in changes})
    _tell(amended, concerns.set_cases(amended, cases, by=by), _promised(amended), amended.promised_on, by)
    return amended


@transaction.atomic
def judge_commitment(
    commitment: Commitment,
    state: CommitmentState,
    *,
    by: User,
    evidence: str,
    judged_on: date | None = None,
    version: int | None = None,
) -> Commitment:
    """As the evidence shows; a later judgement counts instead of an earlier one, which stays.

    Raises ``ValidationError`` by field, and ``StaleError``.
    """
    require(by, commitment.post)
    judged_on = judged_on or timezone.localdate()
    judged = Commitment.locked(commitment.pk, version)
    _check_judgement(judged, state, judged_on, evidence)
    judged.judged_by = by
    found: dict[str, Any] = {"state": state, "evidence": evidence, "judged_on": judged_on}
    keep(judged, found)
    Judgement.objects.create(commitment=judged, judged_by=by, **found)
    text = _("Promise %(state)s: “%(words)s” (%(authority)s). %(evidence)s") % {
        "state": judged.get_state_display(), "words": judged.words, "authority": judged.authority, "evidence": evidence,
    }  # fmt: skip
    _tell(judged, list(judged.cases.all()), text, judged_on, by)
    return judged


def _check_days(promised_on: date, due_on: date | None) -> None:
    concerns.refuse_future(promised_on=promised_on)
    if due_on and due_on < promised_on:
        raise ValidationError({"due_on": _("A promise cannot be due before it was made.")})


def _check_judgement(commitment: Commitment, state: CommitmentState, judged_on: date, evidence: str) -> None:
    concerns.refuse_future(judged_on=judged_on)
    if state == CommitmentState.OPEN:
        raise ValidationError({"state": _("Say what became of it.")})
    if judged_on < commitment.promised_on:
        raise ValidationError({"judged_on": _("A promise cannot be judged before it was made.")})
    if not evidence.strip():
        raise ValidationError({"evidence": _("Judge a promise on evidence: say what shows it.")})


def _promised(commitment: Commitment) -> str:
    theirs = _("%(authority)s promised: “%(words)s”")
    ours = _("We promised %(authority)s: “%(words)s”")
    text = (theirs if commitment.side == Side.THEIRS else ours) % {
        "authority": commitment.authority, "words": commitment.words,
    }  # fmt: skip
    due = _("by %(day)s") % {"day": PartialDate.from_date(commitment.due_on)} if commitment.due_on else ""
    return f"{text} {due}".strip()


def _tell(commitment: Commitment, cases: Collection[Case], text: str, on: date, by: User) -> None:
    concerns.write_down(commitment, cases, kind=EventKind.COMMITMENT, text=text, on=on, by=by)
