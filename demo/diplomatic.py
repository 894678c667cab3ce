"""Requests, promises and meetings: of one case, and the rounds in which a post speaks about many."""

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count

from accounts.models import User
from cases.choices import Status
from cases.models import Case
from demo import words
from demo.stage import Cast, Cue, Story, chance_of
from diplomacy.choices import (
    AWAITING,
    AuthorityKind,
    CommitmentKind,
    CommitmentState,
    EngagementKind,
    RequestKind,
    RequestState,
    Side,
)
from diplomacy.models import Authority, Commitment, Request, RequestCase
from diplomacy.services import answers, commitments, engagements, requests

if TYPE_CHECKING:
    from demo.life import Life

ROUNDS = (AuthorityKind.MINISTRY, AuthorityKind.EMBASSY, AuthorityKind.RED_CROSS)
MOST_CASES = 8  # named in one meeting


class Asking(NamedTuple):
    """What is asked for people in these statuses."""

    kind: RequestKind
    statuses: tuple[Status, ...]
    text: str


ASKED = (
    Asking(RequestKind.REPATRIATION, (Status.CAPTURED, Status.TRAFFICKED), "That they be sent home as one group."),
    Asking(RequestKind.RELEASE, (Status.DETAINED,), "Release and exit permits for those not charged with anything."),
    Asking(RequestKind.INFORMATION, (Status.MISSING,), "Whether the persons of the annex are held, where and by whom."),
)


def access(life: "Life") -> Story:
    """Asked; mostly promised; granted, refused or not answered until now; the promise judged in the end."""
    asked = _ask(life)
    promised = None
    if life.chance.random() < 0.7:
        yield life.at(life.moment + timedelta(days=life.chance.uniform(1, 6)))
        promised = _assurance(life, asked)
    if life.chance.random() < 0.65:
        yield life.at(life.moment + timedelta(days=life.chance.uniform(1, 24)))
        _answer(life, asked)
    if promised is not None and life.chance.random() < 0.7:
        due = max(timedelta(days=1), (promised.due_on or life.moment.date()) - life.moment.date())
        yield life.at(life.moment + due * life.chance.uniform(0.9, 1.3))
        _judge(life, asked, promised)


def _ask(life: "Life") -> Request:
    return requests.make_request(
        authority=life.cast.authorities[life.setting.country, AuthorityKind.MINISTRY],
        by=life.clerk,
        kind=RequestKind.ACCESS,
        post=life.post,
        cases=[life.case],
        asked_on=life.moment.date(),
        due_on=life.moment.date() + timedelta(days=life.chance.choice((7, 14, 21))),
        text="Access under article 36 of the Vienna Convention on Consular Relations.",
        override_reason=words.WHY_ASKED,
    )


def _answer(life: "Life", asked: Request) -> None:
    state, text = life.chance.choices(
        (
            (RequestState.GRANTED, "Visit on a day to be agreed."),
            (RequestState.REFUSED, life.chance.choice(words.REFUSALS)),
            (RequestState.ACKNOWLEDGED, ""),
        ),
        (55, 20, 25),
    )[0]
    answers.answer_request(asked, answers.Answer(state, life.moment.date(), text), by=life.clerk)


def _assurance(life: "Life", asked: Request) -> Commitment:
    """By telephone, to the caseworker who asked."""
    today = life.moment.date()
    contact = asked.authority.contacts.order_by("pk").first()
    said = life.pick(words.ASSURANCES)
    call = engagements.record_engagement(
        by=life.clerk, kind=EngagementKind.CALL, authority=asked.authority, post=life.post, held_on=today,
        subject="Consular access", cases=[life.case], contacts=[contact] if contact else [],
        we_said="Asked again for access.", they_said=said,
    )  # fmt: skip
    return commitments.promise(
        by=life.clerk, side=Side.THEIRS, authority=asked.authority, post=life.post, words=said, promised_on=today,
        due_on=today + timedelta(days=life.chance.choice((7, 10, 14, 30))), cases=[life.case], said_by=contact,
        engagement=call, answers=asked, kind=asked.kind,
    )  # fmt: skip


def _judge(life: "Life", asked: Request, promised: Commitment) -> None:
    """Kept where access was given; broken where the day has passed without it."""
    asked.refresh_from_db()
    today = life.moment.date()
    if asked.state == RequestState.GRANTED:
        state, evidence = CommitmentState.KEPT, "Access granted."
    elif promised.due_on and promised.due_on < today:
        state, evidence = CommitmentState.BROKEN, "The day has passed; nobody of ours has seen {him}."
    else:
        return
    commitments.judge_commitment(promised, state, by=life.clerk, evidence=life.pick((evidence,)), judged_on=today)


