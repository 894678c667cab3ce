"""Somebody on a name list: who it may be, and what is decided."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from accounts.models import User
from cases.choices import HAS_CASE, TO_DECIDE, WITHOUT_CASE, LineDecision
from cases.forms.name_lists import AcceptForm, AskForm, DeclineForm, NewPersonForm, RejectForm, UnidentifiedForm
from cases.models import ListedPerson
from cases.models.listed_person import BEYOND_DOUBT, Suggested
from cases.services.name_lists import decisions, matching
from core.forms import HouseForm
from core.paging import Sort
from core.submissions import once
from core.text import as_reference
from nationals.dedup import BANDS
from nationals.matching.weights import Band
from nationals.models import National

SORTS = {"row": Sort(F("row"))}
PANEL = 10


class Tab(NamedTuple):
    name: str
    label: Promise
    condition: Q


TABS = (
    Tab("open", _("To decide"), Q(decision__in=TO_DECIDE)),
    Tab("beyond_doubt", _("Almost certainly the same"), BEYOND_DOUBT),
    Tab("changed", _("Changed since an earlier list"), Q(decision__in=TO_DECIDE, sees_earlier=True)),
    Tab("waiting", _("Wait for a second person"), Q(decision=LineDecision.WAITING)),
    Tab("known", _("With a case"), Q(decision__in=HAS_CASE)),
    Tab("others", _("Nobody of ours, or not identified"), Q(decision__in=WITHOUT_CASE)),
    Tab("before", _("As before"), Q(decision=LineDecision.AS_BEFORE)),
    Tab("all", _("All lines"), Q(pk__isnull=False)),
)


class Found(NamedTuple):
    """A suggestion with the person it is about, for the page."""

    national: National
    suggested: Suggested

    @property
    def band(self) -> str:
        return str(BANDS[Band(self.suggested.band)])


class Row(NamedTuple):
    line: ListedPerson
    found: list[Found]


def tab_of(request: OfficerRequest, counts: Sequence[tuple[Tab, int]]) -> Tab:
    """The one that is asked for; else the first that has lines."""
    asked = next((tab for tab in TABS if tab.name == request.GET.get("lines")), None)
    return asked or next((tab for tab, number in counts if number), TABS[-1])


def counts_of(people: "QuerySet[ListedPerson]") -> list[tuple[Tab, int]]:
    """The tabs that have lines, with their numbers."""
    numbers = people.aggregate(**{tab.name: Count("pk", filter=tab.condition) for tab in TABS})
    return [(tab, numbers[tab.name]) for tab in TABS if numbers[tab.name] or tab.name in ("open", "all")]


def rows_of(lines: Sequence[ListedPerson], user: User) -> list[Row]:
    """Each with those of its suggestions whom this user may see, and the earlier line if he may see it; who compared
    the list may have seen more, or a case was restricted since."""
    _forget_hidden_earlier(lines, user)
    wanted = {one["national"] for line in lines for one in line.suggested}
    visible = National.objects.visible_to(user).filter(reference__in=wanted).order_by("pk")
    known = {national.reference: national for national in visible}
    return [
        Row(line, [Found(known[one.reference], one) for one in line.suggestions if one.reference in known])
        for line in lines
    ]


def _forget_hidden_earlier(lines: Sequence[ListedPerson], user: User) -> None:
    earlier = [line.earlier_id for line in lines if line.earlier_id]
    shown = set(ListedPerson.objects.visible_to(user).filter(pk__in=earlier).values_list("pk", flat=True))
    for line in lines:
        if line.earlier_id not in shown:
            line.earlier = None


@require_safe
def panel(request: OfficerRequest) -> HttpResponse:
    """On the page of today: what colleagues ask of me, and what waits for me as the second person."""
    visible = ListedPerson.objects.visible_to(request.user).select_related("name_list", "decided_by").order_by("pk")
    context = {
        "asked": visible.filter(asked=request.user)[:PANEL],
        "waiting": visible.waiting_for(request.user, request.user.scope.posts_for(Permission.CONFIRM))[:PANEL],
    }
    return render(request, "cases/parts/name_lists_panel.html", context)


@once
@require_http_methods(["GET", "POST"])
def listed(request: OfficerRequest, pk: int, row: int) -> HttpResponse:
    """One line; each decision is a form of its own on its page."""
    line = _line_or_404(request, pk, row)
    if line.is_to_decide:
        line.suggested = matching.suggested_now(line, by=request.user)
    sheets = _forms(request, line)
    if request.method == "POST" and _decide(request, line, sheets):
        following = _next_to_decide(request.user, line)
        return redirect(following or line.name_list)
    context = {
        "line": line,
        "found": rows_of([line], request.user)[0].found,
        "forms": sheets,
        "may_decide": request.user.can(Permission.RECORD, line.name_list.post_id) and line.name_list.is_open,
        "may_confirm": request.user.can(Permission.CONFIRM, line.name_list.post_id)
        and line.decided_by_id != request.user.pk,
        "headings": {column["letter"]: column["heading"] for column in line.name_list.proposal.get("columns", [])},
    }
    return render(request, "cases/listed.html", context, status=422 if request.method == "POST" else 200)


def _line_or_404(request: OfficerRequest, pk: int, row: int) -> ListedPerson:
    lines = ListedPerson.objects.visible_to(request.user).for_list().select_related("name_list__post", "confirmed_by")
    return get_object_or_404(lines, name_list_id=pk, row=row)


def _forms(request: OfficerRequest, line: ListedPerson) -> dict[str, forms.Form]:
    """One for each decision; only the one that was sent holds what was sent."""
    sent = request.POST.get("decision", "")
    extra: dict[str, dict[str, Any]] = {
        "ask": {"post": line.name_list.post, "user": request.user},
        "new_case": {"initial": {"name": line.values.get("name", "")}},
    }
    return {
        name: form(request.POST if name == sent else None, prefix=name, **extra.get(name, {}))
        for name, (form, _verb) in DECISIONS.items()
    }


def _decide(request: OfficerRequest, line: ListedPerson, sheets: dict[str, forms.Form]) -> bool:
    name = request.POST.get("decision", "")
    form = sheets.get(name)
    if form is None or not form.is_valid():
        return False
    try:
        told = form.cleaned_data | {"seen": request.POST.getlist("seen")}
        decided = DECISIONS[name][1](line, told, request.user)
    except (ValidationError, PermissionDenied) as refusal:
        form.add_error(None, getattr(refusal, "messages", None) or str(refusal))
        return False
    said = {"row": decided.row, "decision": decided.get_decision_display()}
    messages.success(request, gettext("Row %(row)s: %(decision)s.") % said)
    return True


def _accept(line: ListedPerson, told: dict[str, Any], by: User) -> ListedPerson:
    reference = as_reference(told["reference"])
    national = National.objects.visible_to(by).known_as(reference).first()
    if national is None:
        raise ValidationError(gettext("Nobody whom you may see has the reference %(name)s.") % {"name": reference})
    return decisions.accept(line, national, by=by)


Verb = Callable[[ListedPerson, dict[str, Any], User], ListedPerson]
DECISIONS: dict[str, tuple[type[forms.Form], Verb]] = {
    "accept": (AcceptForm, _accept),
    "new_case": (
        NewPersonForm,
        lambda line, told, by: decisions.open_new_case(line, name=told["name"], seen=told["seen"], by=by),
    ),
    "unidentified": (
        UnidentifiedForm,
        lambda line, told, by: decisions.leave_unidentified(line, kind=told["kind"], by=by),
    ),
    "reject": (RejectForm, lambda line, told, by: decisions.reject(line, reason=told["reason"], by=by)),
    "ask": (
        AskForm,
        lambda line, told, by: decisions.ask(line, colleague=told["colleague"], question=told["question"], by=by),
    ),
    "confirm": (HouseForm, lambda line, told, by: decisions.confirm(line, seen=told["seen"], by=by)),
    "decline": (
        DeclineForm,
        lambda line, told, by: decisions.decline(line, reason=told["reason"], seen=told["seen"], by=by),
    ),
    "take_back": (HouseForm, lambda line, _told, by: decisions.take_back(line, by=by)),
}


def _next_to_decide(user: User, line: ListedPerson) -> ListedPerson | None:
    """The next line below; after the last one the list itself is shown."""
    below = ListedPerson.objects.visible_to(user).filter(name_list=line.name_list_id, row__gt=line.row)
    return below.filter(decision__in=TO_DECIDE).order_by("row").first()
