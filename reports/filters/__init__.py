"""What lists show: the address's parameters, checked, as conditions."""

from reports.filters.contradictions import ContradictionFilter
from reports.filters.duties import DUTY_SORTS, DutyFilter

__all__ = ["DUTY_SORTS", "ContradictionFilter", "DutyFilter"]
