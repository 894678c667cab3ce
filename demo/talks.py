"""Two meetings in two days with two ambassadors, point by point, and one that is planned. All of them are fictional."""

from datetime import date, time, timedelta
from typing import Any, NamedTuple

from accounts.models import User
from cases.choices import Status
from cases.models import Case
from demo import words
from demo.stage import Cast, Cue, Story
from diplomacy.choices import (
    AuthorityKind,
    EngagementKind,
    PointKind,
    PointSubject,
    RecordKind,
    RequestKind,
    Side,
    Turn,
)
from diplomacy.models import Authority, Engagement, Point
from diplomacy.services import commitments, engagements, points, read_outs, requests
from diplomacy.services.briefings import issue_briefing
from diplomacy.services.points import Links

POST, MOST = "nairobi", 6
HELD = (Status.CAPTURED, Status.DETAINED)


class Said(NamedTuple):
    """``about``: whether it concerns the cases of the meeting; ``secret``: it must not be said in public."""

    turn: Turn
    subject: PointSubject
    text: str
    about: bool = False
    secret: bool = False


FIRST = (
    Said(Turn.WE_ASKED, PointSubject.ACCESS, "Consular access to every national held, within two weeks.", about=True),
    Said(
        Turn.THEY_ANSWERED,
        PointSubject.ACCESS,
        "Access will be given in groups; the first within ten days.",
        about=True,
    ),
    Said(Turn.WE_ASKED, PointSubject.REPATRIATION, "That the wounded be sent home first.", about=True),
    Said(
        Turn.THEY_SAID, PointSubject.REPATRIATION, "Two may be let go without an announcement.", about=True, secret=True
    ),
    Said(
        Turn.THEY_SAID, PointSubject.RECRUITMENT, "Those who were deceived are witnesses too; statements are welcome."
    ),
    Said(Turn.THEY_ASKED, PointSubject.CANDIDATURE, "Support for their candidate to the Human Rights Council."),
)
SECOND = (
    Said(Turn.WE_ASKED, PointSubject.REPATRIATION, "The discharge and return of those who wish to leave.", about=True),
    Said(
        Turn.THEY_ANSWERED,
        PointSubject.REPATRIATION,
        "Contracts end with their term; each request is looked at.",
        about=True,
    ),
    Said(Turn.WE_ASKED, PointSubject.REMAINS, "The return of remains, with the papers for the families."),
    Said(Turn.THEY_SAID, PointSubject.RECRUITMENT, "No embassy employs the man arrested in Nairobi.", secret=True),
    Said(Turn.THEY_SAID, PointSubject.MIGRATION, "A framework on regular migration is welcome; a draft will follow."),
    Said(Turn.THEY_ASKED, PointSubject.GENERAL, "Kenya’s support for their resolution in the autumn."),
    Said(Turn.WE_ANSWERED, PointSubject.GENERAL, "It is considered once the draft is known."),
)


def stories(cast: Cast) -> list[Story]:
    return [_story(cast)]


def _story(cast: Cast) -> Story:
    by = cast.supervisors[POST]
    moment = cast.now - timedelta(days=2, hours=14)
    for country, said in (("UA", FIRST), ("RU", SECOND)):
        yield Cue(moment, by)
        embassy = cast.authorities[country, AuthorityKind.EMBASSY]
        _meet(cast, embassy, said, by, moment.date())
        moment += timedelta(days=1)
    yield Cue(moment, by)
    _plan(cast, cast.authorities["RU", AuthorityKind.EMBASSY], by)


def brief(cast: Cast) -> None:
    """For the second meeting with this embassy, when everything else has its own moment: what it says is not moved."""
    by = cast.supervisors[POST]
    planned = Engagement.objects.planned().filter(post=cast.posts[POST], recorded_by=by).for_list().get()
    issue_briefing(planned.authority, by=by, engagement=planned)


def _meet(cast: Cast, embassy: Authority, said: tuple[Said, ...], by: User, today: date) -> None:
    held = Case.objects.visible_to(by).open().filter(country=embassy.country, status__in=HELD, restricted=False)
    cases = list(held.order_by("-opened_at", "pk")[:MOST])
    ambassador = embassy.contacts.get()
    meeting = engagements.record_engagement(
        by=by, kind=EngagementKind.MEETING, authority=embassy, post=cast.posts[POST], held_on=today,
        starts_at=time(10, 30), subject="Our nationals at the front", place="Ministry of Foreign Affairs, Nairobi",
        agenda="1. Access\n2. Return\n3. Regular migration", contacts=[ambassador], officers=[by], cases=cases,
        our_side="The Principal Secretary; the legal adviser", record=RecordKind.OURS,
    )  # fmt: skip
    taken = [_take(meeting, point, cases, by) for point in said]
    _follow_up(meeting, taken, cases, by)
    text = read_outs.draft(meeting, meeting.points.sayable().for_list())
    read_outs.keep_read_out(meeting, text, by=by)


def _take(meeting: Engagement, said: Said, cases: list[Case], by: User) -> Point:
    speaker, _dash, kind = said.turn.partition("-")
    values = {"speaker": speaker, "kind": kind, "text": said.text, "subject": said.subject,
              "must_not_be_said": said.secret, "answers": _question(meeting, said)}  # fmt: skip
    return points.take_point(meeting, values, by=by, links=Links(cases if said.about else ()))


def _question(meeting: Engagement, said: Said) -> Point | None:
    """The last that was asked before an answer."""
    asked = meeting.points.filter(kind=PointKind.ASKED, subject=said.subject)
    return asked.order_by("-pk").first() if said.turn in (Turn.THEY_ANSWERED, Turn.WE_ANSWERED) else None


def _follow_up(meeting: Engagement, taken: list[Point], cases: list[Case], by: User) -> None:
    """What was asked becomes a request, what was answered a promise, each linked to its point."""
    asked, answered = taken[0], taken[1]
    kind = RequestKind.ACCESS if asked.subject == PointSubject.ACCESS else RequestKind.REPATRIATION
    common: dict[str, Any] = {
        "by": by,
        "authority": meeting.authority,
        "post": meeting.post,
        "cases": cases,
        "engagement": meeting,
    }
    request = requests.make_request(
        **common, kind=kind, asked_on=meeting.held_on, due_on=meeting.held_on + timedelta(days=14), text=asked.text,
        override_reason=words.WHY_ASKED,
    )  # fmt: skip
    promise = commitments.promise(
        **common, side=Side.THEIRS, words=answered.text, promised_on=meeting.held_on, answers=request,
        due_on=meeting.held_on + timedelta(days=10), said_by=meeting.contacts.first(),
    )  # fmt: skip
    for point, link in ((asked, {"request": request}), (answered, {"commitment": promise})):
        points.amend_point(point, link, version=point.version, by=by, links=Links(cases))


def _plan(cast: Cast, embassy: Authority, by: User) -> None:
    engagements.record_engagement(
        by=by, kind=EngagementKind.MEETING, authority=embassy, post=cast.posts[POST], planned=True,
        held_on=(cast.now + timedelta(days=8)).date(), starts_at=time(9, 0), subject="Draft of the migration framework",
        place="Ministry of Foreign Affairs, Nairobi", agenda="1. The draft\n2. Those who wish to leave",
        contacts=[embassy.contacts.get()], officers=[by],
    )  # fmt: skip
