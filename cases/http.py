"""From an address to a case: somebody else's case does not exist."""

from django.shortcuts import get_object_or_404

from accounts.http import OfficerRequest
from cases.models import Case

LABEL = "cases.case"  # what audit calls a case


def case_or_404(request: OfficerRequest, reference: str) -> Case:
    """The visible case with what its pages show of it; 404 otherwise."""
    cases = Case.objects.visible_to(request.user)
    related = cases.select_related("national__post", "post", "assignee", "incident", "assessment", "opened_by")
    return get_object_or_404(related, reference=reference.upper()[:16])
