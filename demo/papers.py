"""Notes verbales, public statements and a travel warning: of the last two weeks, with one counterpart."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from accounts.models import User
from cases.models import Case, Claim
from demo.stage import Cast, Cue, Story
from diplomacy.choices import (
    FEW_FACTS,
    AuthorityKind,
    FigureManner,
    NoteLanguage,
    StatementManner,
    StatementSide,
    WarningLevel,
)
from diplomacy.models import Authority, Commitment, NoteVerbale
from diplomacy.services import notes
from diplomacy.services.notes.going import objections_to_sending
from diplomacy.services.notes.paper import courtesies
from diplomacy.services.public_figures import count_ours, record_figure
from diplomacy.services.statements import link_statement, record_statement
from diplomacy.services.travel_warnings import publish_warning, write_warning

COUNTRY, MOST_PEOPLE = "RU", 6
ASKED = "request consular access to the nationals of the annex, and to be told where each of them is held"
ASKED_AGAIN = "refer to its note of last week and request the names of the hospitals in which the wounded are treated"
DENIED = (
    "Foreigners serve by contract and of their own will. Persons who recruit in other countries are no staff of our "
    "embassies."
)
REASON = (
    "Men are promised work as guards, drivers and athletes. On arrival their passports are taken, they sign contracts "
    "in a language that they do not read, and are sent to the front within weeks."
)


def stories(cast: Cast) -> list[Story]:
    authority = cast.authorities.get((COUNTRY, AuthorityKind.MINISTRY))
    if authority is None or authority.post is None:
        return []
    clerk, second = cast.caseworkers[authority.post.code][0], cast.supervisors[authority.post.code]
    return [_exchange(cast, authority, clerk, second), _in_public(cast, authority, clerk, second)]


def _exchange(cast: Cast, authority: Authority, clerk: User, second: User) -> Story:
    """One note sent and answered, one waiting for its check."""
    yield _cue(cast, 12, clerk)
    sent = _draft(authority, clerk, ASKED, "Consular access to nationals in custody", _people(clerk))
    yield _cue(cast, 11, second)
    notes.check_note(sent, by=second)
    yield _cue(cast, 10, clerk)
    _send(sent, clerk, cast.now - timedelta(days=10))
    yield _cue(cast, 8, clerk)
    sent = notes.note_received(sent, by=clerk, received_on=_day(cast, 8))
    yield _cue(cast, 4, clerk)
    notes.register_note(by=clerk, post=sent.post, authority=authority, values=_their_answer(sent, cast))
    yield _cue(cast, 1, clerk)
    _draft(authority, clerk, ASKED_AGAIN, "Wounded nationals", _people(clerk)[:2])


def _in_public(cast: Cast, authority: Authority, clerk: User, second: User) -> Story:
    yield _cue(cast, 9, clerk)
    warning = write_warning(
        {"country": COUNTRY, "level": WarningLevel.STAY_AWAY, "from_on": _day(cast, 9), "reason": REASON}, by=clerk
    )
    yield _cue(cast, 8, second)
    publish_warning(warning, by=second)
    yield _cue(cast, 6, clerk)
    said = record_statement(
        by=clerk, post=_post(authority),
        values={
            "side": StatementSide.THEIRS, "authority": authority, "speaker": "Spokesman of the ministry",
            "said_on": _day(cast, 6), "subject": "Foreigners in the army", "text": DENIED,
        },
    )  # fmt: skip
    _link(said, authority, clerk)
    over = {"manner": FigureManner.AT_LEAST, "low": 200, "high": None, "as_of": _day(cast, 6)}
    figure = record_figure(said, values=over | {"counted": "citizens of African states under contract"}, by=clerk)
    desk = cast.supervisors["nairobi"]
    yield _cue(cast, 5, desk)
    definition = "our nationals whom we know to be there: lured, captured, held or in hospital, open cases"
    count_ours(figure, definition=definition, query=_THERE, by=desk)


_THERE = "country=RU&country=UA&status=trafficked&status=captured&status=detained&status=hospitalised&open=open"


def _link(said: Any, authority: Authority, clerk: User) -> None:
    """What it denies, and a promise that it repeats, as far as the clerk knows of any."""
    claims = Claim.objects.filter(case__in=Case.objects.visible_to(clerk).filter(country=COUNTRY))
    if claim := claims.filter(value__startswith="The recruiter works for").order_by("pk").first():
        link_statement(said, by=clerk, manner=StatementManner.DENIES, claim=claim)
    promises = Commitment.objects.visible_to(clerk).filter(authority=authority)
    if promise := promises.order_by("-promised_on", "pk").first():
        link_statement(said, by=clerk, manner=StatementManner.REPEATS, commitment=promise)


def _cue(cast: Cast, days: int, by: User) -> Cue:
    return Cue(cast.now - timedelta(days=days) + timedelta(hours=9), by)


def _day(cast: Cast, days: int) -> Any:
    return (cast.now - timedelta(days=days) + timedelta(hours=9)).date()


def _post(authority: Authority) -> Any:
    return authority.post


def _people(clerk: User) -> list[Case]:
    """Held in that country, known to the clerk, none of them restricted."""
    held = Case.objects.visible_to(clerk).open().filter(country=COUNTRY, restricted=False)
    return list(held.order_by("-opened_at", "pk")[:MOST_PEOPLE])


def _draft(authority: Authority, clerk: User, asked: str, subject: str, cases: list[Case]) -> NoteVerbale:
    post, language = _post(authority), NoteLanguage.ENGLISH.value
    text = courtesies(post, authority, language).replace("…", f"{asked}.")
    told = notes.Draft(
        language=language, subject=subject, text=text, facts=[fact.value for fact in FEW_FACTS], cases=cases
    )
    return notes.draft_note(by=clerk, post=post, authority=authority, draft=told)


def _send(note: NoteVerbale, clerk: User, moment: datetime) -> None:
    """It was checked the day before; ``demo.history`` moves only what was written as this very moment."""
    NoteVerbale.objects.filter(pk=note.pk).update(checked_at=moment - timedelta(days=1))
    note.refresh_from_db()
    reason = "He is in danger, and nobody else can reach him." if objections_to_sending(note) else ""
    notes.send_note(note, by=clerk, sent_on=(moment + timedelta(hours=9)).date(), override_reason=reason)


def _their_answer(sent: NoteVerbale, cast: Cast) -> Mapping[str, Any]:
    return {
        "their_number": "7714/3-ks", "dated_on": _day(cast, 5), "received_on": _day(cast, 4), "replies_to": sent,
        "subject": "Reply on nationals in custody",
        "text": "The Ministry has the honour to inform that two of the persons named are in good health.",
    }  # fmt: skip
