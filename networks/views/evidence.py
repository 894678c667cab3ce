"""Routes, stop by stop; advertisements as they were seen."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from core.files import handed_out
from core.submissions import once
from networks.forms.base import initial_of
from networks.forms.evidence import AdvertisementForm, RouteForm
from networks.http import LABEL, actor_or_404
from networks.models import Advertisement, Route
from networks.permissions import may_record, require, require_record
from networks.services.advertisements import keep_advertisement
from networks.services.routes import record_route
from networks.services.ways import flows, map_of, map_of_route
from networks.views.actors import FORM
from networks.views.pages import asked_actor, form_page

_MOST = 100


@require_safe
def routes(request: OfficerRequest) -> HttpResponse:
    """On the map, and the newest hundred that this person may see; ``?from=KE&to=TR``: those that went that way."""
    require(request.user)
    found, ways = Route.objects.visible_to(request.user).standing().for_list(), flows(request.user)
    leg = (request.GET.get("from", ""), request.GET.get("to", ""))
    chosen = [flow for flow in ways if (flow.start, flow.end) == leg]
    if any(leg):
        found = found.filter(pk__in={pk for flow in chosen for pk in flow.routes})
    context = {
        "routes": found[:_MOST],
        "flows": ways,
        "map": map_of(ways),
        "chosen": chosen[0] if chosen else None,
        "is_narrowed": any(leg),
        "may_record": may_record(request.user),
    }
    return render(request, "networks/routes.html", context)


@require_safe
def route(request: OfficerRequest, pk: int) -> HttpResponse:
    require(request.user)
    found = get_object_or_404(Route.objects.visible_to(request.user).for_list(), pk=pk)
    return render(request, "networks/route.html", {"route": found, "map": map_of_route(found)})


@once
@FORM
def new_route(request: OfficerRequest) -> HttpResponse:
    """``?actor=A-000123``: whose; ``?in_case=``: whom it brought there."""
    require_record(request.user)
    actor = asked_actor(request)
    form = RouteForm(request.POST or None, user=request.user, initial=initial_of(request.GET, "in_case"))
    if made := form.attempt(lambda: record_route(**form.facts, actor=actor, by=request.user)):
        return redirect(made)
    back = actor.get_absolute_url() if actor else reverse("networks:routes")
    return form_page(request, form, heading=_("New route"), button=_("Record the route"), back=back, actor=actor)


@once
@FORM
def new_advertisement(request: OfficerRequest, reference: str) -> HttpResponse:
    found = actor_or_404(request, reference)
    require_record(request.user)
    initial = initial_of(request.GET, "in_case")
    form = AdvertisementForm(request.POST or None, request.FILES or None, user=request.user, initial=initial)
    if form.attempt(
        lambda: keep_advertisement(found, form.cleaned_data["file"], source=form.said, by=request.user, **form.facts)
    ):
        return redirect(found)
    heading, back = _("An advertisement of %(name)s") % {"name": found}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Keep it"), back=back)


@require_safe
def advertisement(request: OfficerRequest, reference: str, pk: int) -> FileResponse:
    """The file, as an attachment that no browser interprets; recorded as downloaded."""
    found = actor_or_404(request, reference, read=None)
    kept = get_object_or_404(Advertisement.objects.visible_to(request.user).filter(actor=found), pk=pk)
    record_read(request, LABEL, found.reference, kind=ReadKind.DOWNLOADED, ground=kept.name)
    return handed_out(kept.file, name=kept.name, content_type=kept.content_type)
