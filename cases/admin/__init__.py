"""Casework in the admin: everything can be looked at; what a verb or nobody changes is read-only here."""

from cases.admin.cases import CaseAdmin
from cases.admin.incidents import IncidentAdmin
from cases.admin.name_lists import ListedPersonAdmin, NameListAdmin
from cases.admin.parts import (
    CaseLinkAdmin,
    ConfirmationAdmin,
    ExternalReferenceAdmin,
    JourneyLegAdmin,
    NamedOfficerAdmin,
    TraffickingAssessmentAdmin,
)
from cases.admin.registers import ImportLineAdmin, RegisterImportAdmin
from cases.admin.rules import DeadlineRuleAdmin, ExploitationPurposeAdmin
from cases.admin.timeline import ClaimAdmin, DocumentAdmin, EventAdmin, TaskAdmin

__all__ = [
    "CaseAdmin",
    "CaseLinkAdmin",
    "ClaimAdmin",
    "ConfirmationAdmin",
    "DeadlineRuleAdmin",
    "DocumentAdmin",
    "EventAdmin",
    "ExploitationPurposeAdmin",
    "ExternalReferenceAdmin",
    "ImportLineAdmin",
    "IncidentAdmin",
    "JourneyLegAdmin",
    "ListedPersonAdmin",
    "NameListAdmin",
    "NamedOfficerAdmin",
    "RegisterImportAdmin",
    "TaskAdmin",
    "TraffickingAssessmentAdmin",
]
