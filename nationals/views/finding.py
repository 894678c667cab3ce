"""The list of nationals, and whom the register may hold already."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.choices import ReadKind
from core.paging import page_of
from nationals.dedup import candidates, person_of
from nationals.filters import DEFAULT_SORT, LONGEST, SORTS, asked, columns, find
from nationals.http import national_or_404
from nationals.models import LikelyPair, National


@require_safe
def people(request: OfficerRequest) -> HttpResponse:
    """Everybody, newest first; or those whom the words describe, best first, with the reason."""
    words = request.GET.get("q", "").strip()
    context = {"words": words[:LONGEST], "may_register": request.user.can(Permission.REGISTER)}
    if words:
        return render(request, "nationals/found.html", context | {"found": find(words, user=request.user)})
    nationals = National.objects.visible_to(request.user).for_list()
    page = page_of(nationals, request.GET, sorts=SORTS, default=DEFAULT_SORT)
    address = f"sort={page.sort}" if page.sort != DEFAULT_SORT else ""
    context |= {"page": page, "address": address, "columns": columns(page.sort)}
    return render(request, "nationals/list.html", context)


@require_safe
def suggest(request: OfficerRequest) -> HttpResponse:
    """While somebody types a new person or case: who is known already, and why."""
    known = candidates(asked(request.GET), user=request.user)
    template = "nationals/parts/known.html" if request.htmx else "nationals/known.html"
    return render(request, template, {"known": known, "for": request.GET.get("for", "")})


@require_safe
def alike(request: OfficerRequest, reference: str) -> HttpResponse:
    """People who may be this national under another entry."""
    national = national_or_404(request, reference, read=None if request.htmx else ReadKind.OPENED)
    apart = LikelyPair.objects.visible_to(request.user).apart_from(national)
    known = [
        candidate
        for candidate in candidates(person_of(national), user=request.user, apart_from=national)
        if candidate.national.pk not in apart
    ]
    template = "nationals/parts/alike.html" if request.htmx else "nationals/alike.html"
    return render(request, template, {"national": national, "known": known})
