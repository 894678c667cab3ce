"""Who is in a referral, what each is called in the pack, and what each has said about being told of."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from cases.models import Case
from cases.services.overrides import spoken
from core.text import as_reference
from diplomacy.permissions import in_short
from nationals.choices import ConsentTopic
from nationals.models import Consent
from nationals.services.consents import standing
from networks.models import Actor, Involvement, Referral, ReferralCase
from networks.services.referrals.pack import victim_labels
from networks.services.referrals.sending import objections_to

_PROPOSED = 50


@dataclass(frozen=True, slots=True)
class Victim:
    """``label``: what the pack calls the person; empty for who is left out. ``consents``: what stands on sharing."""

    row: ReferralCase
    label: str
    consents: tuple[Consent, ...]


def victims(referral: Referral) -> list[Victim]:
    """Two queries."""
    rows = list(referral.referral_cases.select_related("case__national", "case__post").order_by("case__reference"))
    labels = victim_labels(referral, rows)
    told = Consent.objects.filter(
        topic=ConsentTopic.SHARING, national__in=[row.case.national_id for row in rows]
    ).select_related("relative")  # fmt: skip
    consents: dict[int, list[Consent]] = {}
    for consent in told.order_by("-recorded_at", "-pk"):
        consents.setdefault(consent.national_id, []).append(consent)
    return [
        Victim(
            row, "" if row.left_out else labels[row.case.national_id],
            tuple(one.consent for one in standing(consents.get(row.case.national_id, []))),
        )
        for row in rows
    ]  # fmt: skip


def spoken_objections(referral: Referral) -> str:
    """In a line, who objects to what; empty if nobody does."""
    against = objections_to(referral)
    rows = referral.referral_cases.select_related("case").order_by("case__reference")
    said = [f"{row.case.reference}: {spoken(each)}" for row in rows for each in against.get(row.case.national_id, [])]
    return in_short(said, between="; ")


def cases_naming(actors: Iterable[str], user: User) -> list[str]:
    """References of the cases that this person may see and that name one of these actors, by their references."""
    named = Actor.objects.visible_to(user).filter(reference__in=[as_reference(each) for each in actors])
    standing = Involvement.objects.visible_to(user).standing().filter(actor__in=named)
    cases = Case.objects.visible_to(user).filter(pk__in=standing.values("case")).order_by("reference")
    return list(cases.values_list("reference", flat=True)[:_PROPOSED])
