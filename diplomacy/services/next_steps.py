"""What an answer offers next. It moves nothing: each is a link to the case's own form, with what is known filled in."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.choices import Status, Topic
from cases.models import Case
from cases.workflow import TRANSITIONS
from core.choices import Confidence, SourceKind
from diplomacy.choices import AuthorityKind, RequestKind, RequestState
from diplomacy.models import Request, RequestCase

_GRANTED = (RequestState.GRANTED, RequestState.PARTLY_GRANTED)
# The first of these moves that the case's status allows is offered.
_MOVES: dict[RequestKind, tuple[str, ...]] = {
    RequestKind.REPATRIATION: ("record_departure", "record_release"),
    RequestKind.RELEASE: ("record_release",),
    RequestKind.MEDICAL: ("record_hospital",),
}
_DUTIES: dict[RequestKind, str | Promise] = {
    RequestKind.ACCESS: gettext_lazy("Plan the visit"),
    RequestKind.REMAINS: gettext_lazy("Arrange the transport of the remains"),
    RequestKind.MEDICAL: gettext_lazy("Ask how the treatment goes"),
    RequestKind.LEGAL_AID: gettext_lazy("Speak to the lawyer"),
    RequestKind.OTHER: gettext_lazy("Follow up what was granted"),
}


@dataclass(frozen=True, slots=True)
class NextStep:
    label: str
    address: str


def next_step(request: Request, row: RequestCase) -> NextStep | None:
    """For an open case that was answered; the case's form asks for what else it needs, and whether one may."""
    case = row.case
    if not case.is_open or row.answered_on is None:
        return None
    if row.state == RequestState.REFUSED:
        return NextStep(_("Ask again"), reverse("diplomacy:request-again", args=[request.reference]))
    if row.state not in _GRANTED:
        return None
    return _granted(request, case, row.answered_on)


def _granted(request: Request, case: Case, day: date) -> NextStep | None:
    kind = RequestKind(request.kind)
    if kind == RequestKind.INFORMATION:
        query = _source(request) | {"topic": Topic.PLACE.value, "happened_on": day.isoformat()}
        return NextStep(_("Record what they said"), _address("cases:add-claim", case, query=query))
    if kind == RequestKind.CAPTURE_CARD:
        return NextStep(_("Keep the card with the case"), _address("cases:add-document", case))
    for name in _MOVES.get(kind, ()):
        step = TRANSITIONS[name]
        if step.starts_from(Status(case.status), is_open=True):
            return NextStep(str(step.label), _address("cases:move", case, name, query=_source(request)))
    if kind not in _DUTIES:
        return None
    title = str(_DUTIES[kind])
    query = {"title": title, "guidance": _spoken(request)}
    return NextStep(title, _address("cases:add-task", case, query=query))


def _source(request: Request) -> dict[str, str]:
    red_cross = request.authority.kind == AuthorityKind.RED_CROSS
    kind = SourceKind.RED_CROSS if red_cross else SourceKind.HOST
    return {"source_kind": kind.value, "source": _spoken(request), "confidence": Confidence.PROBABLE.value}


def _spoken(request: Request) -> str:
    return f"{request.authority}, {request.reference}"


def _address(name: str, case: Case, *more: str, query: dict[str, str] | None = None) -> str:
    address = reverse(name, args=[case.reference, *more])
    return f"{address}?{urlencode(query)}" if query else address
