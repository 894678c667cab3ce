"""Whom we speak to, what was asked, what was promised."""

from diplomacy.models.authority import Authority, Contact
from diplomacy.models.commitment import Commitment
from diplomacy.models.engagement import Engagement
from diplomacy.models.request import Request, RequestCase

__all__ = ["Authority", "Commitment", "Contact", "Engagement", "Request", "RequestCase"]
