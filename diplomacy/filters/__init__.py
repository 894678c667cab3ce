"""What the registers show: the address's parameters, checked, as conditions."""

from diplomacy.filters.exchanges import CommitmentFilter, EngagementFilter, RequestFilter
from diplomacy.filters.registers import AuthorityFilter, ContactFilter, CounterpartCaseFilter

__all__ = [
    "AuthorityFilter",
    "CommitmentFilter",
    "ContactFilter",
    "CounterpartCaseFilter",
    "EngagementFilter",
    "RequestFilter",
]
