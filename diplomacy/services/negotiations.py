"""Negotiating: begun, step by step, with the drafts that went to and fro."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.services.documents import Upload, examined
from diplomacy.choices import DraftOrigin, NegotiationState, StepKind
from diplomacy.models import Authority, Negotiation, NegotiationDraft, NegotiationStep
from diplomacy.permissions import require
from diplomacy.services import concerns
from diplomacy.services.registers import keep

EDITABLE = ("title", "kind", "aim", "begun_on", "next_step", "next_on")


@transaction.atomic
def begin_negotiation(*, by: User, authority: Authority, post: Post, **values: Any) -> Negotiation:
    """``values``: what is :data:`EDITABLE`. Raises ``ValidationError`` by field."""
    require(by, post)
    concerns.refuse_future(begun_on=values.get("begun_on"))
    made = Negotiation(authority=authority, post=post, recorded_by=by)
    return keep(made, {name: values[name] for name in EDITABLE if name in values})


@transaction.atomic
def amend_negotiation(
    negotiation: Negotiation, *, version: int | None, changes: Mapping[str, Any], by: User
) -> Negotiation:
    require(by, negotiation.post)
    amended = Negotiation.locked(negotiation.pk, version)
    concerns.refuse_future(begun_on=changes.get("begun_on"))
    return keep(amended, {name: changes[name] for name in EDITABLE if name in changes})


@transaction.atomic
def take_step(  # noqa: PLR0913  a step has this many sides
    negotiation: Negotiation,
    *,
    by: User,
    kind: StepKind | str,
    taken_on: date,
    text: str,
    state: NegotiationState | str,
    next_step: str = "",
    next_on: date | None = None,
    version: int | None = None,
) -> Negotiation:
    """What was done, the state that it left, and when it goes on. Raises ``ValidationError`` and ``StaleError``."""
    require(by, negotiation.post)
    moved = Negotiation.locked(negotiation.pk, version)
    concerns.refuse_future(taken_on=taken_on)
    if taken_on < moved.begun_on:
        raise ValidationError({"taken_on": _("This is before the negotiation began.")})
    if next_on and next_on < taken_on:
        raise ValidationError({"next_on": _("What comes next cannot lie before this step.")})
    step = NegotiationStep(negotiation=moved, kind=kind, taken_on=taken_on, text=text, state=state, taken_by=by)
    step.full_clean()
    step.save()
    return keep(moved, {"state": state, "next_step": next_step, "next_on": next_on})


@transaction.atomic
def add_draft(
    negotiation: Negotiation,
    upload: Upload,
    *,
    by: User,
    title: str,
    origin: DraftOrigin | str,
    dated_on: date,
    language: str = "",
) -> Negotiation:
    """Keep a draft; checked as the documents of a case are. Raises ``ValidationError`` by field."""
    require(by, negotiation.post)
    kept = Negotiation.locked(negotiation.pk)
    concerns.refuse_future(dated_on=dated_on)
    try:
        found = examined(upload)
    except ValidationError as refusal:
        raise ValidationError({"file": refusal.messages}) from refusal
    if kept.drafts.filter(sha256=found.sha256).exists():
        raise ValidationError({"file": _("This very file is already with the negotiation.")})
    draft = NegotiationDraft(
        negotiation=kept, title=title, origin=origin, dated_on=dated_on, language=language, added_by=by, **asdict(found)
    )
    draft.file.save(draft.name, upload, save=False)
    draft.full_clean()
    draft.save()
    return kept
