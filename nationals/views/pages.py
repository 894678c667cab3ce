"""What the small pages of a national share: one form, one verb."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import OfficerRequest
from core.forms import VersionedForm
from core.models import StaleError
from nationals.models import National

Verb = Callable[[dict[str, Any]], object]


def small_form(
    request: OfficerRequest,
    national: National,
    form: forms.BaseForm,
    verb: Verb,
    *,
    heading: object,
    button: object,
    template: str = "nationals/form.html",
    **more: object,
) -> HttpResponse:
    """Show the form, or do it and go back to the national. What the verb refuses stands in the form.

    ``more`` is what a template of its own shows beside it.
    """
    if request.method == "POST" and form.is_valid() and done(form, verb):
        return redirect(national)
    context = {"national": national, "form": form, "heading": heading, "button": button, **more}
    return render(request, template, context, status=status_of(form))


def done(form: forms.BaseForm, verb: Verb) -> bool:
    """Whether the verb took what was told; what it refuses stands in the form."""
    try:
        verb(form.cleaned_data)
    except StaleError as error:
        if not isinstance(form, VersionedForm):
            raise
        form.met(error)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    else:
        return True
    return False


def status_of(form: forms.BaseForm) -> int:
    if isinstance(form, VersionedForm) and form.changes:
        return form.status
    return 422 if form.is_bound else 200
