"""The case page and its parts."""

from django.db.models import OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from cases.choices import CONTACT_KINDS, EventKind, Status
from cases.forms.entries import EntryForm
from cases.http import LABEL, case_or_404
from cases.models import Case, CaseLink
from cases.services import details
from cases.services.questions import questions
from cases.services.way_home import way_home
from cases.workflow import following
from core.lookups import ExistsRowByRow
from core.templatetags.ui import days_since
from core.text import as_reference
from nationals.models import National

TIMELINE_SIZE = 30
TIMELINE = {
    "all": None,
    "contacts": [*CONTACT_KINDS],
    "decisions": [EventKind.STATUS, EventKind.DECISION, EventKind.REQUEST, EventKind.ACCESS, EventKind.COMMITMENT],
}


@require_safe
def case(request: OfficerRequest, reference: str) -> HttpResponse:
    found = case_or_404(request, reference)
    context = _overview(found) | _rights(found, request)
    events = list(found.events.for_timeline()[: TIMELINE_SIZE + 1])
    has_more = len(events) > TIMELINE_SIZE
    told = list(found.events.landmarks().for_timeline()) if has_more else events
    context |= {
        "events": events[:TIMELINE_SIZE],
        "more_events": has_more,
        "last_contact": next(
            (event for event in told if event.is_contact and event.reached and not event.is_struck), None
        ),
        "way_home": way_home(found, told),
        "days_in_status": days_since(found.status_changed_at),
        "entry_form": EntryForm(),
        "list_address": request.GET.get("list", ""),
    }
    return render(request, "cases/case.html", context)


def _overview(found: Case) -> dict[str, object]:
    tasks = list(found.tasks.standing().select_related("owner", "rule", "settled_by").order_by("due_at", "pk"))
    return {
        "case": found,
        "questions": questions(found),
        "tasks": tasks,
        "late": next((task for task in tasks if task.is_late), None),
        "kin": found.national.next_of_kin.select_related("guardian"),
        "documents": found.documents.select_related("added_by"),
        "waiting": found.confirmations.pending().select_related("asked_by").first(),
    }


def _rights(found: Case, request: OfficerRequest) -> dict[str, object]:
    steps = list(following(Status(found.status), is_open=found.is_open))
    return {
        "steps": [step for step in steps if found.allows(step.permission, request.user)],
        "may_record": found.allows(Permission.RECORD, request.user),
        "may_assign": found.allows(Permission.ASSIGN, request.user),
        "may_restrict": found.allows(Permission.RESTRICT, request.user),
        "may_confirm": found.allows(Permission.CONFIRM, request.user),
        "may_see_record": found.allows(Permission.SEE_RECORD, request.user),
        "may_negotiate": found.allows(Permission.NEGOTIATE, request.user),
    }


@require_safe
def timeline(request: OfficerRequest, reference: str) -> HttpResponse:
    """All entries, or those of one kind."""
    found = case_or_404(request, reference)
    kind = request.GET.get("show", "all")
    events = found.events.for_timeline()
    if kinds := TIMELINE.get(kind):
        events = events.filter(kind__in=kinds)
    context = {
        "case": found,
        "events": events[:1000],
        "show": kind,
        "may_record": found.allows(Permission.RECORD, request.user),
    }
    template = "cases/parts/timeline.html" if request.htmx else "cases/timeline.html"
    return render(request, template, context)


@require_safe
def related(request: OfficerRequest, reference: str) -> HttpResponse:
    """What hangs on the case: linked cases, references elsewhere, named officers, the journey, the assessment."""
    found = case_or_404(request, reference, read=None if request.htmx else ReadKind.OPENED)
    visible = Case.objects.visible_to(request.user)
    both = [ExistsRowByRow(visible.filter(pk=OuterRef(side))) for side in ("case_id", "other_id")]
    links = CaseLink.objects.filter(Q(case=found) | Q(other=found), *both)
    context = {
        "case": found,
        "links": links.select_related("case__national", "other__national"),
        "references": found.external_references.all(),
        "officers": found.named_officers.in_force().select_related("user"),
        "legs": found.legs.all(),
        "may_record": found.allows(Permission.RECORD, request.user),
        "may_name": details.may_name(found, request.user),
    }
    template = "cases/parts/related.html" if request.htmx else "cases/related.html"
    return render(request, template, context)


@require_safe
def of_national(request: OfficerRequest, reference: str) -> HttpResponse:
    """The cases of a national, as far as they are visible."""
    national = get_object_or_404(National.objects.visible_to(request.user).known_as(as_reference(reference)))
    cases = Case.objects.visible_to(request.user).filter(national=national).for_list()
    template = "cases/parts/of_national.html" if request.htmx else "cases/of_national.html"
    return render(request, template, {"national": national, "cases": cases.order_by("-opened_at", "-pk")})


@require_safe
def paper(request: OfficerRequest, reference: str) -> HttpResponse:
    """The case on paper: nothing folded, oldest first; recorded as printed."""
    found = case_or_404(request, reference, read=None)
    record_read(request, LABEL, found.reference, kind=ReadKind.PRINTED, ground=request.GET.get("purpose", ""))
    context = _overview(found) | {"events": reversed(found.events.for_timeline())}
    return render(request, "cases/paper.html", context)
