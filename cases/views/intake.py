"""New case: it starts from the person."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.choices import Permission
from accounts.http import OfficerRequest
from cases.forms.intake import IntakeForm
from cases.models import Case
from cases.services.intake import take_report
from cases.views.pages import submitted
from core.submissions import once
from core.text import as_reference
from nationals.filters import to_be_asked
from nationals.models import National


@once
@require_http_methods(["GET", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """``?national=N-000123`` attaches the case to a person who is known; a new one is asked about once."""
    if not request.user.can(Permission.REGISTER):
        raise PermissionDenied(_("Your role does not open cases."))
    national = _national(request)
    form = IntakeForm(request.POST or None, user=request.user, national=national)
    opened: list[Case] = []
    if request.method == "POST" and form.is_valid() and national is None and not form.cleaned_data["is_new"]:
        form.ask_about(to_be_asked(request.POST, user=request.user))
    if not form.known and submitted(
        request, form, lambda told: opened.append(take_report(told, national=national, by=request.user))
    ):
        return redirect(opened[0])
    context = {"form": form, "national": national}
    return render(request, "cases/new.html", context, status=422 if form.is_bound else 200)


def _national(request: OfficerRequest) -> National | None:
    reference = request.GET.get("national")
    if not reference:
        return None
    return get_object_or_404(National.objects.visible_to(request.user).known_as(as_reference(reference)))
