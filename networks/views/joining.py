"""Two entries side by side, and made one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from core.models import StaleError
from core.submissions import once
from networks.forms.rights import JoinForm
from networks.http import two_actors_or_404
from networks.models import Actor
from networks.permissions import require_join
from networks.services.joining import join
from networks.services.known import known_identifiers, known_names
from networks.views.actors import FORM


@once
@FORM
def join_with(request: OfficerRequest, reference: str, other: str) -> HttpResponse:
    """The entry of the first reference is kept."""
    kept, absorbed = two_actors_or_404(request, reference, other)
    require_join(request.user)
    form = JoinForm(request.POST or None, kept=kept, absorbed=absorbed)
    if _joined(request, form, kept, absorbed):
        messages.success(request, _("%(name)s was joined into this entry.") % {"name": absorbed.reference})
        return redirect(kept)
    sides = [(one, known_names(one, request.user), known_identifiers(one, request.user)) for one in (kept, absorbed)]
    context = {"kept": kept, "absorbed": absorbed, "sides": sides, "form": form}
    return render(request, "networks/join.html", context, status=422 if form.is_bound else 200)


def _joined(request: OfficerRequest, form: JoinForm, kept: Actor, absorbed: Actor) -> bool:
    try:
        return bool(form.attempt(lambda: join(kept, absorbed, by=request.user, versions=form.versions)))
    except StaleError:
        form.add_error(None, _("Somebody has changed one of the two meanwhile. Open the page again and compare."))
    return False
