"""Numbers given in public: noted, put right, and counted beside by us."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.forms.base import refuse
from diplomacy.forms.public_figures import OwnCountForm, PublicFigureForm
from diplomacy.models import PublicFigure, Statement
from diplomacy.permissions import require
from diplomacy.services.public_figures import amend_figure, count_ours, record_figure


@once
def new(request: OfficerRequest, pk: int) -> HttpResponse:
    statement = get_object_or_404(Statement.objects.for_list(), pk=pk)
    require(request.user, statement.post)
    form = PublicFigureForm(request.POST or None)
    if form.attempt(lambda: record_figure(statement, values=form.values, by=request.user)):
        return redirect(statement)
    return _page(request, form, statement, _("Note a figure"))


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _figure(pk)
    require(request.user, found.statement.post)
    form = PublicFigureForm(request.POST or None, instance=found)
    if form.attempt(lambda: amend_figure(found, version=form.version or 1, values=form.values, by=request.user)):
        return redirect(found)
    return _page(request, form, found.statement, _("Put the figure right"), form.status)


@once
def count(request: OfficerRequest, pk: int) -> HttpResponse:
    """Our own number, as it is now."""
    found = _figure(pk)
    require(request.user, found.statement.post)
    former = found.counts.visible_to(request.user).first()
    form = OwnCountForm(request.POST or None, figure=found, former=former)
    if form.is_valid():
        try:
            counted = count_ours(found, by=request.user, **form.facts)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Counted: %(number)d.") % {"number": counted.number})
            return redirect(found)
    return _page(request, form, found.statement, _("Count ours"))


def _figure(pk: int) -> PublicFigure:
    return get_object_or_404(PublicFigure.objects.select_related("statement__post", "statement__authority"), pk=pk)


def _page(request: OfficerRequest, form: Any, statement: Statement, heading: str, status: int = 200) -> HttpResponse:
    context = {"form": form, "statement": statement, "heading": heading}
    return render(request, "diplomacy/figure_form.html", context, status=status)
