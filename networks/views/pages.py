"""What the pages of this app share: one form, one verb; actors that an address names."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.http import OfficerRequest
from core.text import as_reference
from networks.models import Actor


def form_page(
    request: OfficerRequest, form: forms.BaseForm, *, heading: object, button: object, back: str, **more: object
) -> HttpResponse:
    """A page with one form; 422 when it comes back with errors."""
    context = {"form": form, "heading": heading, "button": button, "back": back, "about": "", "actor": None} | more
    return render(request, "networks/form.html", context, status=_status(form))


def _status(form: Any) -> int:
    conflict: int = getattr(form, "status", 200)
    return conflict if conflict != 200 or not form.is_bound else 422


def asked_actor(request: OfficerRequest, name: str = "actor") -> Actor | None:
    """The visible actor whom the address names, if it names one; 404 if there is none."""
    reference = request.GET.get(name, "")
    if not reference:
        return None
    return get_object_or_404(Actor.objects.visible_to(request.user).known_as(as_reference(reference)))
