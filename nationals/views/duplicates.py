"""Who may be entered twice: the work list, and two entries side by side."""

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import F, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import OfficerRequest
from core.paging import Sort, page_of
from core.submissions import once
from nationals.choices import PairDecision
from nationals.dedup import BANDS
from nationals.http import two_or_404
from nationals.models import LikelyPair
from nationals.permissions import may_edit, may_merge
from nationals.services import duplicates
from nationals.services.comparing import likeness, side_by_side

SORTS = {"score": Sort(F("score"))}
VIEWS = (PairDecision.OPEN, PairDecision.LATER)


@require_safe
def twice(request: OfficerRequest) -> HttpResponse:
    """Pairs of which the reader may see both, the likeliest first; or those that somebody put off."""
    view = PairDecision.LATER if request.GET.get("view") == PairDecision.LATER else PairDecision.OPEN
    pairs = LikelyPair.objects.visible_to(request.user).listed(view).for_list()
    page = page_of(pairs, request.GET, sorts=SORTS, default="-score")
    address = f"view={view}" if view != PairDecision.OPEN else ""
    rows = [(pair, BANDS[pair.band]) for pair in page.rows]
    context = {"page": page, "rows": rows, "address": address, "view": view, "views": VIEWS}
    return render(request, "nationals/twice.html", context)


@require_safe
def compare(request: OfficerRequest, reference: str, other: str) -> HttpResponse:
    """What each says, field by field; why they may be one person; and what can be decided."""
    left, right = two_or_404(request, reference, other)
    prefetch_related_objects([left, right], "aliases", "travel_documents", "next_of_kin")
    first, second = sorted((left, right), key=lambda national: national.pk)
    pairs = LikelyPair.objects.visible_to(request.user).for_list()
    context = {
        "left": left,
        "right": right,
        "likeness": likeness(left, right),
        "lines": side_by_side(left, right),
        "pair": pairs.filter(first=first, second=second).first(),
        "may_decide": may_edit(request.user, left) and may_edit(request.user, right),
        "may_merge": may_merge(request.user, left, right),
    }
    return render(request, "nationals/compare.html", context)


@once
@require_POST
def decide(request: OfficerRequest, reference: str, other: str) -> HttpResponse:
    """Two different people, or put off."""
    left, right = two_or_404(request, reference, other)
    decision = request.POST.get("decision")
    if decision not in (PairDecision.APART, PairDecision.LATER, None):
        raise BadRequest(_("This form is incomplete. Open the page again and send it once more."))
    try:
        duplicates.decide(left, right, PairDecision(decision or PairDecision.LATER), by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect("nationals:compare", left.reference, right.reference)
    if decision == PairDecision.APART:
        messages.success(request, _("Remembered: two different people."))
    return redirect("nationals:twice")
