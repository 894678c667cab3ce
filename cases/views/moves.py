"""Changing a status, and deciding what another has asked for."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import OfficerRequest
from audit.services import record_read
from cases.choices import Status
from cases.forms.moves import DeclineForm, MoveForm
from cases.http import LABEL, case_or_404
from cases.models import Case, Confirmation
from cases.permissions import require
from cases.services import moves
from cases.services.moves import FactsError, TransitionError
from cases.views.pages import submitted
from cases.workflow import FACTS, TRANSITIONS, Transition, following
from core.submissions import once

_PREPARED = 300  # characters of a fact that an address brings along


@require_safe
def choose(request: OfficerRequest, reference: str) -> HttpResponse:
    """*Change status …*: only what may follow."""
    case = case_or_404(request, reference)
    steps = following(Status(case.status), is_open=case.is_open)
    allowed = [step for step in steps if case.allows(step.permission, request.user)]
    return render(request, "cases/choose_move.html", {"case": case, "steps": allowed})


@once
@require_http_methods(["GET", "POST"])
def move(request: OfficerRequest, reference: str, name: str) -> HttpResponse:
    """One transition: its facts, then the verb. The address may bring facts that are known already."""
    case = case_or_404(request, reference)
    if name not in TRANSITIONS:
        raise Http404
    step = TRANSITIONS[name]
    require(step.permission, request.user, case)
    if request.method == "GET" and _came_too_late(request, case, step):
        return redirect(case)
    prepared = {fact: request.GET[fact][:_PREPARED] for fact in step.asks if fact in request.GET}
    form = MoveForm(request.POST or None, case=case, step=step, initial=prepared)
    if request.method == "POST" and form.is_valid() and _moved(request, case, form):
        return redirect(case)
    status = 422 if form.is_bound else 200
    return render(request, "cases/move.html", {"case": case, "step": step, "form": form}, status=status)


def _came_too_late(request: OfficerRequest, case: Case, step: Transition) -> bool:
    """Nobody fills in a form that the case, as it stands now, would refuse."""
    try:
        moves.refuse_impossible(case, step)
    except TransitionError as refusal:
        messages.error(request, str(refusal))
        return True
    return False


def _moved(request: OfficerRequest, case: Case, form: MoveForm) -> bool:
    """Whether the verb took it; what it refuses stands in the form."""
    try:
        with transaction.atomic():
            result = moves.move(case, form.step.name, by=request.user, facts=form.facts)
    except FactsError as refusal:
        form.refuse(refusal.problems)
        return False
    except TransitionError as refusal:
        form.add_error(None, str(refusal))
        return False
    waits = isinstance(result, Confirmation)
    messages.success(
        request,
        _("A second person has been asked to confirm.") if waits else _("Done: %(move)s.") % {"move": form.step.label},
    )
    return True


@once
@require_http_methods(["GET", "POST"])
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person sees what was asked, and confirms or declines."""
    waiting = _waiting(request, pk)
    record_read(request, LABEL, waiting.case.reference)
    form = DeclineForm(request.POST if request.POST.get("decision") == "decline" else None)
    if request.method == "POST" and _decided(request, waiting, form):
        return redirect(waiting.case)
    context = {"waiting": waiting, "case": waiting.case, "form": form, "facts": _in_words(waiting)}
    context["may_decide"] = Confirmation.objects.for_decision_by(request.user).filter(pk=pk).exists()
    context["asked_by_me"] = waiting.asked_by_id == request.user.pk
    return render(request, "cases/confirm.html", context, status=422 if request.method == "POST" else 200)


def _waiting(request: OfficerRequest, pk: int) -> Confirmation:
    visible = Confirmation.objects.pending().filter(case__in=Case.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("case__national", "case__post", "asked_by"), pk=pk)


def _decided(request: OfficerRequest, waiting: Confirmation, form: DeclineForm) -> bool:
    """Carry the decision out; a refusal becomes a message."""
    try:
        match request.POST.get("decision"):
            case "confirm":
                moves.confirm(waiting, by=request.user)
            case "withdraw":
                moves.withdraw(waiting, by=request.user)
            case "decline":
                verb = moves.decline
                return submitted(request, form, lambda told: verb(waiting, reason=told["reason"], by=request.user))
            case _:
                return False
    except TransitionError as refusal:
        messages.error(request, str(refusal))
        return False
    except FactsError as refusal:
        messages.error(request, " ".join(refusal.problems.values()))
        return False
    return True


def _in_words(waiting: Confirmation) -> list[tuple[object, object]]:
    """The facts that were told, with their labels and choices in words."""
    told = [(FACTS[name], waiting.facts.get(name)) for name in TRANSITIONS[waiting.transition].asks]
    return [(fact.label, fact.in_words(value)) for fact, value in told if value]