def settle(life: "Life") -> None:
    """Nobody waits any longer for what the end of the case has overtaken."""
    today = life.moment.date()
    waiting = RequestCase.objects.filter(case=life.case, state__in=AWAITING)
    for asked in Request.objects.filter(request_cases__in=waiting).order_by("pk"):
        overtaken = answers.Answer(RequestState.WITHDRAWN, today, "Overtaken: the national is no longer held.")
        answers.answer_request(asked, overtaken, by=life.clerk, only=[life.case.pk])
    alone = Commitment.objects.annotate(about=Count("cases")).filter(about=1, state=CommitmentState.OPEN)
    for promised in alone.filter(pk__in=life.case.commitments.values("pk")).order_by("pk"):
        commitments.judge_commitment(
            promised,
            CommitmentState.OVERTAKEN,
            by=life.clerk,
            evidence="His case has come to its end.",
            judged_on=today,
        )


def rounds(cast: Cast, seed: int) -> list[Story]:
    """With each counterpart every few weeks, for the last eight months."""
    counterparts = [authority for (_country, kind), authority in cast.authorities.items() if kind in ROUNDS]
    return [_round(cast, chance_of(seed, "round", authority.name), authority) for authority in counterparts]


def _round(cast: Cast, chance: Random, authority: Authority) -> Story:
    by = cast.supervisors[authority.post.code] if authority.post else None
    moment = cast.now - timedelta(days=chance.uniform(200, 240))
    while by and (moment := moment + timedelta(days=chance.uniform(25, 60))) < cast.now:
        yield Cue(moment.replace(minute=chance.choice((0, 15, 30)), second=0), by)
        _look_back(chance, authority, by, moment.date())
        asking = chance.choice(ASKED)
        cases = (
            Case.objects.visible_to(by)
            .open()
            .filter(post=authority.post, country=authority.country, status__in=asking.statuses, restricted=False)
            .order_by("-opened_at", "pk")[:MOST_CASES]
        )
        if cases:
            _meet(chance, authority, by, moment.date(), asking, list(cases))


def _look_back(chance: Random, authority: Authority, by: User, today: date) -> None:
    """What was asked in the meetings before is answered, mostly; promises whose day has passed are judged."""
    for asked in Request.objects.filter(authority=authority, made_by=by, state=RequestState.MADE).order_by("pk"):
        if chance.random() < 0.6:
            state, text = chance.choice(words.ANSWERS)
            answers.answer_request(asked, answers.Answer(RequestState(state), today, text), by=by)
    due = Commitment.objects.filter(authority=authority, recorded_by=by, state=CommitmentState.OPEN, due_on__lt=today)
    for promised in due.order_by("pk"):
        if chance.random() < 0.7:
            state, evidence = chance.choice(words.EVIDENCE)
            commitments.judge_commitment(promised, CommitmentState(state), by=by, evidence=evidence, judged_on=today)


def _meet(chance: Random, authority: Authority, by: User, today: date, asking: Asking, cases: list[Case]) -> None:
    """They are asked for all of these people; each side promises something, and they ask us for something."""
    contact = authority.contacts.order_by("pk").first()
    post = cases[0].post
    meeting = engagements.record_engagement(
        by=by, kind=chance.choice((EngagementKind.MEETING, EngagementKind.DEMARCHE, EngagementKind.CALL)),
        authority=authority, post=post, held_on=today, cases=cases, contacts=[contact] if contact else [],
        subject=chance.choice(words.SUBJECTS), we_said=asking.text, they_said=chance.choice(words.THEY_SAID),
        they_asked=chance.choice(words.THEY_ASKED),
    )  # fmt: skip
    requests.make_request(
        authority=authority, by=by, kind=asking.kind, post=post, cases=cases, asked_on=today, text=asking.text,
        due_on=today + timedelta(days=chance.choice((14, 21, 30))), engagement=meeting,
        override_reason=words.WHY_ASKED,
    )  # fmt: skip
    for side, said in ((Side.THEIRS, words.THEY_PROMISED), (Side.OURS, words.WE_PROMISED)):
        if chance.random() < 0.6:
            commitments.promise(
                by=by, side=side, authority=authority, post=post, words=chance.choice(said), promised_on=today,
                kind=asking.kind if side == Side.THEIRS else CommitmentKind.SUPPORT,
                due_on=today + timedelta(days=chance.choice((10, 20, 40))), engagement=meeting,
                cases=cases if side == Side.THEIRS else (), said_by=contact if side == Side.THEIRS else None,
            )  # fmt: skip
