"""Asking: once, for one or many cases; and asking again."""

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
from core.models import Counter
from diplomacy.choices import AWAITING, AuthorityKind, RequestKind, RequestState
from diplomacy.models import Authority, Engagement, Request, RequestCase
from diplomacy.permissions import concerned, require
from diplomacy.services import answers, concerns, duties, wishes
from diplomacy.services.registers import keep, keep_authority

EDITABLE = ("text", "due_on", "engagement")


@transaction.atomic
def make_request(  # noqa: PLR0913  a request has this many sides
    *,
    by: User,
    kind: RequestKind | str,
    authority: Authority,
    post: Post,
    due_on: date,
    cases: Collection[Case] = (),
    asked_on: date | None = None,
    text: str = "",
    engagement: Engagement | None = None,
    again_for: Request | None = None,
    override_reason: str = "",
) -> Request:
    """Ask, for cases that this person may see; each learns of it and gets the duties that follow.

    Raises ``ValidationError`` by field; also where somebody objects to it and no reason is told.
    """
    require(by, post)
    asked_on = asked_on or timezone.localdate()
    _check_days(asked_on, due_on)
    chosen = concerned(cases, by)
    concerns.refuse_closed(chosen)
    against = wishes.standing_against(kind, chosen, reason=override_reason)
    request = keep(
        Request(
            reference=_next_reference(), post=post, made_by=by, again_for=again_for,
            remind_on=duties.next_reminder(asked_on),
        ),
        {"kind": kind, "authority": authority, "asked_on": asked_on, "due_on": due_on, "text": text,
         "engagement": engagement},
    )  # fmt: skip
    RequestCase.objects.bulk_create([RequestCase(request=request, case=case) for case in chosen], batch_size=1000)
    events = concerns.write_down(request, chosen, kind=EventKind.REQUEST, text=_made(request), on=asked_on, by=by)
    wishes.record(against, events, reason=override_reason, by=by)
    duties.request_made(request, chosen, by=by)
    return request


@transaction.atomic
def ask_for_access(
    *,
    by: User,
    case: Case,
    authority: Authority | None,
    other: str = "",
    post: Post,
    due_on: date,
    text: str = "",
    override_reason: str = "",
) -> Request:
    """Consular access to one national; ``other`` names an authority that the register does not have yet."""
    if other:
        authority = keep_authority({"name": other, "country": case.country, "kind": AuthorityKind.OTHER}, by=by)
    if authority is None:
        raise ValidationError({"authority": _("Say whom you ask.")})
    return make_request(
        by=by, kind=RequestKind.ACCESS, authority=authority, post=post, cases=[case], due_on=due_on, text=text,
        override_reason=override_reason,
    )  # fmt: skip


@transaction.atomic
def amend_request(request: Request, *, version: int, changes: Mapping[str, Any], by: User) -> Request:
    """Change the words, the meeting or when the answer is due. What was asked for whom stays: ask again instead."""
    require(by, request.post)
    amended = Request.locked(request.pk, version)
    _check_days(amended.asked_on, changes.get("due_on", amended.due_on))
    return keep(amended, {name: changes[name] for name in EDITABLE if name in changes})


@transaction.atomic
def ask_again(  # noqa: PLR0913  a request has this many sides
    former: Request,
    *,
    by: User,
    due_on: date,
    cases: Collection[Case] = (),
    asked_on: date | None = None,
    authority: Authority | None = None,
    text: str = "",
    version: int | None = None,
    override_reason: str = "",
) -> Request:
    """Another request, of the same authority or one above it, that links to the former; what waited there lapses."""
    require(by, former.post)
    locked = Request.locked(former.pk, version)
    again = make_request(
        by=by, kind=locked.kind, authority=authority or locked.authority, post=locked.post, cases=cases,
        asked_on=asked_on, due_on=due_on, text=text, again_for=locked, override_reason=override_reason,
    )  # fmt: skip
    if again.asked_on < locked.asked_on:
        raise ValidationError({"asked_on": _("This is before the first request.")})
    _lapse(locked, again, by)
    return again


def _lapse(former: Request, again: Request, by: User) -> None:
    waiting = set(former.request_cases.filter(state__in=AWAITING).values_list("case_id", flat=True))
    asked = set(again.request_cases.values_list("case_id", flat=True))
    if not (waiting & asked or (not asked and former.state in AWAITING)):
        return
    lapsed = answers.Answer(
        RequestState.LAPSED, again.asked_on, _("Asked again: %(request)s") % {"request": again.reference}
    )
    answers.answer_locked(former, lapsed, by=by, only=waiting & asked)


def _check_days(asked_on: date, due_on: date) -> None:
    concerns.refuse_future(asked_on=asked_on)
    if due_on < asked_on:
        raise ValidationError({"due_on": _("The answer cannot be due before the request was made.")})


def _made(request: Request) -> str:
    return _("Asked %(authority)s: %(kind)s (%(reference)s)") % {
        "authority": request.authority, "kind": request.get_kind_display(), "reference": request.reference,
    }  # fmt: skip


def _next_reference() -> str:
    """``R-2026-000123``, counted within the year."""
    year = timezone.localdate().year
    return f"R-{year}-{Counter.objects.next(f'requests of {year}'):06d}"
