"""Authorities and contacts are kept here; what was said, asked and promised is recorded where it is negotiated."""

from diplomacy.admin.authorities import AuthorityAdmin, AuthorityForm, AuthorityResource, ContactAdmin, ContactResource
from diplomacy.admin.engagements import BriefingAdmin, EngagementAdmin, PointAdmin, ReadOutAdmin
from diplomacy.admin.negotiations import NegotiationAdmin, NegotiationDraftAdmin, NegotiationStepAdmin
from diplomacy.admin.notes import NoteTemplateAdmin, NoteVerbaleAdmin
from diplomacy.admin.of_cases import AboutCases, Record
from diplomacy.admin.promises import CommitmentAdmin, JudgementAdmin
from diplomacy.admin.public_words import PublicFigureAdmin, StatementAdmin, TravelWarningAdmin
from diplomacy.admin.requests import ReminderAdmin, RequestAdmin, RequestCaseInline

__all__ = [
    "AboutCases",
    "AuthorityAdmin",
    "AuthorityForm",
    "AuthorityResource",
    "BriefingAdmin",
    "CommitmentAdmin",
    "ContactAdmin",
    "ContactResource",
    "EngagementAdmin",
    "JudgementAdmin",
    "NegotiationAdmin",
    "NegotiationDraftAdmin",
    "NegotiationStepAdmin",
    "NoteTemplateAdmin",
    "NoteVerbaleAdmin",
    "PointAdmin",
    "PublicFigureAdmin",
    "ReadOutAdmin",
    "Record",
    "ReminderAdmin",
    "RequestAdmin",
    "RequestCaseInline",
    "StatementAdmin",
    "TravelWarningAdmin",
]
