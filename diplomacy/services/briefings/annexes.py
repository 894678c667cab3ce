"""The annexes: every row, up to a bound that is said."""

from collections.abc import Iterable, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from diplomacy.choices import Side
from diplomacy.models import Commitment, Point, Request
from diplomacy.paper.brief import Table
from diplomacy.services.briefings.asking import to_ask
from diplomacy.services.briefings.matter import Matter
from diplomacy.services.briefings.page import contradictions, who
from diplomacy.services.briefings.phrases import became, day_of, how_answered, how_many, joined, short

_CELL = 600


def annexes(matter: Matter) -> list[Table]:
    """Those in which anything stands."""
    found = [
        _asked(matter), _promised(matter, Side.THEIRS), _promised(matter, Side.OURS), _cases(matter), _changes(matter),
        _list(_("What they ask of us"), map(_point, matter.asked_of_us)),
        _list(_("Where words differ"), contradictions(matter, _CELL)),
        _list(_("What to ask now"), to_ask(matter)),
        _list(_("Who they are"), map(who, matter.contacts)),
    ]  # fmt: skip
    return [table for table in found if table.rows]


def _asked(matter: Matter) -> Table:
    heads = [_("number"), _("what is asked"), _("for"), _("asked on"), _("answer due"), _("state"), _("answer")]
    rows = [_request(request, matter) for request in [*matter.awaited, *matter.answered]]
    return Table(_("What we asked"), heads, rows, _left(rows, matter.request_count))


def _request(request: Request, matter: Matter) -> list[str]:
    answers = matter.answers.get(request.pk) or [request.answer if not request.seen_states else ""]
    what = joined([capfirst(request.get_kind_display()), short(request.text, _CELL)], ": ")
    return [
        request.reference,
        what,
        how_many(request, matter),
        day_of(request.asked_on),
        day_of(request.due_on),
        how_answered(request, matter),
        short(joined(answers, "; "), _CELL),
    ]


def _promised(matter: Matter, side: Side) -> Table:
    promises = matter.theirs if side == Side.THEIRS else matter.ours
    title = _("What they promised, and what became of it") if side == Side.THEIRS else _("What we promised them")
    heads = [_("promised on"), _("the words as spoken"), _("who spoke"), _("by when"), _("what became of it")]
    rows = [_promise(promise, matter) for promise in promises]
    return Table(title, heads, rows, _left(rows, matter.promise_counts.get(side, 0)))


def _promise(promise: Commitment, matter: Matter) -> list[str]:
    """With every judgement, the former ones too."""
    judged = [
        f"{judgement.get_state_display()}, {day_of(judgement.judged_on)}: {judgement.evidence}"
        for judgement in matter.judgements.get(promise.pk, [])
    ]
    return [
        day_of(promise.promised_on),
        short(promise.words, _CELL),
        str(promise.said_by or promise.speaker),
        day_of(promise.due_on),
        short(joined(judged, "; ") or became(promise, matter.today), _CELL),
    ]


def _cases(matter: Matter) -> Table:
    heads = [_("reference"), _("name"), _("status"), _("since"), _("place"), _("closed")]
    rows = [
        [
            case.reference, case.national.name, str(case.status_label), day_of(case.status_changed_at), case.place,
            day_of(case.closed_at) if case.closed_at else "",
        ]
        for case in matter.cases
    ]  # fmt: skip
    total = sum(counted.cases for counted in matter.statuses)
    return Table(_("The cases"), heads, rows, _left(rows, total))


def _changes(matter: Matter) -> Table:
    heads = [_("day"), _("reference"), _("name"), _("before"), _("after"), _("what happened")]
    rows = [
        [
            day_of(event.recorded_at), event.case.reference, event.case.national.name,
            event.get_status_before_display(), event.get_status_after_display(), short(event.text, _CELL),
        ]
        for event in matter.changes
    ]  # fmt: skip
    return Table(_("What has changed since the last meeting"), heads, rows)


def _point(point: Point) -> str:
    return f"{point.text} ({day_of(point.engagement.held_on)})"


def _list(title: str, lines: Iterable[str]) -> Table:
    return Table(title, [], [[line] for line in lines])


def _left(rows: Sequence[object], total: int) -> str:
    left = total - len(rows)
    return _("%(count)d more are in the register.") % {"count": left} if left > 0 else ""
