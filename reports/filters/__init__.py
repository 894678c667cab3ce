"""What lists show: the address's parameters, checked, as conditions."""

from reports.filters.affiliations import AffiliationFilter
from reports.filters.contradictions import ContradictionFilter
from reports.filters.duties import DUTY_SORTS, DutyFilter

__all__ = ["DUTY_SORTS", "AffiliationFilter", "ContradictionFilter", "DutyFilter"]
