"""The answers to a request case by case: a page of them, many at once, and reminders of what still waits."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices import Permission
from accounts.http import OfficerRequest
from core.paging import Sort, page_of
from core.submissions import once
from diplomacy.choices import AWAITING, RequestState
from diplomacy.forms import ManyAnswersForm, ReminderForm
from diplomacy.http import request_or_404
from diplomacy.models import Request
from diplomacy.permissions import require
from diplomacy.services.answers import answer_request
from diplomacy.services.next_steps import next_step
from diplomacy.services.reminders import remind
from diplomacy.views.lists import address

_SORTS = {"case": Sort(F("case_id"))}  # as their references count; an index has this order of one request
_PLACE = ("after", "before")
_WITH_BOXES = 200  # rows with a box each; more are answered together or by reference


def answers_page(request: OfficerRequest, asked: Request) -> dict[str, Any]:
    """What a request's page shows of its cases: how many have which answer, and a page of those asked for."""
    rows = asked.request_cases.visible_to(request.user)
    counted = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    chosen = request.GET.get("answer", "")
    if chosen in RequestState.values:
        rows = rows.filter(state=chosen)
    page = page_of(rows.for_list(), request.GET, sorts=_SORTS, default="case")
    may_record = request.user.can(Permission.RECORD)
    return {
        "page": page,
        "rows": [(row, next_step(asked, row) if may_record else None) for row in page.rows],
        "counts": [(state, counted[state]) for state in RequestState if state in counted],
        "total": sum(counted.values()),
        "chosen": chosen,
        "address": address(request.GET, without=_PLACE),
    }


@once
def answer_many(request: OfficerRequest, reference: str) -> HttpResponse:
    """One answer for several cases in one go; the rest stay open."""
    found = request_or_404(request, reference)
    require(request.user, found.post)
    rows = found.request_cases.visible_to(request.user)
    waiting = rows.filter(state__in=AWAITING).for_list().order_by("case_id")
    form = ManyAnswersForm(request.POST or None, instance=found, user=request.user, shown=waiting[:_WITH_BOXES])
    if answered := form.attempt(lambda: answer_request(found, form.answer, by=request.user, **form.details)):
        _say(request, len(form.details["only"]), rows.filter(state__in=AWAITING).count())
        return redirect(answered)
    context = {"form": form, "asked": found, "waiting": waiting.count(), "with_boxes": _WITH_BOXES}
    return render(request, "diplomacy/answer_many_form.html", context, status=form.status)


def _say(request: OfficerRequest, answered: int, waiting: int) -> None:
    done = ngettext("%(count)d case answered.", "%(count)d cases answered.", answered) % {"count": answered}
    left = ngettext("%(count)d still waits.", "%(count)d still wait.", waiting) % {"count": waiting}
    messages.success(request, f"{done} {left}" if waiting else done)


@once
def reminder(request: OfficerRequest, reference: str) -> HttpResponse:
    found = request_or_404(request, reference)
    require(request.user, found.post)
    form = ReminderForm(request.POST or None, instance=found)
    if reminded := form.attempt(lambda: remind(found, by=request.user, **form.facts)):
        messages.success(request, _("The reminder is recorded."))
        return redirect(reminded)
    return render(request, "diplomacy/reminder_form.html", {"form": form, "asked": found}, status=form.status)
