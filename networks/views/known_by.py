"""By what else an actor is known: names, numbers, accounts; and striking through whatever was said."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from core.submissions import once
from networks.forms.actors import IdentifierForm, NameForm
from networks.forms.base import initial_of
from networks.forms.rights import StrikeForm
from networks.http import actor_or_404
from networks.models import ActorName, Advertisement, AffiliationWord, Identifier, Involvement, Route
from networks.permissions import require_record
from networks.services.actors import add_identifier, add_name
from networks.services.saying import strike
from networks.views.actors import FORM
from networks.views.pages import form_page


@once
@FORM
def new_name(request: OfficerRequest, reference: str) -> HttpResponse:
    found = actor_or_404(request, reference)
    require_record(request.user)
    form = NameForm(request.POST or None, user=request.user, initial=initial_of(request.GET, "in_case"))
    if form.attempt(lambda: add_name(found, **form.told("name", "kind"), source=form.said, by=request.user)):
        return redirect(found)
    heading, back = _("Another name of %(name)s") % {"name": found}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Add the name"), back=back)


@once
@FORM
def new_identifier(request: OfficerRequest, reference: str) -> HttpResponse:
    found = actor_or_404(request, reference)
    require_record(request.user)
    form = IdentifierForm(request.POST or None, user=request.user, initial=initial_of(request.GET, "in_case"))
    if form.attempt(lambda: add_identifier(found, **_number(form), source=form.said, by=request.user)):
        return redirect(found)
    heading, back = _("A number or account of %(name)s") % {"name": found}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Add the number"), back=back)


def _number(form: IdentifierForm) -> dict[str, Any]:
    given = form.cleaned_data
    return {"kind": given["kind"], "value": given["number"], "platform": given["platform"]}


@once
@FORM
def strike_through(request: OfficerRequest, reference: str, what: str, pk: int) -> HttpResponse:
    """``what``: a name, a number, a claim, a word, a route or an advertisement of this actor."""
    found = actor_or_404(request, reference)
    said = _said(request, what, pk, found.pk)
    require_record(request.user, said.case)
    form = StrikeForm(request.POST or None)
    if form.attempt(lambda: strike(said, reason=form.cleaned_data["reason"], by=request.user)):
        return redirect(found)
    heading, back = _("Strike through"), found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Strike it through"), back=back, about=str(said))


def _said(request: OfficerRequest, what: str, pk: int, actor: int) -> Any:
    """Of what this person may read with its source."""
    user = request.user
    rows: dict[str, Any] = {
        "name": ActorName.objects.visible_to(user).filter(actor=actor),
        "number": Identifier.objects.visible_to(user).filter(actor=actor),
        "claim": Involvement.objects.visible_to(user).filter(actor=actor),
        "word": AffiliationWord.objects.visible_to(user).filter(affiliation__actor=actor),
        "route": Route.objects.visible_to(user).filter(actor=actor),
        "advertisement": Advertisement.objects.visible_to(user).filter(actor=actor),
    }
    if what not in rows:
        raise Http404
    return get_object_or_404(rows[what].standing().select_related("case__post"), pk=pk)
