"""A recruiter named by a victim, and a draft about both."""

from typing import Any

from accounts.models import User
from cases.models import Case
from diplomacy.choices import AuthorityKind
from diplomacy.models import Authority
from networks.models import Actor, Referral
from networks.services.referrals.drafting import draft_referral
from tests.factories import AuthorityFactory

UNIT = "Anti-trafficking unit"


def drafted(by: User, *, cases: list[Case], actors: list[Actor], **values: Any) -> Referral:
    known = values.pop("unit", None) or Authority.objects.filter(name=UNIT).first()
    unit = known or AuthorityFactory.create(kind=AuthorityKind.POLICE, name=UNIT)
    told = {"unit": unit, "post": by.memberships.get().post, "subject": "A recruiter"} | values
    return draft_referral(by=by, values=told, cases=cases, actors=actors)
