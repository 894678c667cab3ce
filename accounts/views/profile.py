"""One's own account: settings, drafts, what one has read."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import services
from accounts.forms import ProfileForm
from accounts.http import OfficerRequest
from audit.services import reads_by
from core.submissions import once

_RECENT = 20


@once
def profile(request: OfficerRequest) -> HttpResponse:
    user = request.user
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        services.set_preferences(user, **form.cleaned_data)
        messages.success(request, _("Your settings are saved."))
        return redirect("accounts:profile")
    context = {"form": form, "drafts": user.drafts.order_by("-saved_at"), "reads": reads_by(user.pk)[:_RECENT]}
    return render(request, "accounts/profile.html", context)


@require_POST
@once
def keys(request: OfficerRequest) -> HttpResponse:
    """The switch in the list of keys: on or off, and back to the page it was pressed on."""
    services.set_preferences(request.user, keys_enabled=not request.user.keys_enabled)
    return redirect(_back(request))


@require_POST
@once
def throw_draft_away(request: OfficerRequest, pk: int) -> HttpResponse:
    request.user.drafts.filter(pk=pk).delete()
    return redirect("accounts:profile")


def _back(request: OfficerRequest) -> str:
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(came_from)
    return parts.path + (f"?{parts.query}" if parts.query else "")
