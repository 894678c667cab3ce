"""The lists of actors and of referrals: everybody who may see networks sees them, each as far as he may."""

from networks.filters.actors import ActorFilter
from networks.filters.referrals import ReferralFilter

__all__ = ["ActorFilter", "ReferralFilter"]
