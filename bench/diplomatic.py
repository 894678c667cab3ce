"""What was asked of whom, and what was promised: for one case in five, some for many at once."""

from datetime import timedelta

from bench.stage import Office, Stage
from cases.models import Case
from diplomacy.choices import (
    CommitmentState,
    EngagementKind,
    PointKind,
    PointSubject,
    RequestKind,
    RequestState,
    Side,
    Speaker,
)
from diplomacy.models import (
    Commitment,
    CommitmentCase,
    Engagement,
    EngagementCase,
    Judgement,
    Point,
    PointCase,
    Request,
    RequestCase,
)

_ASKED = (RequestKind.ACCESS, RequestKind.INFORMATION, RequestKind.REPATRIATION)


def exchanges(stage: Stage, office: Office, cases: list[Case]) -> None:
    """A request with its meeting and sometimes a promise, for a handful of the post's cases at a time."""
    place = 0
    while place < len(cases):
        together = stage.chance.choices((1, 2, 8), (75, 20, 5))[0]
        if stage.chance.random() < 0.2:
            _exchange(stage, office, cases[place : place + together])
        place += together


def _exchange(stage: Stage, office: Office, cases: list[Case]) -> None:
    chance, add = stage.chance, stage.ledger.add
    authority, officer = chance.choice(office.authorities), chance.choice(office.officers)
    day = max(case.opened_at for case in cases).date()
    meeting = add(
        Engagement(
            kind=chance.choice(EngagementKind.values), authority=authority, post=office.post, held_on=day,
            subject="Our nationals in custody", we_said="We asked for access.", recorded_by=officer,
        )
    )  # fmt: skip
    granted = chance.random() < 0.5
    state = RequestState.GRANTED if granted else RequestState.MADE
    request = add(
        Request(
            kind=chance.choice(_ASKED), post=office.post,
            authority=authority, engagement=meeting, asked_on=day, due_on=day + timedelta(days=7), state=state,
            answered_on=day if granted else None, made_by=officer,
        )
    )  # fmt: skip
    request.reference = f"R-{day.year}-{request.pk:06d}"
    point = add(
        Point(
            engagement=meeting, speaker=Speaker.OURS, kind=PointKind.ASKED, subject=PointSubject.ACCESS,
            text="Access to all of them, within two weeks.", recorded_by=officer,
        )
    )  # fmt: skip
    for case in cases:
        add(PointCase(point=point, case=case))
        add(EngagementCase(engagement=meeting, case=case))
        add(RequestCase(request=request, case=case, state=state, answered_on=day if granted else None))
    if chance.random() < 0.5:
        _promise(stage, request, cases)


def _promise(stage: Stage, request: Request, cases: list[Case]) -> None:
    is_open = stage.chance.random() < 0.5
    promise = stage.ledger.add(
        Commitment(
            side=stage.chance.choice(Side.values), authority=request.authority, speaker="The head of the department",
            words="You will have an answer within a fortnight.", promised_on=request.asked_on, answers=request,
            due_on=request.asked_on + timedelta(days=14), post=request.post, recorded_by=request.made_by,
            state=CommitmentState.OPEN if is_open else CommitmentState.KEPT,
            judged_on=None if is_open else request.asked_on, evidence="" if is_open else "The visit took place.",
        )
    )  # fmt: skip
    if not is_open:
        found = {"state": promise.state, "judged_on": promise.judged_on, "evidence": promise.evidence}
        stage.ledger.add(Judgement(commitment=promise, judged_by=promise.recorded_by, **found))
    for case in cases:
        stage.ledger.add(CommitmentCase(commitment=promise, case=case))
