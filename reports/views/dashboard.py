"""The dashboard, its map and the duties behind its numbers."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from core.paging import Total, page_of
from core.replica import may_be_seconds_old
from reports.charts.bars import bars
from reports.charts.world import world
from reports.filters import DUTY_SORTS, DutyFilter
from reports.forms import DashboardForm
from reports.measures.overview import overview
from reports.measures.selection import Selection
from reports.measures.standing import Standing, by_country
from reports.permissions import require


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a request asks the dashboard for."""

    form: DashboardForm
    selection: Selection
    seen: Standing


def chosen(request: OfficerRequest) -> Chosen:
    """Raises ``PermissionDenied``, and ``BadRequest`` where the address names what cannot be chosen."""
    require(Permission.MEASURE, request.user)
    seen = Standing.seen_by(request.user)
    form = DashboardForm(request.GET, seen=seen)
    if not form.is_valid():
        labels = ", ".join(str(form.fields[name].label) for name in form.errors)
        raise BadRequest(_("The dashboard cannot be filtered like this: %(filters)s.") % {"filters": labels})
    return Chosen(form, form.selection(request.user), seen)


@require_safe
@may_be_seconds_old
def dashboard(request: OfficerRequest) -> HttpResponse:
    asked = chosen(request)
    found = overview(asked.selection, asked.seen)
    context = {
        "form": asked.form,
        "selection": asked.selection,
        "overview": found,
        "bars": bars(found.flow.months),
        "query": request.GET.urlencode(),
        "may_export": request.user.can(Permission.EXPORT),
    }
    return render(request, "reports/dashboard.html", context)


@require_safe
@may_be_seconds_old
def world_map(request: OfficerRequest) -> HttpResponse:
    """The map with its table; for htmx the picture alone."""
    asked = chosen(request)
    lines = by_country(asked.seen.open_in(asked.selection), asked.selection)
    template = "reports/map_picture.html" if request.headers.get("HX-Request") else "reports/map.html"
    total = sum(line.figure.count for line in lines)
    context = {"lines": lines, "total": total, "world": world(lines), "query": request.GET.urlencode()}
    return render(request, template, context)


@require_safe
@may_be_seconds_old
def duties(request: OfficerRequest) -> HttpResponse:
    """The list behind the numbers of late duties."""
    require(Permission.MEASURE, request.user)
    found = DutyFilter(request.GET, request.user)
    listed = found.duties.for_list().select_related("case__assignee")
    page = page_of(listed, request.GET, sorts=DUTY_SORTS, default="due")
    context = {"page": page, "filter": found, "total": Total.of(found.duties)}
    return render(request, "reports/duties.html", context)
