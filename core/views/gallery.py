"""Every component on one page, in local mode only: for those who build pages, and for the tests."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from core.choices import Confidence, SourceKind
from core.forms import HouseForm
from core.stale import Change
from core.submissions import once

TONES = ["danger", "warn", "info", "good", "plain"]


class SampleForm(HouseForm):
    """One field of each kind."""

    name = forms.CharField(label="Name as in the passport", max_length=120, help_text="In any script.")
    source = forms.ChoiceField(label="Who says it", choices=SourceKind)
    confidence = forms.ChoiceField(label="How sure", choices=Confidence, widget=forms.RadioSelect)
    told = forms.BooleanField(label="The family has been told", required=False)
    paper = forms.FileField(label="Document", required=False)
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)


class _Person:
    distinguishing = "1997 · Kericho · N-000123"

    def __str__(self) -> str:
        return "Daniel Kiprono Cheboi"


@once
def gallery(request: HttpRequest) -> HttpResponse:
    if not settings.LOCAL:
        raise Http404
    form = SampleForm(request.POST or None, request.FILES or None, initial={"confidence": Confidence.PROBABLE})
    if request.method == "POST" and form.is_valid():
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect("core:components")
    return render(request, "core/components.html", {"form": form, **_samples()})


def _samples() -> dict[str, Any]:
    now = timezone.now()
    return {
        "tones": TONES,
        "deadlines": [now + timedelta(days=days) for days in (-3, 0.01, 1, 5, 20)],
        "person": _Person(),
        "changes": [
            Change("occupation", "Occupation", "athlete", "security guard", "driver", is_taken=False),
            Change("born", "Date of birth", "1997", "Mar 1997", "1997", is_taken=True),
        ],
    }
