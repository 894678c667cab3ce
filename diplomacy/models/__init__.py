"""Whom we speak to, what was asked, what was promised."""

from diplomacy.models.authority import Authority, Contact
from diplomacy.models.commitment import Commitment, CommitmentCase
from diplomacy.models.engagement import Engagement, EngagementCase
from diplomacy.models.judgement import Judgement
from diplomacy.models.negotiation import Negotiation, NegotiationDraft, NegotiationStep
from diplomacy.models.reminder import Reminder
from diplomacy.models.request import Request, RequestCase

__all__ = [
    "Authority",
    "Commitment",
    "CommitmentCase",
    "Contact",
    "Engagement",
    "EngagementCase",
    "Judgement",
    "Negotiation",
    "NegotiationDraft",
    "NegotiationStep",
    "Reminder",
    "Request",
    "RequestCase",
]
