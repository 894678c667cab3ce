"""The picture of a network around one actor or one case, with its tables; and as a file to take away."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_reads
from cases.http import LABEL as CASE
from cases.http import case_or_404
from cases.models import Case
from diplomacy.views.files import attachment
from networks.choices import Drawn
from networks.filters.picture import PictureForm
from networks.http import LABEL as ACTOR
from networks.http import actor_or_404
from networks.models import Actor
from networks.permissions import may_export, require, require_export
from networks.picture.centrality import Centrality, centrality
from networks.picture.drawing import DASHES, drawn
from networks.picture.graph import Network, Node, Sort, told, without_names
from networks.picture.shapes import SHAPES
from networks.services.picture.around import around

MEDIA_TYPE = "image/svg+xml"


@require_safe
def around_actor(request: OfficerRequest, reference: str) -> HttpResponse:
    return _page(request, actor_or_404(request, reference), "networks:picture-file")


@require_safe
def around_case(request: OfficerRequest, reference: str) -> HttpResponse:
    require(request.user)
    return _page(request, case_or_404(request, reference), "networks:case-picture-file")


@require_safe
def file_around_actor(request: OfficerRequest, reference: str) -> HttpResponse:
    require_export(request.user)
    return _file(request, actor_or_404(request, reference, read=None))


@require_safe
def file_around_case(request: OfficerRequest, reference: str) -> HttpResponse:
    require_export(request.user)
    return _file(request, case_or_404(request, reference, read=None))


def _page(request: OfficerRequest, middle: Actor | Case, file: str) -> HttpResponse:
    form = PictureForm(request.GET)
    network = around(middle, form.asked, user=request.user)
    known = centrality(network)
    context = {
        "middle": middle,
        "network": network,
        "known": known,
        "drawing": drawn(network, known, _titles(known)),
        "legend": _legend(network),
        "claims": [(row.said, row.one, row.others) for row in told(network)],
        "filters": form,
        "problems": form.problems,
        "is_narrowed": form.is_narrowed,
        "file": file if may_export(request.user) else "",
    }
    return render(request, "networks/picture.html", context)


def _file(request: OfficerRequest, middle: Actor | Case) -> HttpResponse:
    """Nationals stand in it by the references of their cases; whatever stands in it was read."""
    network = without_names(around(middle, PictureForm(request.GET).asked, user=request.user))
    known = centrality(network)
    ground = f"picture around {middle.reference}: {request.GET.urlencode()}"
    for label, sort in ((ACTOR, Sort.ACTOR), (CASE, Sort.CASE)):
        references = [node.reference for node in network.nodes if node.sort == sort]
        record_reads(request, label, references, kind=ReadKind.EXPORTED, ground=ground)
    context = {"drawing": drawn(network, known, _titles(known)), "middle": network.middle.name, "is_file": True}
    content = render_to_string("networks/picture.svg", context).encode()
    return attachment(content, name=f"picture-{middle.reference}.svg", content_type=MEDIA_TYPE)


def _titles(known: Centrality) -> Any:
    """All that the picture has to say of a node."""
    links = {one.node.key: one.links for one in known.standings}

    def title(node: Node) -> str:
        many = ngettext("%(count)d link", "%(count)d links", links[node.key]) % {"count": links[node.key]}
        far = ngettext("%(count)d step away", "%(count)d steps away", node.steps) % {"count": node.steps}
        parts = (node.name, node.reference, node.note, node.kind_label, far if node.steps else "", many)
        return ", ".join(dict.fromkeys(part for part in parts if part))

    return title


def _legend(network: Network) -> dict[str, list[Any]]:
    kinds = {node.kind: node.sort for node in network.nodes}
    sures = {line.sure for line in network.lines}
    return {
        "kinds": [(kind.label, kinds[kind], SHAPES[kind]) for kind in Drawn if kind in kinds],
        "sures": [(sure.label, sure.value, dashes) for sure, dashes in DASHES.items() if sure in sures],
    }
