"""Meetings with a counterpart: who was there, what each side said, what the press was told."""

from datetime import date

from accounts.models import User
from bench.stage import Office, Stage
from cases.models import Case
from diplomacy.choices import EngagementKind, EngagementState, PointKind, PointSubject, Speaker
from diplomacy.models import (
    Authority,
    Commitment,
    Contact,
    Engagement,
    EngagementCase,
    Point,
    PointCase,
    ReadOut,
    Request,
)

_STATES = {EngagementState.HELD: 88, EngagementState.PLANNED: 7, EngagementState.CANCELLED: 5}
_SAID = {
    (Speaker.OURS, PointKind.ASKED): "Access to all of them, within two weeks.",
    (Speaker.THEIRS, PointKind.ANSWERED): "The military prosecutor must agree first.",
    (Speaker.THEIRS, PointKind.SAID): "There is no foreigner in this unit who did not come of his own will.",
    (Speaker.THEIRS, PointKind.ASKED): "They asked for our support in the election of the council.",
}


def contacts_of(stage: Stage, authority: Authority, names: list[str]) -> list[Contact]:
    return [stage.ledger.add(Contact(authority=authority, name=name, office="Head of department")) for name in names]


def meeting(stage: Stage, office: Office, authority: Authority, cases: list[Case], day: date) -> Engagement:
    chance, add = stage.chance, stage.ledger.add
    state = chance.choices(list(_STATES), list(_STATES.values()))[0]
    met = add(
        Engagement(
            kind=chance.choice(EngagementKind.values), authority=authority, post=office.post, held_on=day, state=state,
            subject="Our nationals in custody", agenda="1. Access. 2. Lists. 3. Returns.",
            cancelled_because="The other side was called away." if state == EngagementState.CANCELLED else "",
            recorded_by=chance.choice(office.officers),
        )
    )  # fmt: skip
    for case in cases:
        add(EngagementCase(engagement=met, case=case))
    add(Engagement.officers.through(engagement_id=met.pk, user_id=met.recorded_by_id))
    return met


def attended(stage: Stage, met: Engagement, contacts: list[Contact]) -> None:
    if contacts:
        add = stage.ledger.add
        add(Engagement.contacts.through(engagement_id=met.pk, contact_id=stage.chance.choice(contacts).pk))


def points(
    stage: Stage, met: Engagement, cases: list[Case], request: Request | None, promise: Commitment | None, most: int
) -> list[Point]:
    """Some about a case, some about a request or a promise, some about nothing but relations."""
    chance, said = stage.chance, []
    for (speaker, kind), text in chance.choices(list(_SAID.items()), k=most):
        point = stage.ledger.add(
            Point(
                engagement=met, speaker=speaker, kind=kind, text=text, subject=chance.choice(PointSubject.values),
                must_not_be_said=chance.random() < 0.1, recorded_by=met.recorded_by,
                struck_because="Noted twice" if chance.random() < 0.02 else "",
                request=request if chance.random() < 0.15 else None,
                commitment=promise if chance.random() < 0.1 else None,
            )
        )  # fmt: skip
        if cases and chance.random() < 0.6:
            stage.ledger.add(PointCase(point=point, case=chance.choice(cases)))
        said.append(point)
    return said


def read_out(stage: Stage, met: Engagement, said: list[Point]) -> None:
    drafted = stage.ledger.add(
        ReadOut(engagement=met, text="The two sides spoke about consular matters.", drafted_by=met.recorded_by)
    )
    for point in said:
        if not point.must_not_be_said and not point.struck_because:
            stage.ledger.add(ReadOut.points.through(readout_id=drafted.pk, point_id=point.pk))


def officer_beside(stage: Stage, office: Office, user: User) -> User:
    """Another of the same post: who checks what the first has written."""
    return stage.chance.choice([officer for officer in office.officers if officer.pk != user.pk])
