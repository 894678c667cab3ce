"""Sending a referral, what became of it, and what they ask of us."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from core.models import StaleError
from core.submissions import once
from networks.forms.referrals import AnswerForm, QuestionForm, SendForm, StepForm
from networks.forms.rights import StrikeForm
from networks.http import referral_or_404
from networks.models import Referral, ReferralQuestion
from networks.services.referrals.locking import require_refer
from networks.services.referrals.questions import answer_question, take_question
from networks.services.referrals.reading import spoken_objections
from networks.services.referrals.sending import send_referral
from networks.services.referrals.steps import strike_step, take_step
from networks.views.actors import FORM
from networks.views.pages import form_page


def _mine(request: OfficerRequest, reference: str) -> Referral:
    found = referral_or_404(request, reference)
    require_refer(request.user, found.post)
    return found


@once
@FORM
def send(request: OfficerRequest, reference: str) -> HttpResponse:
    found = _mine(request, reference)
    against = spoken_objections(found)
    form = SendForm(request.POST or None, referral=found, against=bool(against))
    if form.attempt(lambda: _sent(request, found, form)):
        messages.success(request, _("Sent. The pack is kept as it went."))
        return redirect(found)
    about = _("Against it: %(objections)s") % {"objections": against} if against else ""
    heading, back = _("Send %(name)s") % {"name": found.reference}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("It was sent"), back=back, about=about)


def _sent(request: OfficerRequest, found: Referral, form: SendForm) -> Referral:
    try:
        return send_referral(found, by=request.user, **form.cleaned_data)
    except StaleError:
        words = _("Somebody else has changed this meanwhile. Look at it, then send this again.")
        raise ValidationError(words) from None


@once
@FORM
def new_step(request: OfficerRequest, reference: str) -> HttpResponse:
    found = _mine(request, reference)
    form = StepForm(request.POST or None, referral=found)
    if form.attempt(lambda: take_step(found, **form.cleaned_data, by=request.user)):
        return redirect(found)
    about = _("It was not sent yet.") if found.is_draft else ""
    heading, back = _("What became of %(name)s") % {"name": found.reference}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Record the step"), back=back, about=about)


@once
@FORM
def strike(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    found = _mine(request, reference)
    step = get_object_or_404(found.steps.select_related("referral__post").order_by("pk"), pk=pk)
    form = StrikeForm(request.POST or None)
    if form.attempt(lambda: strike_step(step, reason=form.cleaned_data["reason"], by=request.user)):
        return redirect(found)
    heading, back = _("Strike through a step"), found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Strike through"), back=back, about=str(step))


@once
@FORM
def new_question(request: OfficerRequest, reference: str) -> HttpResponse:
    found = _mine(request, reference)
    form = QuestionForm(request.POST or None)
    if form.attempt(lambda: take_question(found, **form.cleaned_data, by=request.user)):
        return redirect(found)
    about = _("It was not sent yet.") if found.is_draft else ""
    heading, back = _("What they ask about %(name)s") % {"name": found.reference}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Take it down"), back=back, about=about)


@once
@FORM
def answer(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    found = _mine(request, reference)
    questions = ReferralQuestion.objects.visible_to(request.user).select_related("referral__post")
    question = get_object_or_404(questions, referral=found, pk=pk)
    form = AnswerForm(request.POST or None)
    if form.attempt(lambda: answer_question(question, **form.cleaned_data, by=request.user)):
        return redirect(found)
    heading, back = _("Our answer"), found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Record the answer"), back=back, about=question.text)
