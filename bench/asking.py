"""What a counterpart is asked and reminded of, and what either side promises."""

from datetime import date, timedelta

from bench.stage import Office, Stage
from cases.models import Case
from diplomacy.choices import (
    ANSWERED,
    AWAITING,
    JUDGED,
    CommitmentKind,
    CommitmentState,
    EngagementKind,
    RequestKind,
    RequestState,
    Side,
)
from diplomacy.models import (
    Authority,
    Commitment,
    CommitmentCase,
    Judgement,
    Reminder,
    Request,
    RequestCase,
)

_STATES = {
    RequestState.MADE: 18, RequestState.ACKNOWLEDGED: 12, RequestState.GRANTED: 35, RequestState.PARTLY_GRANTED: 15,
    RequestState.REFUSED: 15, RequestState.LAPSED: 5,
}  # fmt: skip
_FATES = {
    CommitmentState.OPEN: 40, CommitmentState.KEPT: 25, CommitmentState.PARTLY_KEPT: 15, CommitmentState.BROKEN: 15,
    CommitmentState.OVERTAKEN: 5,
}  # fmt: skip


def request(stage: Stage, office: Office, authority: Authority, cases: list[Case], day: date) -> Request:
    """Each case has its own answer, mostly that of the others."""
    chance, officer = stage.chance, stage.chance.choice(office.officers)
    common = _state(stage)
    answered_on = _answered(stage, day, common)
    asked = stage.ledger.add(
        Request(
            kind=chance.choice(RequestKind.values), authority=authority, post=office.post, asked_on=day,
            due_on=day + timedelta(days=14), remind_on=day + timedelta(days=10), state=common, made_by=officer,
            text="All persons of the annex.", answer="Decided by the ministry." if common in ANSWERED else "",
            answered_on=answered_on if common not in AWAITING else None,
        )
    )  # fmt: skip
    asked.reference = f"R-{day.year}-{asked.pk:06d}"
    rows = [_row(stage, asked, case, common if chance.random() < 0.7 else _state(stage)) for case in cases]
    if chance.random() < 0.25:
        _remind(stage, asked, [row for row in rows if row.state in AWAITING])
    return asked


def _state(stage: Stage) -> RequestState:
    return stage.chance.choices(list(_STATES), list(_STATES.values()))[0]


def _answered(stage: Stage, day: date, state: str) -> date | None:
    return min(day + timedelta(days=stage.chance.randrange(1, 60)), stage.today) if state != RequestState.MADE else None


def _row(stage: Stage, asked: Request, case: Case, state: RequestState) -> RequestCase:
    answer = "Not before the investigation has ended." if state == RequestState.REFUSED else ""
    answered_on = _answered(stage, asked.asked_on, state)
    return stage.ledger.add(RequestCase(request=asked, case=case, state=state, answered_on=answered_on, answer=answer))


def _remind(stage: Stage, asked: Request, waiting: list[RequestCase]) -> None:
    day = asked.asked_on + timedelta(days=10)
    reminder = stage.ledger.add(
        Reminder(
            request=asked, reminded_on=day, way=stage.chance.choice(EngagementKind.values), text="We asked again.",
            next_on=day + timedelta(days=10), reminded_by=asked.made_by,
        )
    )  # fmt: skip
    for row in waiting:
        stage.ledger.add(Reminder.rows.through(reminder_id=reminder.pk, requestcase_id=row.pk))


def promise(
    stage: Stage, office: Office, authority: Authority, cases: list[Case], day: date, answers: Request | None
) -> Commitment:
    chance, officer = stage.chance, stage.chance.choice(office.officers)
    state = chance.choices(list(_FATES), list(_FATES.values()))[0]
    is_open = state == CommitmentState.OPEN
    judged_on = None if is_open else min(day + timedelta(days=chance.randrange(1, 90)), stage.today)
    given = stage.ledger.add(
        Commitment(
            side=chance.choices(Side.values, (70, 30))[0], kind=chance.choice(CommitmentKind.values),
            authority=authority, speaker="The head of the department", promised_on=day, answers=answers,
            words="You will have the complete list within a fortnight.", post=office.post, recorded_by=officer,
            due_on=day + timedelta(days=14) if chance.random() < 0.8 else None, state=state, judged_on=judged_on,
            judged_by=None if is_open else officer, evidence="" if is_open else "The list came, with eleven names.",
        )
    )  # fmt: skip
    for case in cases:
        stage.ledger.add(CommitmentCase(commitment=given, case=case))
    if judged_on:
        found = {"state": state, "judged_on": judged_on, "evidence": given.evidence}
        if state in JUDGED and chance.random() < 0.2:  # judged twice, the last time as it is now
            stage.ledger.add(
                Judgement(commitment=given, judged_by=officer, **found | {"state": CommitmentState.BROKEN})
            )
        stage.ledger.add(Judgement(commitment=given, judged_by=officer, **found))
    return given
