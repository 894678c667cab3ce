"""What happens to a note: each step is a small form that says what it does."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.forms import AnswerNoteForm, NoteStepForm, ReceivedForm, RemarkForm, SendNoteForm
from diplomacy.forms.base import RecordForm
from diplomacy.http import note_or_404
from diplomacy.models import NoteVerbale
from diplomacy.permissions import require
from diplomacy.services import notes
from diplomacy.services.notes.annex import people_of, rows_of

Verb = Callable[[], NoteVerbale]


@once
def check(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    form = NoteStepForm(request.POST or None, instance=found)
    if done := form.attempt(lambda: notes.check_note(found, by=request.user, version=form.version)):
        messages.success(request, _("Checked. Its number is %(number)s.") % {"number": done.reference})
        return redirect(done)
    people = people_of(found)
    context = {
        "form": form, "note": found, "heads": found.facts_told, "annex": rows_of(found, people) if found.facts else [],
        "is_own": not found.may_be_checked_by(request.user),
    }  # fmt: skip
    return render(request, "diplomacy/note_check.html", context, status=form.status)


@once
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    form = RemarkForm(request.POST or None, instance=found)
    return _step(
        request, found, form,
        lambda: notes.return_note(found, by=request.user, remark=form.cleaned_data["remark"], version=form.version),
        heading=gettext_lazy("Give the note back"), button=gettext_lazy("Give it back"),
    )  # fmt: skip


@once
def send(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    form = SendNoteForm(request.POST or None, instance=found)
    return _step(
        request, found, form, lambda: notes.send_note(found, by=request.user, **form.facts),
        heading=gettext_lazy("The note was sent"), button=gettext_lazy("Record that it was sent"),
    )  # fmt: skip


@once
def received(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    form = ReceivedForm(request.POST or None, instance=found)
    return _step(
        request, found, form,
        lambda: notes.note_received(
            found, by=request.user, received_on=form.cleaned_data["received_on"], version=form.version
        ),
        heading=gettext_lazy("They have received the note"), button=gettext_lazy("Record the receipt"),
    )  # fmt: skip


@once
def answer(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    form = AnswerNoteForm(request.POST or None, instance=found, user=request.user)
    return _step(
        request, found, form, lambda: notes.answer_note(found, by=request.user, **form.facts),
        heading=gettext_lazy("The note was answered"), button=gettext_lazy("Record the answer"),
    )  # fmt: skip


@once
def cancel(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    form = RemarkForm(request.POST or None, instance=found)
    return _step(
        request, found, form,
        lambda: notes.cancel_note(found, by=request.user, remark=form.cleaned_data["remark"], version=form.version),
        heading=gettext_lazy("Cancel the note"), button=gettext_lazy("Cancel the note"),
    )  # fmt: skip


def _mine(request: OfficerRequest, pk: int) -> NoteVerbale:
    found = note_or_404(request, pk)
    require(request.user, found.post)
    return found


def _step(
    request: OfficerRequest,
    found: NoteVerbale,
    form: RecordForm[Any],
    verb: Verb,
    *,
    heading: Promise,
    button: Promise,
) -> HttpResponse:
    if done := form.attempt(verb):
        messages.success(request, _("Recorded."))
        return redirect(done)
    context = {"form": form, "note": found, "step_heading": heading, "button": button}
    return render(request, "diplomacy/note_step.html", context, status=form.status)
