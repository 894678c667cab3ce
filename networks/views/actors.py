"""Actors: the list, one of them with all that is said of him, entering and correcting."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from core.paging import Sort, Total, page_of
from core.submissions import once
from diplomacy.views.lists import address, listed
from networks.filters import ActorFilter
from networks.finding import alike_to, likely
from networks.forms.actors import ActorForm, EditActorForm, asked_of
from networks.forms.base import initial_of
from networks.http import actor_or_404
from networks.measures import sightings
from networks.models import Advertisement, CorrectionRequest, Involvement, Referral, Route
from networks.permissions import may_decide, may_join, may_record, require, require_record
from networks.services.actors import edit_actor, enter_actor
from networks.services.affiliations import bonds
from networks.services.known import known_identifiers, known_names
from networks.views.pages import form_page

FORM = require_http_methods(["GET", "POST"])
_PLACE = ("after", "before")
_RECORDED = {"recorded": Sort(F("pk"))}
_FEW = 25


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    """Newest first, by words and filters; each with the numbers that the reader may know."""
    require(request.user)
    chosen = ActorFilter(request.GET, request.user)
    context = listed(request, chosen)
    rows = context["page"].rows
    seen = sightings(rows, request.user)
    context |= {
        "rows": [(actor, seen[actor.pk]) for actor in rows],
        "total": Total.of(chosen.rows),
        "may_record": may_record(request.user),
    }
    return render(request, "networks/actors.html", context)


@require_safe
def suggest(request: OfficerRequest) -> HttpResponse:
    """While somebody types: who may be meant, and why. ``?case=``: from where he would be named."""
    require(request.user)
    known = likely(asked_of(request.GET), user=request.user)
    seen = sightings([one.actor for one in known], request.user)
    template = "networks/parts/known.html" if request.htmx else "networks/known.html"
    context = {"known": [(one, seen[one.actor.pk]) for one in known], "case": request.GET.get("case", "")[:20]}
    return render(request, template, context)


@require_safe
def actor(request: OfficerRequest, reference: str) -> HttpResponse:
    found, user = actor_or_404(request, reference), request.user
    advertisements = Advertisement.objects.visible_to(user).filter(actor=found)
    involvements = Involvement.objects.visible_to(user).filter(actor=found).for_list().select_related("struck_by")
    page = page_of(involvements, request.GET, sorts=_RECORDED, default="-recorded")
    bound = bonds(found, user)
    context = {
        "actor": found,
        "names": known_names(found, user),
        "identifiers": known_identifiers(found, user),
        "seen": sightings([found], user)[found.pk],
        "page": page,
        "bonds": bound if request.GET.get("bonds") == "all" else bound[:_FEW],
        "bond_count": len(bound),
        "address": address(request.GET, without=_PLACE),
        "routes": Route.objects.visible_to(user).filter(actor=found).for_list(),
        "advertisements": advertisements.select_related("actor", "recorded_by", "case").order_by("-seen_at", "-pk"),
        "corrections": CorrectionRequest.objects.visible_to(user).filter(actor=found).for_list(),
        "referrals": Referral.objects.visible_to(user).filter(actors=found).for_list(),
        "reviews": found.reviews.select_related("reviewed_by").order_by("-pk")[:3],
        "may_record": may_record(user),
        "may_decide": may_decide(user),
        "may_join": may_join(user),
    }
    return render(request, "networks/actor.html", context)


@require_safe
def alike(request: OfficerRequest, reference: str) -> HttpResponse:
    """Who may be the same under another entry."""
    found = actor_or_404(request, reference, read=None if request.htmx else ReadKind.OPENED)
    known = alike_to(found, user=request.user)
    seen = sightings([one.actor for one in known], request.user)
    told = [(one, seen[one.actor.pk]) for one in known]
    context = {"actor": found, "known": told, "may_join": may_join(request.user)}
    template = "networks/parts/alike.html" if request.htmx else "networks/alike.html"
    return render(request, template, context)


@once
@FORM
def new(request: OfficerRequest) -> HttpResponse:
    require_record(request.user)
    form = ActorForm(request.POST or None, user=request.user, initial=initial_of(request.GET, "kind", "name", "number"))
    if entered := form.attempt(lambda: form.chosen or enter_actor(**form.facts, by=request.user)):
        if form.chosen is None:
            messages.success(request, _("%(name)s is in the register.") % {"name": entered})
        return redirect(entered)
    back = reverse("networks:home")
    return form_page(request, form, heading=_("New actor"), button=_("Enter in the register"), back=back)


@once
@FORM
def edit(request: OfficerRequest, reference: str) -> HttpResponse:
    found = actor_or_404(request, reference)
    require_record(request.user)
    form = EditActorForm(request.POST or None, instance=found)
    if kept := form.attempt(lambda: edit_actor(found, version=form.version, changes=form.values, by=request.user)):
        return redirect(kept)
    heading = _("Edit %(name)s") % {"name": found}
    return form_page(request, form, heading=heading, button=_("Save the changes"), back=found.get_absolute_url())
