"""What came of it: the answer to a request, asking again, the judgement on a promise."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.forms import AnswerForm, AskAgainForm, JudgementForm
from diplomacy.http import request_or_404
from diplomacy.models import Commitment
from diplomacy.permissions import require
from diplomacy.services.answers import answer_request
from diplomacy.services.commitments import judge_commitment
from diplomacy.services.requests import ask_again
from diplomacy.views.occasion import seen_cases

_EACH = 20  # cases whose answers stand beside each other on one page


@once
def answer(request: OfficerRequest, reference: str) -> HttpResponse:
    found = request_or_404(request, reference)
    require(request.user, found.post)
    rows = found.request_cases.visible_to(request.user).for_list()
    if request.method == "GET" and rows[_EACH : _EACH + 1]:
        return redirect("diplomacy:request-answer-many", found.reference)
    form = AnswerForm(request.POST or None, instance=found, rows=rows)
    if answered := form.attempt(lambda: answer_request(found, form.answer, by=request.user, **form.details)):
        return redirect(answered)
    return render(request, "diplomacy/answer_form.html", {"form": form, "asked": found}, status=form.status)


@once
def again(request: OfficerRequest, reference: str) -> HttpResponse:
    found = request_or_404(request, reference)
    require(request.user, found.post)
    form = AskAgainForm(request.POST or None, instance=found, user=request.user, cases=seen_cases(found, request.user))
    if made := form.attempt(lambda: ask_again(found, by=request.user, **form.facts)):
        messages.success(request, _("Asked again: %(reference)s.") % {"reference": made.reference})
        return redirect(made)
    return render(request, "diplomacy/again_form.html", {"form": form, "asked": found}, status=form.status)


@once
def judge(request: OfficerRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Commitment.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, found.post)
    form = JudgementForm(request.POST or None, instance=found)
    if judged := form.attempt(lambda: judge_commitment(found, by=request.user, **form.facts)):
        return redirect(judged)
    context = {"form": form, "commitment": found}
    return render(request, "diplomacy/judgement_form.html", context, status=form.status)
