"""What the small pages of a case share: one form, one verb."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import OfficerRequest
from cases.models import Case
from core.forms import VersionedForm


def submitted(request: OfficerRequest, form: forms.BaseForm, verb: Callable[[dict[str, Any]], object]) -> bool:
    """Whether the form was sent, is right, and the verb took it. What the verb refuses stands in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        verb(form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def form_page(
    request: OfficerRequest, case: Case, form: forms.BaseForm, *, heading: object, button: object, about: object = ""
) -> HttpResponse:
    """A page with one form about a case; 422 when it comes back with errors."""
    context = {"case": case, "form": form, "heading": heading, "button": button, "about": about}
    return render(request, "cases/form.html", context, status=422 if form.is_bound else 200)


def versioned_page(
    request: OfficerRequest, case: Case, form: VersionedForm[Any], *, heading: object, button: object
) -> HttpResponse:
    """As :func:`form_page`, for a form that somebody else may have overtaken: then 409."""
    context = {"case": case, "form": form, "heading": heading, "button": button, "about": ""}
    status = form.status if form.changes or not form.is_bound else 422
    return render(request, "cases/form.html", context, status=status)


def small_form(
    request: OfficerRequest,
    case: Case,
    form: forms.BaseForm,
    verb: Callable[[dict[str, Any]], object],
    **texts: object,
) -> HttpResponse:
    """The usual page: show the form, or do it and go back to the case."""
    if submitted(request, form, verb):
        return redirect(case)
    return form_page(request, case, form, **texts)
