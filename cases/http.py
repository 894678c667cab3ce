"""From an address to a case: somebody else's case does not exist, and who opens one is written down."""

from django.shortcuts import get_object_or_404

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from cases.models import Case
from core.text import as_reference

LABEL = "cases.case"  # what audit calls a case


def case_or_404(request: OfficerRequest, reference: str, *, read: ReadKind | None = ReadKind.OPENED) -> Case:
    """The visible case with what its pages show of it; 404 otherwise.

    Every page about a case shows some of it, so each is a read. ``read=None`` is for the parts that a recorded page
    loads by itself, and for doors that record more than that.
    """
    cases = Case.objects.visible_to(request.user)
    related = cases.select_related("national__post", "post", "assignee", "incident", "assessment", "opened_by")
    case = get_object_or_404(related, reference=as_reference(reference))
    if read is not None and request.method == "GET":
        record_read(request, LABEL, case.reference, kind=read)
    return case
