"""Persons and bodies of whom it is not known who they are; some are identified later, one was taken for another."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from accounts.models import User
from cases.choices import Status
from cases.models import Case
from core.choices import Sex
from core.dates import PartialDate
from demo.stage import Cast, Cue, Story, chance_of
from nationals.choices import IdentificationMethod, UnidentifiedKind
from nationals.models import Unidentified
from nationals.services import identifying
from nationals.services.unidentified import record_unidentified


class Found(NamedTuple):
    """``taken_for``: the status of a case at this post whose national it is said to be; ``ends``: what comes of it."""

    post: str
    country: str
    kind: UnidentifiedKind
    sex: Sex
    ages: tuple[int, int]
    description: str
    place: str
    held_by: str
    held_at: str
    source: str
    taken_for: Status | None = None
    ends: str = "open"


ALIVE, BODY = UnidentifiedKind.ALIVE, UnidentifiedKind.BODY
CONFIRMED, PRELIMINARY, WITHDRAWN = "confirmed", "preliminary", "withdrawn"
FOUND = (
    Found(
        "moscow", "RU", ALIVE, Sex.MALE, (25, 35), "Speaks Swahili and a little English; burns on both hands, does not"
        " remember his name.", "near Belgorod", "city hospital", "Belgorod, city hospital No. 2", "head nurse",
        Status.MISSING, PRELIMINARY,
    ),
    Found(
        "riyadh", "SA", BODY, Sex.MALE, (25, 40), "About 1.80 m; tattoo of a lion on the left shoulder; a bracelet in"
        " the colours of Kenya.", "road to Dammam", "forensic centre", "Riyadh, central morgue", "letter of the police",
        Status.DECEASED, CONFIRMED,
    ),
    Found(
        "moscow", "RU", BODY, Sex.MALE, (20, 50), "Nothing but clothing was noted.", "Luhansk region",
        "military morgue", "Rostov-on-Don", "a volunteer who collects the fallen",
    ),
    Found(
        "bangkok", "MM", ALIVE, Sex.FEMALE, (20, 28), "Seen on a video of a guarded compound; a scar on the chin.",
        "Myawaddy", "unknown men", "a compound by the river", "video sent by a freed colleague", Status.TRAFFICKED,
        WITHDRAWN,
    ),
    Found(
        "riyadh", "SA", ALIVE, Sex.FEMALE, (30, 45), "Unconscious since she was brought in; a henna pattern on the"
        " right hand.", "Riyadh, Al Olaya", "King’s hospital, intensive care", "Riyadh", "a social worker",
    ),
)  # fmt: skip


def stories(cast: Cast, seed: int) -> list[Story]:
    return [_story(cast, chance_of(seed, "unidentified", number), found) for number, found in enumerate(FOUND)]


def _story(cast: Cast, chance: Random, found: Found) -> Story:
    clerk, moment = cast.caseworkers[found.post][0], cast.now - timedelta(days=chance.uniform(12, 40))
    yield Cue(moment, clerk)
    said = _taken_for(found, clerk) if found.kind == ALIVE else None
    recorded = record_unidentified(
        post=cast.posts[found.post], by=clerk, kind=found.kind, sex=found.sex, age_from=found.ages[0],
        age_to=found.ages[1], description=found.description, found_place=found.place, country=found.country,
        found_on=PartialDate.of(moment.year, moment.month, about=True), held_by=found.held_by, held_at=found.held_at,
        source=found.source, said_name=_as_said(said) if said else "",
    )  # fmt: skip
    identified = cast.now - timedelta(days=chance.uniform(2, 4))
    yield Cue(identified, clerk)
    if case := said or _taken_for(found, clerk):
        yield from _identified(cast, found, recorded, case, identified.date())


def _taken_for(found: Found, clerk: User) -> Case | None:
    """Somebody of this post who may be it; nobody in a small demonstration where there is none."""
    if found.taken_for is None:
        return None
    cases = Case.objects.visible_to(clerk).filter(post__code=found.post, status=found.taken_for, restricted=False)
    return cases.filter(national__sex=found.sex).select_related("national").order_by("-pk").first()


def _as_said(case: Case) -> str:
    """As somebody says it who knows two of the names."""
    first, *others = case.national.name.split()
    return " ".join([*others[-1:], first])


def _identified(cast: Cast, found: Found, recorded: Unidentified, case: Case, day: date) -> Story:
    clerk, supervisor = cast.caseworkers[found.post][0], cast.supervisors[found.post]
    is_body = found.kind == BODY
    link = identifying.identify(
        recorded, case.national, by=clerk, identified_on=PartialDate.from_date(day),
        method=IdentificationMethod.DNA if is_body else IdentificationMethod.VISUAL,
        examiner="forensic bureau" if is_body else "a cousin, by video",
        evidence="Report of the bureau: the mother’s sample agrees." if is_body else "Recognised from the photograph.",
    )  # fmt: skip
    yield Cue(cast.now - timedelta(days=1), supervisor)
    if found.ends == CONFIRMED:
        identifying.confirm(link, by=supervisor)
    if found.ends == WITHDRAWN:
        identifying.withdraw(link, reason="Her family has spoken with her: she is elsewhere.", by=supervisor)
