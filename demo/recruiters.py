"""A recruiter, his agency and his accounts, as two posts and the police hear of them. All of them are invented."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from cases.choices import Status
from cases.models import Case
from core.choices import Confidence, SourceKind
from core.dates import PartialDate
from demo.stage import Cast, Cue, Story
from diplomacy.choices import AuthorityKind
from networks.choices import (
    ActorKind,
    Channel,
    IdentifierKind,
    Involved,
    Means,
    NameKind,
    ReferralState,
    Stance,
    Tie,
    VictimNaming,
)
from networks.models import Actor, AffiliationWord, Referral
from networks.services.actors import add_identifier, add_name, enter_actor
from networks.services.advertisements import keep_advertisement
from networks.services.affiliations import Word, say_of_affiliation
from networks.services.involvements import involve, name_somebody
from networks.services.referrals.drafting import draft_referral
from networks.services.referrals.other_side import set_other_side
from networks.services.referrals.questions import take_question
from networks.services.referrals.sending import send_referral
from networks.services.referrals.steps import take_step
from networks.services.rights import contest
from networks.services.routes import Stop, record_route
from networks.services.saying import Source

FIRST, SECOND, DESK = "moscow", "vienna", "nairobi"
AWAY = (Status.TRAFFICKED, Status.CAPTURED, Status.DETAINED, Status.HOSPITALISED, Status.RELEASED)
OFFER = (
    "JOBS IN RUSSIA! Security guards and drivers. 2,400 USD a month, visa and ticket paid, no experience.\n"
    "Write to @kazi_bora_kazan. Only 20 places left.\n"
)


def stories(cast: Cast) -> list[Story]:
    return [_story(cast)]


def _story(cast: Cast) -> Story:
    clerks = [cast.caseworkers[code][0] for code in (FIRST, SECOND)]
    yield Cue(cast.now - timedelta(days=46, hours=-9), clerks[0])
    cases = [_case(clerk) for clerk in clerks]
    if None in cases:
        return
    first, second = (Source(SourceKind.SELF, "told by telephone", Confidence.UNCONFIRMED, case) for case in cases)
    recruiter = _first_case(first, clerks[0])
    yield Cue(cast.now - timedelta(days=31, hours=-10), clerks[1])
    agency = _second_case(second, recruiter, clerks[1])
    desk = cast.supervisors[DESK]
    yield Cue(cast.now - timedelta(days=20, hours=-11), desk)
    _claimed(cast, recruiter, agency, desk)
    yield Cue(cast.now - timedelta(days=19, hours=-9), desk)
    referral = _referred(cast, recruiter, [source.case for source in (first, second) if source.case], desk)
    yield Cue(cast.now - timedelta(days=17, hours=-8), desk)
    denial = _denied(cast, recruiter, desk)
    yield Cue(cast.now - timedelta(days=14, hours=-8), desk)
    _arrested(cast, referral, recruiter, denial, desk)
    yield Cue(cast.now - timedelta(days=9, hours=-9), cast.caseworkers[DESK][0])
    _contested(cast, agency, cast.caseworkers[DESK][0])


def _case(clerk: User) -> Case | None:
    """The newest of hers in which somebody was lured away, and that not only those named may see."""
    cases = Case.objects.visible_to(clerk).open().filter(status__in=AWAY, restricted=False)
    return cases.filter(post__in=clerk.scope.posts).order_by("-opened_at", "-pk").first()


def _first_case(source: Source, by: User) -> Actor:
    who: dict[str, Any] = {"kind": ActorKind.PERSON, "name": "Dima", "sex": "M", "number": "+7 843 555 01 17"}
    said = name_somebody(
        new=who, source=source, by=by, role=Involved.PASSPORT, happened_on=PartialDate("2026-06"), place="Kazan",
        country="RU", words="A man called Dima met us at the airport and took the passports, for registration he said.",
    )  # fmt: skip
    add_identifier(said.actor, kind=IdentifierKind.PLATE, value="Х 417 КР 716", source=source, by=by)
    return said.actor


def _second_case(source: Source, recruiter: Actor, by: User) -> Actor:
    """The same nickname and number, another full name, and the agency that sent her to him."""
    involve(
        recruiter, source=source, by=by, role=Involved.RECRUITED, happened_on=PartialDate("2026-05~"),
        channel=Channel.MESSAGING, promise="Guard at a shopping centre, 2,400 dollars a month", amount=Decimal(1500),
        currency="USD", paid="The family, by mobile money, for the visa", words="It was Dima who wrote to us all.",
    )  # fmt: skip
    add_name(recruiter, name="Дмитрий Валов", kind=NameKind.SPELLING, source=source, by=by)
    said = name_somebody(
        new={"kind": ActorKind.AGENCY, "name": "Kazi Bora Placement (fictional)", "country": "KE",
             "number": "RA/0000/417", "number_kind": IdentifierKind.LICENCE},
        source=source, by=by, role=Involved.PAPERS, place="Nairobi", country="KE", channel=Channel.OFFICE,
        words="They gave us the tickets in an office without a sign.",
    )  # fmt: skip
    account = enter_actor(kind=ActorKind.ACCOUNT, name="@kazi_bora_kazan", platform="Telegram", source=source, by=by)
    involve(account, source=source, by=by, role=Involved.ADVERTISED, channel=Channel.SOCIAL_MEDIA)
    _say(recruiter, Tie.AGENT, said.actor, "The victim", source, by)
    _say(recruiter, Tie.USER, account, "The victim", source, by)
    record_route(title="Nairobi to Rostov by Istanbul and Kazan", stops=_STOPS, source=source, by=by, actor=recruiter)
    return said.actor


def _say(actor: Actor, tie: Tie, other: Actor, speaker: str, source: Source, by: User) -> None:
    say_of_affiliation(actor, tie=tie, other=other, word=Word(speaker), source=source, by=by)


_STOPS = (
    Stop("Nairobi", "KE", PartialDate("2026-05~"), ""),
    Stop("Istanbul", "TR", PartialDate(""), Means.PLANE),
    Stop("Kazan", "RU", PartialDate("2026-06~"), Means.PLANE),
    Stop("Rostov-on-Don", "RU", PartialDate(""), Means.BUS),
)


def _claimed(cast: Cast, recruiter: Actor, agency: Actor, by: User) -> None:
    """The police arrest nobody yet; they say what he said of himself. The offer is kept as it was seen."""
    day = PartialDate.from_date((cast.now - timedelta(days=21)).date())
    police = Source(SourceKind.HOME, "Anti-trafficking unit, by letter", Confidence.UNCONFIRMED)
    word = Word(
        "Anti-trafficking unit", Stance.CLAIMS, "He presented himself to recruits as an employee of the embassy.", day
    )
    embassy = cast.authorities["RU", AuthorityKind.EMBASSY]
    say_of_affiliation(recruiter, tie=Tie.EMPLOYEE, authority=embassy, word=word, source=police, by=by)
    keep_advertisement(
        agency, SimpleUploadedFile("offer.txt", OFFER.encode(), "text/plain"), by=by,
        source=Source(SourceKind.SOCIAL_MEDIA, "public channel", Confidence.CONFIRMED),
        seen_at=cast.now - timedelta(days=22), address="Telegram, @kazi_bora_kazan",
        text="Security guards and drivers, 2,400 USD a month, ticket paid.",
    )  # fmt: skip


def _referred(cast: Cast, recruiter: Actor, cases: list[Case], by: User) -> Referral:
    """Who objects to data being passed on is left out."""
    told = {
        "unit": cast.authorities["KE", AuthorityKind.POLICE], "post": cast.posts[DESK],
        "subject": "Recruiter who met travellers at Kazan airport", "victims": VictimNaming.INITIALS,
        "text": "Several persons named the same man, the same number and the same car.\n"
        "He took their passports for registration and did not give them back.",
    }  # fmt: skip
    draft = draft_referral(by=by, values=told, cases=cases, actors=[recruiter])
    return send_referral(draft, by=by, sent_on=_ago(cast, 19), leave_out=True)


def _ago(cast: Cast, days: int) -> date:
    return (cast.now - timedelta(days=days)).date()


def _arrested(cast: Cast, referral: Referral, recruiter: Actor, denial: AffiliationWord, by: User) -> None:
    """Arrested, released, and said by the embassy to be nobody of theirs."""
    take_step(referral, ReferralState.RECEIVED, taken_on=_ago(cast, 18), by=by)
    take_step(
        referral, ReferralState.ARRESTED, taken_on=_ago(cast, 17), by=by, actor=recruiter,
        text="Held at the airport; he showed a card of the embassy.",
    )  # fmt: skip
    take_step(
        referral, ReferralState.RELEASED, taken_on=_ago(cast, 15), by=by, actor=recruiter,
        text="Released on bond; his passport stays with the court.",
    )  # fmt: skip
    set_other_side(referral, by=by, words=[denial])
    take_question(
        referral, text="Can victim 1 be heard by video link before the hearing?", asked_by="Investigating officer",
        asked_on=_ago(cast, 15), due_on=_ago(cast, 2), by=by,
    )  # fmt: skip


def _denied(cast: Cast, recruiter: Actor, by: User) -> AffiliationWord:
    embassy = cast.authorities["RU", AuthorityKind.EMBASSY]
    day = PartialDate.from_date((cast.now - timedelta(days=18)).date())
    word = Word("Press office of the embassy", Stance.DENIES, "No such person is or was employed here.", day, embassy)
    source = Source(SourceKind.HOST, "Press release", Confidence.UNCONFIRMED)
    return say_of_affiliation(recruiter, tie=Tie.EMPLOYEE, authority=embassy, word=word, source=source, by=by)


def _contested(cast: Cast, agency: Actor, by: User) -> None:
    contest(
        agency, by=by, received_on=(cast.now - timedelta(days=10)).date(),
        contested_by="The agency’s lawyer, by letter",
        contested="The agency sends people to hotels in the Gulf only, and knows nobody called Dima.",
    )  # fmt: skip
