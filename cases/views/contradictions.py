"""Holding one of differing accounts to be right."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.choices import Permission
from accounts.http import OfficerRequest
from cases.forms.contradictions import ResolveForm
from cases.http import case_or_404
from cases.permissions import require
from cases.services.claim_accounts import accounts
from cases.services.contradictions import resolve as resolve_it
from cases.views.pages import form_page, submitted
from core.submissions import once


@once
@require_http_methods(["GET", "POST"])
def resolve(request: OfficerRequest, reference: str, topic: str) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    contradiction = get_object_or_404(case.contradictions, topic=topic)
    contradiction.case = case
    current = accounts(case.claims.standing().filter(topic=topic).order_by("-recorded_at", "-pk"))
    claims = [claim for account in current for claim in account.claims]
    form = ResolveForm(request.POST or None, claims=claims)
    if submitted(request, form, lambda _told: resolve_it(contradiction, by=request.user, **form.facts)):
        messages.success(request, _("Resolved. The other accounts stay to be read."))
        return redirect(contradiction)
    heading = _("Resolve: %(topic)s") % {"topic": contradiction.get_topic_display()}
    return form_page(request, case, form, heading=heading, button=_("Hold it to be right"))
