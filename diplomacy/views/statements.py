"""What each side said in public."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from cases.models import Case
from core.submissions import once
from diplomacy.filters import StatementFilter
from diplomacy.forms import StatementForm, StatementLinkForm
from diplomacy.forms.base import refuse
from diplomacy.models import Statement
from diplomacy.permissions import may_negotiate, named_cases, require
from diplomacy.services.statements import amend_statement, link_statement, record_statement
from diplomacy.views.lists import listing


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/statements.html", StatementFilter(request.GET, request.user))


@require_safe
def statement(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _statement(pk)
    context = {
        "statement": found,
        "figures": found.figures.for_list(request.user).order_by("pk"),
        "links": found.links.visible_to(request.user).for_list(),
        "may_negotiate": may_negotiate(request.user, found.post_id),
    }
    return render(request, "diplomacy/statement.html", context)


@once
def new(request: OfficerRequest) -> HttpResponse:
    require(request.user)
    form = StatementForm(request.POST or None, initial={"authority": request.GET.get("authority")}, user=request.user)
    if made := form.attempt(
        lambda: record_statement(by=request.user, post=form.cleaned_data["post"], values=form.values)
    ):
        messages.success(request, _("Recorded."))
        return redirect(made)
    return render(request, "diplomacy/statement_form.html", {"form": form, "statement": None})


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _statement(pk)
    require(request.user, found.post)
    form = StatementForm(request.POST or None, instance=found, user=request.user)
    if kept := form.attempt(
        lambda: amend_statement(found, by=request.user, version=form.version or 1, values=form.values)
    ):
        return redirect(kept)
    return render(request, "diplomacy/statement_form.html", {"form": form, "statement": found}, status=form.status)


@once
def link(request: OfficerRequest, pk: int) -> HttpResponse:
    """``case`` in the address: whose claims are offered."""
    found = _statement(pk)
    require(request.user, found.post)
    case = _case(request)
    form = StatementLinkForm(request.POST or None, user=request.user, statement=found, case=case)
    if form.is_valid():
        try:
            link_statement(found, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            refuse(form, error)
        else:
            return redirect(found)
    return render(request, "diplomacy/statement_link.html", {"form": form, "statement": found, "case": case})


def _statement(pk: int) -> Statement:
    return get_object_or_404(Statement.objects.for_list().select_related("recorded_by"), pk=pk)


def _case(request: OfficerRequest) -> Case | None:
    reference = request.GET.get("case", "").strip()
    if not reference:
        return None
    try:
        return named_cases([reference], request.user)[0]
    except ValidationError as error:
        raise Http404 from error
