"""The duplicate of another post's person: whom to ask, proposing it, and each side's answer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from core.paging import Sort, page_of
from core.submissions import once
from nationals.http import LABEL, national_or_404
from nationals.models import National, Proposal
from nationals.permissions import may_merge
from nationals.services.proposals import agree, decline, known_elsewhere, propose, sides

SORTS = {"proposed": Sort(F("pk"))}


@require_safe
def elsewhere(request: OfficerRequest, reference: str) -> HttpResponse:
    """On a person's page: that another post may know him, and whom to ask. Opened as a page, it has the page around."""
    is_part = request.htmx and not request.htmx.history_restore_request
    national = national_or_404(request, reference, read=None if is_part else ReadKind.OPENED)
    found = known_elsewhere(national, user=request.user)
    template = "nationals/parts/elsewhere.html" if is_part else "nationals/elsewhere.html"
    response = render(request, template, {"national": national, "elsewhere": found})
    patch_vary_headers(response, ["HX-Request"])
    return response


@once
@require_POST
def propose_it(request: OfficerRequest, reference: str) -> HttpResponse:
    national = national_or_404(request, reference)
    propose(national, by=request.user)
    messages.success(request, _("If another post knows this person, its supervisor is asked."))
    return redirect(national)


@require_safe
def proposals(request: OfficerRequest) -> HttpResponse:
    """Those that wait for an answer; of each only the reader's own side."""
    waiting = Proposal.objects.visible_to(request.user).open().for_list()
    page = page_of(waiting, request.GET, sorts=SORTS, default="-proposed")
    people = {number for one in page.rows for number in (one.pair.first_id, one.pair.second_id)}
    seen = National.objects.visible_to(request.user).filter(pk__in=people).values_list("pk", flat=True)
    rows = [(one, _of(one, set(seen))) for one in page.rows]
    return render(request, "nationals/proposals.html", {"page": page, "rows": rows})


def _of(proposal: Proposal, seen: set[int]) -> list[National]:
    return [one for one in (proposal.pair.first, proposal.pair.second) if one.pk in seen]


@require_safe
def proposal(request: OfficerRequest, pk: int) -> HttpResponse:
    """One's own entry, and that another post proposes that it is the same person: nothing of the other's."""
    found = get_object_or_404(Proposal.objects.visible_to(request.user).open().for_list(), pk=pk)
    mine = sides(found, user=request.user)
    for national in mine:
        record_read(request, LABEL, national.reference)
    context = {
        "proposal": found,
        "mine": mine,
        "is_ours": len(mine) == 1 and (mine[0].pk == found.pair.first_id) == found.from_first,
        "has_agreed": len(mine) == 1 and found.has_agreed(mine[0]),
        "may_answer": may_merge(request.user, *mine),
    }
    return render(request, "nationals/proposal.html", context)


@once
@require_POST
def agree_to(request: OfficerRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Proposal.objects.visible_to(request.user), pk=pk)
    try:
        answered = agree(found, by=request.user)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0])
        return redirect("nationals:proposals")
    if answered.merge:
        messages.success(request, _("Both sides have agreed: the two entries are one now."))
        return redirect(answered.merge.kept)
    messages.success(request, _("Agreed for your side. The other side is asked."))
    return redirect("nationals:proposals")


@once
@require_POST
def decline_to(request: OfficerRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Proposal.objects.visible_to(request.user), pk=pk)
    try:
        decline(found, by=request.user)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0])
    else:
        messages.success(request, _("Declined. It is not asked again."))
    return redirect("nationals:proposals")
