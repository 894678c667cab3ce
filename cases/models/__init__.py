"""What the ministry does for a national."""

from cases.models.assessment import ExploitationPurpose, TraffickingAssessment
from cases.models.case import Case
from cases.models.claim import Claim
from cases.models.confirmation import Confirmation
from cases.models.contradiction import Contradiction, Resolution
from cases.models.document import Document
from cases.models.event import Event
from cases.models.family_contact import FamilyContact
from cases.models.handed_in import HandedIn
from cases.models.incident import Incident
from cases.models.journey import JourneyLeg
from cases.models.listed_person import ListedPerson
from cases.models.listing import Listing
from cases.models.name_list import NameList
from cases.models.override import Override
from cases.models.people import CaseLink, ExternalReference, NamedOfficer
from cases.models.register import RegisterImport
from cases.models.register_line import ImportLine
from cases.models.tally import Counted, Tally
from cases.models.task import DeadlineRule, Task

__all__ = [
    "Case",
    "CaseLink",
    "Claim",
    "Confirmation",
    "Contradiction",
    "Counted",
    "DeadlineRule",
    "Document",
    "Event",
    "ExploitationPurpose",
    "ExternalReference",
    "FamilyContact",
    "HandedIn",
    "ImportLine",
    "Incident",
    "JourneyLeg",
    "ListedPerson",
    "Listing",
    "NameList",
    "NamedOfficer",
    "Override",
    "RegisterImport",
    "Resolution",
    "Tally",
    "Task",
    "TraffickingAssessment",
]
