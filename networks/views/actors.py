"""One actor with all that is said of him, as far as the reader may see it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from networks.http import actor_or_404
from networks.measures import sightings
from networks.models import Advertisement, CorrectionRequest, Involvement, Route
from networks.permissions import may_decide, may_join, may_record
from networks.services.affiliations import bonds
from networks.services.known import known_identifiers, known_names


@require_safe
def actor(request: OfficerRequest, reference: str) -> HttpResponse:
    found, user = actor_or_404(request, reference), request.user
    advertisements = Advertisement.objects.visible_to(user).filter(actor=found)
    context = {
        "actor": found,
        "names": known_names(found, user),
        "identifiers": known_identifiers(found, user),
        "seen": sightings([found], user)[found.pk],
        "involvements": Involvement.objects.visible_to(user).filter(actor=found).for_list().select_related("struck_by"),
        "bonds": bonds(found, user),
        "routes": Route.objects.visible_to(user).filter(actor=found).for_list(),
        "advertisements": advertisements.select_related("recorded_by", "case").order_by("-seen_at", "-pk"),
        "corrections": CorrectionRequest.objects.visible_to(user).filter(actor=found).for_list(),
        "reviews": found.reviews.select_related("reviewed_by").order_by("-pk")[:3],
        "may_record": may_record(user),
        "may_decide": may_decide(user),
        "may_join": may_join(user),
    }
    return render(request, "networks/actor.html", context)
