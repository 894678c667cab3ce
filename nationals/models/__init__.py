"""The register of persons. It has never heard of cases."""

from nationals.models.alias import Alias
from nationals.models.consent import Consent
from nationals.models.identification import Identification
from nationals.models.likely_pair import LikelyPair
from nationals.models.merge import Merge, MergeChange
from nationals.models.national import National
from nationals.models.next_of_kin import NextOfKin
from nationals.models.photo import Photo
from nationals.models.proposal import Proposal
from nationals.models.travel_document import TravelDocument
from nationals.models.unidentified import Unidentified

__all__ = [
    "Alias", "Consent", "Identification", "LikelyPair", "Merge", "MergeChange", "National", "NextOfKin", "Photo",
    "Proposal", "TravelDocument", "Unidentified",
]  # fmt: skip
