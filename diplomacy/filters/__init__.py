"""What the registers show: the address's parameters, checked, as conditions."""

from diplomacy.filters.exchanges import CommitmentFilter, EngagementFilter, RequestFilter
from diplomacy.filters.meetings import AskedOfUsFilter, BriefingFilter
from diplomacy.filters.negotiations import NegotiationFilter
from diplomacy.filters.notes import NoteFilter
from diplomacy.filters.registers import AuthorityFilter, ContactFilter, CounterpartCaseFilter
from diplomacy.filters.statements import StatementFilter, TravelWarningFilter

__all__ = [
    "AskedOfUsFilter",
    "AuthorityFilter",
    "BriefingFilter",
    "CommitmentFilter",
    "ContactFilter",
    "CounterpartCaseFilter",
    "EngagementFilter",
    "NegotiationFilter",
    "NoteFilter",
    "RequestFilter",
    "StatementFilter",
    "TravelWarningFilter",
]
