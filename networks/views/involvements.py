"""Naming somebody in a case."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from cases.http import case_or_404
from core.submissions import once
from networks.forms.actors import InvolvementForm
from networks.permissions import require, require_record
from networks.services.involvements import name_somebody
from networks.views.actors import FORM
from networks.views.pages import asked_actor, form_page


@once
@FORM
def name_in_case(request: OfficerRequest, reference: str) -> HttpResponse:
    """``?actor=A-000123``: somebody who stands here already."""
    require(request.user)
    case = case_or_404(request, reference)
    require_record(request.user, case)
    chosen = asked_actor(request)
    form = InvolvementForm(request.POST or None, user=request.user, case=case, actor=chosen)
    if said := form.attempt(lambda: name_somebody(**form.claim, by=request.user)):
        messages.success(request, _("Recorded in %(case)s.") % {"case": case.reference})
        return redirect(said.actor)
    heading, back = _("Name somebody in %(case)s") % {"case": case.reference}, case.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Record the claim"), back=back, actor=chosen, case=case)
