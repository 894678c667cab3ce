"""One box over everything."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.replica import may_be_seconds_old
from search.forms import SearchForm
from search.services.finding import NOTHING, find
from search.services.references import address_of

MOST, FEW = 20, 5


@require_safe
@may_be_seconds_old
def search(request: OfficerRequest) -> HttpResponse:
    """What is found, best first; a reference typed whole leads directly to its record."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    if address := address_of(words, request.user):
        return redirect(address)
    results = find(words, request.user, most=MOST)
    return render(request, "search/search.html", {"form": form, "words": words, "results": results, "most": MOST})


@require_safe
@may_be_seconds_old
def suggest(request: OfficerRequest) -> HttpResponse:
    """While somebody types: the best few. Without a script it is a page like any other."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    results = find(words, request.user, most=FEW) if words else NOTHING
    template = "search/suggestions.html" if request.htmx else "search/search.html"
    return render(request, template, {"form": form, "words": words, "results": results, "most": FEW})
