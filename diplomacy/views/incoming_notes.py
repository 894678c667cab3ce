"""Notes of theirs: entering one, and putting right what was read wrongly."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.forms import IncomingNoteForm
from diplomacy.models import NoteVerbale
from diplomacy.permissions import require
from diplomacy.services.notes import register_note
from diplomacy.services.notes.incoming import amend_registered
from diplomacy.views.occasion import Occasion, seen_cases, to_counterpart


@once
def new(request: OfficerRequest) -> HttpResponse:
    require(request.user)
    occasion = Occasion.of(request)
    authority = occasion.authority
    if authority is None:
        return to_counterpart(request, "incoming-note")
    initial = {"replies_to": request.GET.get("replies_to")}
    form = IncomingNoteForm(
        request.POST or None, initial=initial, user=request.user, authority=authority, chosen=occasion.cases
    )
    if made := form.attempt(lambda: register_note(by=request.user, authority=authority, **form.facts)):
        messages.success(request, _("Registered: %(number)s.") % {"number": made.reference})
        return redirect(made)
    return render(request, "diplomacy/incoming_note_form.html", {"form": form, "authority": authority, "note": None})


def amend(request: OfficerRequest, found: NoteVerbale) -> HttpResponse:
    """Of ``views.notes.edit`` the half for notes of theirs."""
    require(request.user, found.post)
    form = IncomingNoteForm(
        request.POST or None,
        instance=found,
        user=request.user,
        authority=found.authority,
        chosen=seen_cases(found, request.user),
    )
    if kept := form.attempt(lambda: amend_registered(found, by=request.user, **form.amendment)):
        return redirect(kept)
    context = {"form": form, "authority": found.authority, "note": found}
    return render(request, "diplomacy/incoming_note_form.html", context, status=form.status)
