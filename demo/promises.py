"""Requests and promises as they go in earnest: answered in part, reminded, partly kept, ours late, a framework."""

from datetime import datetime, timedelta
from typing import Any

from accounts.models import Post, User
from cases.choices import Status
from cases.models import Case
from demo.stage import Cast, Cue, Story
from diplomacy.choices import (
    AWAITING,
    AuthorityKind,
    CommitmentKind,
    CommitmentState,
    EngagementKind,
    NegotiationKind,
    NegotiationState,
    RequestKind,
    RequestState,
    Side,
    SpokenLanguage,
    StepKind,
)
from diplomacy.models import Authority, Commitment, Request
from diplomacy.services import answers, commitments, negotiations, reminders, requests

_MANY = 12  # cases of the request that is answered in part


def stories(cast: Cast) -> list[Story]:
    told = [_framework(cast, authority) for authority in _ministries(cast, "RU", "SA")]
    return [*told, *(_in_part(cast, authority) for authority in _ministries(cast, "UA", "RU"))]


def _ministries(cast: Cast, *countries: str) -> list[Authority]:
    found = [cast.authorities.get((country, AuthorityKind.MINISTRY)) for country in countries]
    return [authority for authority in found if authority is not None and authority.post is not None]


def _at(cast: Cast, days: int) -> datetime:
    return (cast.now - timedelta(days=days)).replace(hour=8, minute=45, second=0, microsecond=0)


def _in_part(cast: Cast, authority: Authority) -> Story:
    """Access for a dozen: some granted, one refused, reminded twice; their promise partly kept; ours is late."""
    post: Post = authority.post  # type: ignore[assignment]  # see _ministries
    by = cast.supervisors[post.code]
    yield Cue(_at(cast, 40), by)
    held = (
        Case.objects.visible_to(by)
        .open()
        .filter(post=post, country=authority.country, restricted=False)
        .filter(status__in=(Status.CAPTURED, Status.DETAINED, Status.TRAFFICKED, Status.MISSING))
    )
    cases = list(held.order_by("opened_at", "pk")[:_MANY])
    if not cases:
        return
    asked = _ask(cast, by, authority, post, cases)
    theirs = _promised(cast, by, asked, cases)
    yield Cue(_at(cast, 30), by)
    reminders.remind(asked, by=by, reminded_on=_at(cast, 30).date(), way=EngagementKind.CALL, text="They look into it.")
    yield Cue(_at(cast, 21), by)
    _answer_in_part(asked, by, _at(cast, 21))
    yield Cue(_at(cast, 12), by)
    commitments.judge_commitment(
        theirs, CommitmentState.PARTLY_KEPT, by=by, judged_on=_at(cast, 12).date(),
        evidence="Visits were arranged for some of the persons named; for the others there is no word.",
    )  # fmt: skip
    if Request.objects.filter(pk=asked.pk, state__in=AWAITING).exists():
        yield Cue(_at(cast, 9), by)
        reminders.remind(
            asked, by=by, reminded_on=_at(cast, 9).date(), way=EngagementKind.NOTE_VERBALE, text="For those left open."
        )


def _ask(cast: Cast, by: User, authority: Authority, post: Post, cases: list[Case]) -> Request:
    return requests.make_request(
        by=by, kind=RequestKind.ACCESS, authority=authority, post=post, cases=cases, asked_on=_at(cast, 40).date(),
        due_on=_at(cast, 26).date(), text="Access to all persons of the annex, with an interpreter.",
        override_reason="The request is for protection only.",
    )  # fmt: skip


def _promised(cast: Cast, by: User, asked: Request, cases: list[Case]) -> Commitment:
    day = _at(cast, 40).date()
    common: dict[str, Any] = {
        "by": by,
        "authority": asked.authority,
        "post": asked.post,
        "promised_on": day,
        "answers": asked,
    }
    contact = asked.authority.contacts.order_by("pk").first()
    theirs = commitments.promise(
        **common, side=Side.THEIRS, kind=CommitmentKind.ACCESS, words="Доступ будет предоставлен в течение месяца.",
        language=SpokenLanguage.RUSSIAN, said_by=contact, said_to="The Ambassador", due_on=_at(cast, 12).date(),
        conditions="After a list of names with dates of birth.", cases=cases,
        statement="Their spokesman, at the weekly briefing",
    )  # fmt: skip
    commitments.promise(
        **common, side=Side.OURS, kind=CommitmentKind.INFORMATION, due_on=_at(cast, 5).date(),
        words="We send the fingerprints of all persons of the annex.",
    )  # fmt: skip
    return theirs


def _answer_in_part(asked: Request, by: User, moment: datetime) -> None:
    waiting = asked.request_cases.visible_to(by).filter(state__in=AWAITING).order_by("pk")
    pks = list(waiting.values_list("case_id", flat=True))
    granted, refused = pks[: len(pks) // 2], pks[len(pks) // 2 : len(pks) // 2 + 1]
    visit = answers.Answer(RequestState.GRANTED, moment.date(), "A visit on a day to be agreed.")
    no = answers.Answer(RequestState.REFUSED, moment.date(), "Investigation under way; no visits before its end.")
    for answer, only in ((visit, granted), (no, refused)):
        if only:
            answers.answer_request(asked, answer, by=by, only=only)


def _framework(cast: Cast, authority: Authority) -> Story:
    post: Post = authority.post  # type: ignore[assignment]  # see _ministries
    by = cast.supervisors[post.code]
    yield Cue(_at(cast, 120), by)
    begun = negotiations.begin_negotiation(
        by=by, authority=authority, post=post, title=f"Framework on regular labour migration, {authority.country.name}",
        kind=NegotiationKind.FRAMEWORK, begun_on=_at(cast, 120).date(), next_step="Exchange of first drafts",
        next_on=_at(cast, 90).date(), aim="No recruitment without a licence; no military service.",
    )  # fmt: skip
    yield Cue(_at(cast, 88), by)
    negotiations.take_step(
        begun, by=by, kind=StepKind.OUR_DRAFT, taken_on=_at(cast, 88).date(), state=NegotiationState.NEGOTIATED,
        text="Our draft of 14 articles was handed over.", next_step="Their comments", next_on=_at(cast, 45).date(),
    )  # fmt: skip
    yield Cue(_at(cast, 42), by)
    negotiations.take_step(
        begun, by=by, kind=StepKind.COMMENTS, taken_on=_at(cast, 42).date(), state=NegotiationState.NEGOTIATED,
        text="They accept articles 1 to 9 and want to speak about the clause on military service.",
        next_step="Our answer on the clause", next_on=_at(cast, -14).date(),
    )  # fmt: skip
    commitments.promise(
        by=by, side=Side.OURS, authority=authority, post=post, kind=CommitmentKind.MIGRATION, negotiation=begun,
        words="We answer on the clause within six weeks.", promised_on=_at(cast, 42).date(), due_on=_at(cast, 2).date(),
    )  # fmt: skip
