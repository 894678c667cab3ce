"""Whom we speak to, what was asked, what was promised."""

from diplomacy.models.authority import Authority, Contact
from diplomacy.models.briefing import Briefing, BriefingCase
from diplomacy.models.commitment import Commitment, CommitmentCase
from diplomacy.models.engagement import Engagement, EngagementCase
from diplomacy.models.judgement import Judgement
from diplomacy.models.negotiation import Negotiation, NegotiationDraft, NegotiationStep
from diplomacy.models.note import NoteCase, NoteVerbale
from diplomacy.models.note_template import NoteTemplate
from diplomacy.models.point import Point, PointCase
from diplomacy.models.public_figure import OwnCount, PublicFigure
from diplomacy.models.read_out import ReadOut
from diplomacy.models.reminder import Reminder
from diplomacy.models.request import Request, RequestCase
from diplomacy.models.sight import CommitmentSight, EngagementSight, NoteSight, RequestSight
from diplomacy.models.statement import Statement, StatementLink
from diplomacy.models.travel_warning import TravelWarning

__all__ = [
    "Authority",
    "Briefing",
    "BriefingCase",
    "Commitment",
    "CommitmentCase",
    "CommitmentSight",
    "Contact",
    "Engagement",
    "EngagementCase",
    "EngagementSight",
    "Judgement",
    "Negotiation",
    "NegotiationDraft",
    "NegotiationStep",
    "NoteCase",
    "NoteSight",
    "NoteTemplate",
    "NoteVerbale",
    "OwnCount",
    "Point",
    "PointCase",
    "PublicFigure",
    "ReadOut",
    "Reminder",
    "Request",
    "RequestCase",
    "RequestSight",
    "Statement",
    "StatementLink",
    "TravelWarning",
]
