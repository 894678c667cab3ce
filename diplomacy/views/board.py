"""The board of requests and promises, and what became of them until now."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.replica import may_be_seconds_old
from diplomacy.choices import BoardBy
from diplomacy.filters.board import BoardFilter
from diplomacy.measures import board as boards
from diplomacy.measures.record import LEAST, records
from diplomacy.views.lists import address


@require_safe
@may_be_seconds_old
def board(request: OfficerRequest) -> HttpResponse:
    """Late first; theirs and ours by the same rules."""
    asked, user = BoardFilter(request.GET), request.user
    told_by = BoardBy.KIND if asked.by == BoardBy.KIND else BoardBy.COUNTERPART
    context = {
        "board": boards.board(user, asked.by, asked.chosen, waiting_only=asked.waiting_only),
        "by": asked.by,
        "choices": [(by, address(request.GET, without=("by", "waiting"))) for by in BoardBy],
        "filters": asked.form,
        "is_narrowed": bool(asked.chosen) or asked.waiting_only,
        "waiting_only": asked.waiting_only,
        "problems": asked.problems,
        "most_cases": boards.MOST_CASES,
        "records": records(user, told_by, asked.chosen) if asked.by in (BoardBy.COUNTERPART, BoardBy.KIND) else [],
        "has_records": asked.by in (BoardBy.COUNTERPART, BoardBy.KIND) and "age" not in asked.chosen,
        "least": LEAST,
    }
    return render(request, "diplomacy/board.html", context)
