"""What came of a request: for each case its own answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import EventKind
from cases.services import access
from diplomacy.choices import AWAITING, NEXT_STATES, RequestKind, RequestState
from diplomacy.models import Request, RequestCase
from diplomacy.models.request import summary
from diplomacy.permissions import require
from diplomacy.services import concerns, duties

_GRANTED = (RequestState.GRANTED, RequestState.PARTLY_GRANTED)
_WITH_REASON = (RequestState.REFUSED, RequestState.PARTLY_GRANTED)


@dataclass(frozen=True, slots=True)
class Answer:
    """``text``: the reason of a refusal, what was granted, what was said."""

    state: RequestState
    answered_on: date
    text: str = ""


@transaction.atomic
def answer_request(
    request: Request,
    answer: Answer,
    *,
    by: User,
    version: int | None = None,
    per_case: Mapping[int, RequestState | None] | None = None,
    only: Collection[int] | None = None,
) -> Request:
    """Record an answer for those of its cases that this person may see; the others wait for theirs.

    ``per_case``: by the case's pk, a state that differs from the answer's; None where this case has no answer yet.
    ``only``: the pks of the cases that it is about (default: all). Raises ``ValidationError`` by field, ``StaleError``.
    """
    require(by, request.post)
    return answer_locked(Request.locked(request.pk, version), answer, by=by, per_case=per_case, only=only)


def answer_locked(
    answered: Request,
    answer: Answer,
    *,
    by: User,
    per_case: Mapping[int, RequestState | None] | None = None,
    only: Collection[int] | None = None,
) -> Request:
    """The same for verbs that have checked the permission and locked the request."""
    _check(answered, answer)
    if answered.request_cases.exists():
        _answer_cases(answered, answer, by=by, per_case=per_case or {}, only=only)
    else:
        _check_follows(answered.state, answer.state, answered.reference)
        answered.state = answer.state
    answered.answered_on, answered.answer = answer.answered_on, answer.text or answered.answer
    answered.save_as_next_version()
    return answered


def _answer_cases(
    request: Request,
    answer: Answer,
    *,
    by: User,
    per_case: Mapping[int, RequestState | None],
    only: Collection[int] | None,
) -> None:
    rows = request.request_cases.visible_to(by).select_related("case").select_for_update(of=("self",)).order_by("pk")
    chosen = list(rows if only is None else rows.filter(case_id__in=only))
    states = {row: per_case.get(row.case_id, answer.state) for row in chosen}
    told = {row: state for row, state in states.items() if state is not None}
    new_access = [row.case for row, state in told.items() if state in _GRANTED and row.state not in _GRANTED]
    lost_access = [row.case for row, state in told.items() if row.state in _GRANTED and state not in _GRANTED]
    for row, state in told.items():
        _check_follows(row.state, state, row.case.reference)
        _check_reason(state, answer.text)
    for state in sorted(set(told.values())):
        _answer_together(request, [row for row in told if told[row] == state], state, answer, by)
    request.state = summary(request.request_cases.order_by("state").values_list("state", flat=True).distinct())
    open_cases = [row.case for row in told if row.case.is_open and row.state not in AWAITING]
    duties.requests_settled(request, open_cases, by=by)
    if request.kind == RequestKind.ACCESS and (granted := [case for case in new_access if case.is_open]):
        duties.access_granted(request, granted, on=answer.answered_on, by=by)
    if request.kind == RequestKind.ACCESS and lost_access:
        access.take_access_back(lost_access, link=request.get_absolute_url(), reason=answer.text, by=by)


def _answer_together(
    request: Request, rows: Collection[RequestCase], state: RequestState, answer: Answer, by: User
) -> None:
    """The same answer for these: as many queries for five thousand as for five."""
    for row in rows:
        row.state, row.answered_on, row.answer = state, answer.answered_on, answer.text
    pks = [row.pk for row in rows]
    RequestCase.objects.filter(pk__in=pks).update(state=state, answered_on=answer.answered_on, answer=answer.text)
    text = _told(request, state, answer.text)
    cases = [row.case for row in rows]
    concerns.write_down(request, cases, kind=EventKind.REQUEST, text=text, on=answer.answered_on, by=by)


def _check(request: Request, answer: Answer) -> None:
    concerns.refuse_future(answered_on=answer.answered_on)
    if answer.answered_on < request.asked_on:
        raise ValidationError({"answered_on": _("The answer cannot be older than the request.")})
    _check_reason(answer.state, answer.text)


def _check_reason(state: RequestState, text: str) -> None:
    if state in _WITH_REASON and not text.strip():
        raise ValidationError({"text": _("Write down the reason, or what was granted and what was not.")})


def _check_follows(before: str, after: RequestState, reference: str) -> None:
    if after not in NEXT_STATES[RequestState(before)]:
        raise ValidationError(
            {"state": _("%(reference)s: the answer is “%(before)s” already; “%(after)s” cannot follow it.")
             % {"reference": reference, "before": RequestState(before).label, "after": after.label}}
        )  # fmt: skip


def _told(request: Request, state: RequestState, words: str) -> str:
    text = _("%(kind)s, asked of %(authority)s (%(reference)s): %(state)s") % {
        "kind": request.get_kind_display(),
        "authority": request.authority,
        "reference": request.reference,
        "state": state.label,
    }
    return f"{text}. {words}" if words else text
