"""What the registers show: the address's parameters, checked, as conditions."""

from diplomacy.filters.exchanges import CommitmentFilter, EngagementFilter, RequestFilter
from diplomacy.filters.negotiations import NegotiationFilter
from diplomacy.filters.registers import AuthorityFilter, ContactFilter

__all__ = [
    "AuthorityFilter",
    "CommitmentFilter",
    "ContactFilter",
    "EngagementFilter",
    "NegotiationFilter",
    "RequestFilter",
]
