"""The history of a national's record and who has read it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.history import Change, history_of
from audit.services import reads_of
from core.models import field_label
from nationals.http import LABEL, national_or_404
from nationals.index import FIELDS
from nationals.models import Alias, National, NextOfKin, TravelDocument

READS = 500


@require_safe
def record(request: OfficerRequest, reference: str) -> HttpResponse:
    """For supervisors and auditors. Of cases, which point here too, it says nothing: their own pages do."""
    national = national_or_404(request, reference)
    if not request.user.can(Permission.SEE_RECORD):
        raise PermissionDenied(_("Your role does not allow seeing who has read this."))
    joined = National.objects.filter(merged_into__in=National.objects.visible_to(request.user)).order_by("-pk")
    context = _kept(national) | {
        "national": national,
        "joined": [_kept(entry) | {"national": entry} for entry in joined.filter(merged_into=national)],
    }
    return render(request, "nationals/record.html", context)


def _kept(national: National) -> dict[str, Any]:
    changes = history_of(national, rows_of=(National, Alias, TravelDocument, NextOfKin))
    return {"changes": list(_without_hidden(changes)), "reads": reads_of(LABEL, national.reference)[:READS]}


def _without_hidden(changes: list[Change]) -> Iterator[Change]:
    """Leave out what the search derives, and the numbers of relatives: some must not be called."""
    derived = {field_label(National, name) for name in (*FIELDS, "id", "version")}
    derived |= {field_label(TravelDocument, "number_key"), field_label(TravelDocument, "national")}
    numbers = {field_label(NextOfKin, "phones"), field_label(NextOfKin, "email")}
    for change in changes:
        of_kin = change.what == str(NextOfKin._meta.verbose_name)
        shown = [
            (label, _("hidden") if before and of_kin and label in numbers else before,
             _("hidden") if after and of_kin and label in numbers else after)
            for label, before, after in change.fields
            if label not in derived
        ]  # fmt: skip
        if shown:
            yield replace(change, fields=tuple(shown))
