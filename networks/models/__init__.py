"""Who is said to have recruited, moved, paid and guarded them, and what each side says of it."""

from networks.models.actor import Actor
from networks.models.advertisement import Advertisement
from networks.models.affiliation import Affiliation, AffiliationWord
from networks.models.affiliation_resolution import AffiliationResolution
from networks.models.involvement import Involvement
from networks.models.known_by import ActorName, Identifier
from networks.models.referral import Referral, ReferralActor, ReferralCase
from networks.models.referral_paper import ReferralDocument, ReferralPack, ReferralWord
from networks.models.referral_question import ReferralQuestion
from networks.models.referral_step import ReferralStep
from networks.models.rights import ActorReview, CorrectionRequest
from networks.models.route import Route, RouteStop

__all__ = [
    "Actor",
    "ActorName",
    "ActorReview",
    "Advertisement",
    "Affiliation",
    "AffiliationResolution",
    "AffiliationWord",
    "CorrectionRequest",
    "Identifier",
    "Involvement",
    "Referral",
    "ReferralActor",
    "ReferralCase",
    "ReferralDocument",
    "ReferralPack",
    "ReferralQuestion",
    "ReferralStep",
    "ReferralWord",
    "Route",
    "RouteStop",
]
