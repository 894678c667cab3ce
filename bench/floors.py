"""What any page must at least cost: session, sign-in, ORM, a minimal template. The pages are measured against these."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from cases.filters.case_filter import CaseFilter
from cases.http import case_or_404
from cases.models import Case

_ROWS = Template(
    "<!doctype html><title>Floor</title><p>{{ user.full_name }}<table>{% for case in cases %}<tr>"
    "<td>{{ case.reference }}<td>{{ case.national.name }}<td>{{ case.status }}<td>{{ case.country.code }}"
    "<td>{{ case.assignee.full_name }}<td>{{ case.opened_at }}{% endfor %}</table>"
)
_ROW = Template(
    "<!doctype html><title>Floor</title><p>{{ user.full_name }}<p>{{ case.reference }}<p>{{ case.national.name }}"
    "<p>{{ case.status }}<p>{{ case.country.code }}<p>{{ case.assignee.full_name }}<p>{{ case.opened_at }}"
)


@require_safe
def empty(request: HttpRequest) -> HttpResponse:
    """Nothing at all: what the server and the middleware cost. Nobody's session is asked for by the view."""
    return HttpResponse()


@require_safe
def rows(request: OfficerRequest) -> HttpResponse:
    """The same 25 rows as the first page of the list."""
    cases = Case.objects.visible_to(request.user).open().select_related("national", "assignee")
    context = {"user": request.user, "cases": cases.order_by("-opened_at", "-pk")[:25]}
    return HttpResponse(_ROWS.render(Context(context)))


@require_safe
def row(request: OfficerRequest, reference: str) -> HttpResponse:
    """The row of the same case."""
    return HttpResponse(_ROW.render(Context({"user": request.user, "case": case_or_404(request, reference)})))


@require_safe
def counts(request: OfficerRequest) -> HttpResponse:
    """The list's filter counts alone, as the list shows them beside the filters; they have no address of their own."""
    return HttpResponse(len(CaseFilter(request.GET, request.user).counts()))
