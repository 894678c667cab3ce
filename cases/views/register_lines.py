"""The lines of a register on its page: which are shown, and what a person decides about them."""

from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.http import OfficerRequest
from accounts.models import User
from cases.choices import LineChoice, LineOutcome
from cases.models import ImportLine, RegisterImport
from cases.services.registers import importing
from core.paging import Sort
from nationals.models import National

SORTS = {"row": Sort(F("row"))}
PREFIX = "line_"


class Tab(NamedTuple):
    name: str
    label: Promise
    condition: Q


TABS = (
    Tab("all", _("All lines"), Q()),
    Tab("errors", _("With errors"), Q(outcome__in=(LineOutcome.FAULTY, LineOutcome.FAILED))),
    Tab("alike", _("Perhaps known"), ~Q(duplicates=[])),
    Tab("before", _("Imported before"), Q(outcome=LineOutcome.KNOWN)),
    Tab("imported", _("Imported"), Q(outcome=LineOutcome.IMPORTED)),
)


def tab_of(request: OfficerRequest) -> Tab:
    return next((tab for tab in TABS if tab.name == request.GET.get("lines")), TABS[0])


def without_unknown(lines: list[ImportLine], user: User) -> None:
    """Take out likenesses to nationals whom this user may not see; who checked the lines may have seen more."""
    alike = {one["national"] for line in lines for one in line.duplicates if "national" in one}
    known = set(National.objects.visible_to(user).filter(reference__in=alike).values_list("reference", flat=True))
    for line in lines:
        line.duplicates = [one for one in line.duplicates if one.get("national", "") in {"", *known}]


def counts_of(lines: QuerySet[ImportLine]) -> list[tuple[Tab, int]]:
    """The tabs that have lines, with their numbers."""
    numbers = lines.aggregate(**{tab.name: Count("pk", filter=tab.condition or Q(pk__isnull=False)) for tab in TABS})
    return [(tab, numbers[tab.name]) for tab in TABS if numbers[tab.name] or tab.name == "all"]


def take_decisions(request: OfficerRequest, register: RegisterImport) -> int:
    """What was chosen for each line of the page: "new", "leave_out" or "same:" and who. Returns how many changed."""
    told = {_number(name): str(value) for name, value in request.POST.items() if name.startswith(PREFIX)}
    changed = 0
    for line in register.lines.visible_to(request.user).filter(pk__in=told).order_by("row"):
        choice, _colon, same_as = told[line.pk].partition(":")
        if (choice, same_as) == (line.choice, line.same_as) or choice not in LineChoice.values:
            continue
        try:
            importing.choose(line, choice=LineChoice(choice), same_as=same_as, by=request.user)
            changed += 1
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
    return changed


def _number(name: str) -> int:
    """The line's; 0, which is nobody's, if there is none in it."""
    number = name.removeprefix(PREFIX)
    return int(number) if number.isdecimal() and len(number) < 19 else 0
