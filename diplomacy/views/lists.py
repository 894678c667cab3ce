"""What every register's page shows."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from accounts.choices import Permission
from accounts.http import OfficerRequest
from core.paging import Page, Total, page_of
from diplomacy.filters.base import RegisterFilter

_PLACE = ("after", "before")


def listing(request: OfficerRequest, template: str, register: RegisterFilter[Any], **more: object) -> HttpResponse:
    """A page of the register."""
    context = listed(request, register)
    context |= {
        "total": _total(register, context["page"]),
        "may_negotiate": request.user.can(Permission.NEGOTIATE),
    }
    return render(request, template, context | more)


def _total(register: RegisterFilter[Any], page: Page[Any]) -> Total:
    """What is counted piece by piece is not counted again where all of it stands on the page."""
    if register.found is not None:
        return Total.of(register.found)
    if register.among is not None and page.next is None and page.previous is None:
        return Total(len(page.rows))
    return Total.of(register.allowed, register.among)


def listed(request: OfficerRequest, register: RegisterFilter[Any]) -> dict[str, Any]:
    """What each of them shows. ``address``: the query that leads to this view of it, without the place in it."""
    return {
        "page": page_of(
            register.allowed,
            request.GET,
            sorts=register.sorts,
            default=register.default_sort,
            among=register.among,
            found=register.found if register.among is None else None,
        ),
        "filters": register.form,
        "problems": register.problems,
        "is_narrowed": bool(register.chosen),
        "address": address(request.GET, without=_PLACE),
        "unsorted": address(request.GET, without=(*_PLACE, "sort")),
    }


def address(query: QueryDict, *, without: tuple[str, ...]) -> str:
    kept = query.copy()
    for name in without:
        kept.pop(name, None)
    return kept.urlencode()
