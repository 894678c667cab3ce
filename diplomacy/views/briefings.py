"""Briefings: made in one click before a meeting or on a counterpart, read, printed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read, record_reads
from cases.http import LABEL
from core.submissions import once
from core.text import as_reference
from diplomacy.filters import BriefingFilter
from diplomacy.models import Authority, Briefing, Engagement
from diplomacy.paper import fields, typeset
from diplomacy.paper.brief import brief_of
from diplomacy.permissions import require
from diplomacy.services.briefings import as_pdf, as_word, issue_briefing
from diplomacy.views.files import attachment
from diplomacy.views.lists import listing


def _found(request: OfficerRequest, reference: str) -> Briefing:
    visible = Briefing.objects.visible_to(request.user).for_list()
    return get_object_or_404(visible, reference=as_reference(reference))


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/briefings.html", BriefingFilter(request.GET, request.user))


@require_POST
@once
def before(request: OfficerRequest, pk: int) -> HttpResponse:
    """Of a meeting that is planned."""
    meeting = get_object_or_404(Engagement.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, meeting.post)
    try:
        made = issue_briefing(meeting.authority, by=request.user, engagement=meeting)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(meeting)
    return redirect(made)


@require_POST
@once
def of_counterpart(request: OfficerRequest, pk: int) -> HttpResponse:
    require(request.user)
    authority = get_object_or_404(Authority.objects.for_list(), pk=pk)
    made = issue_briefing(authority, by=request.user)
    messages.success(request, _("Issued as %(number)s.") % {"number": made.reference})
    return redirect(made)


@require_safe
def briefing(request: OfficerRequest, reference: str) -> HttpResponse:
    found = _found(request, reference)
    record_read(request, "diplomacy.briefing", found.reference)
    context = {"briefing": found, "brief": brief_of(found.content)}
    return render(request, "diplomacy/briefing.html", context)


@require_safe
def pdf(request: OfficerRequest, reference: str) -> HttpResponse:
    found = _found(request, reference)
    return _paper(request, found, as_pdf(found), "pdf", typeset.MEDIA_TYPE)


@require_safe
def word_file(request: OfficerRequest, reference: str) -> HttpResponse:
    found = _found(request, reference)
    return _paper(request, found, as_word(found), "docx", fields.MEDIA_TYPE)


def _paper(request: OfficerRequest, found: Briefing, content: bytes, ending: str, kind: str) -> HttpResponse:
    """A recorded read of the briefing, and of each case that it tells of."""
    name = f"{found.reference}.{ending}"
    record_read(request, "diplomacy.briefing", found.reference, kind=ReadKind.DOWNLOADED, ground=name)
    references = found.briefing_cases.order_by("case_id").values_list("case__reference", flat=True)
    record_reads(request, LABEL, references, kind=ReadKind.DOWNLOADED, ground=found.reference)
    return attachment(content, name=name, content_type=kind)
