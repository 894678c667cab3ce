"""Somebody unidentified turns out to be a national of the register; and it turns out to be wrong."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import PartialDate, ministry_today
from nationals.choices import Certainty, IdentificationMethod
from nationals.dedup import Candidate, candidates
from nationals.matching.person import Person
from nationals.models import Identification, National, Unidentified
from nationals.permissions import require, require_confirm, require_keeper

WIDEST = 12
"""Years between the apparent ages: a wider guess says nothing about the year of birth."""


@transaction.atomic
def identify(
    unidentified: Unidentified,
    national: National,
    *,
    method: IdentificationMethod | str,
    examiner: str,
    evidence: str,
    by: User,
    certainty: Certainty | str = Certainty.PRELIMINARY,
    identified_on: PartialDate | None = None,
) -> Identification:
    """Link the two. One identification stands at a time; that of a body is preliminary until somebody else confirms
    it, since it tells a family that somebody is dead."""
    require_keeper(by, unidentified)
    require(by, national)
    locked = Unidentified.locked(unidentified.pk)
    National.locked(national.pk)
    if locked.identifications.filter(withdrawn_at=None).exists():
        raise ValidationError(_("It is linked already. Withdraw that identification first, with the reason."))
    if locked.is_body and certainty == Certainty.CONFIRMED:
        raise ValidationError(_("Who a body is, is confirmed by a second person."))
    sure = certainty == Certainty.CONFIRMED
    return Identification.objects.create(
        unidentified=locked, national=national, of_body=locked.is_body, method=method, certainty=certainty,
        examiner=examiner, evidence=evidence, identified_on=identified_on or PartialDate(""), identified_by=by,
        confirmed_by=by if sure else None, confirmed_at=timezone.now() if sure else None,
    )  # fmt: skip


@transaction.atomic
def confirm(identification: Identification, *, by: User) -> Identification:
    """It is certain now. Raises ``PermissionDenied`` for who may not, ``ValidationError`` if somebody was quicker."""
    require(by, identification.national)
    require_confirm(by, identification)
    confirmed = _locked(identification)
    if confirmed.is_confirmed:
        raise ValidationError(_("Somebody has confirmed this already."))
    confirmed.certainty, confirmed.confirmed_by, confirmed.confirmed_at = Certainty.CONFIRMED, by, timezone.now()
    confirmed.save()
    return confirmed


@transaction.atomic
def withdraw(identification: Identification, *, reason: str, by: User) -> Identification:
    """It was wrong or does not hold: the row stays, and the record is open again."""
    require_keeper(by, identification.unidentified)
    require(by, identification.national)
    withdrawn = _locked(identification)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it does not hold.")})
    withdrawn.withdrawn_by, withdrawn.withdrawn_at, withdrawn.withdrawn_why = by, timezone.now(), reason
    withdrawn.save()
    return withdrawn


def _locked(identification: Identification) -> Identification:
    row = Identification.objects.select_for_update(of=("self",)).get(pk=identification.pk)
    if not row.stands:
        raise ValidationError(_("Somebody has withdrawn this already."))
    return row


def suggested(unidentified: Unidentified, *, user: User, limit: int = 8) -> list[Candidate]:
    """Nationals whom this user may see and who may be the one; nobody where no name was said: sex and age alone
    fit half the register."""
    person = described(unidentified)
    return candidates(person, user=user, limit=limit) if person.names else []


def described(unidentified: Unidentified) -> Person:
    """What can be compared with a national."""
    name = unidentified.said_name.strip()
    return Person(
        names=(name,) if name else (),
        born=_born(unidentified),
        sex=unidentified.sex if unidentified.sex in "FM" else "",
    )


def _born(unidentified: Unidentified) -> PartialDate | None:
    """About when, if the apparent age is near enough to say it; counted from the day the person was found."""
    youngest, oldest = unidentified.age_from, unidentified.age_to
    if youngest is None or oldest is None or oldest - youngest > WIDEST:
        return None
    seen = unidentified.found_on.earliest or ministry_today()
    return PartialDate.of(seen.year - (youngest + oldest) // 2, about=True)
