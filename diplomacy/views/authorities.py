"""Authorities: the register, one of them with all that is between us, and its form."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from accounts.models import User
from core.submissions import once
from diplomacy.choices import EngagementState, Side
from diplomacy.filters import AuthorityFilter, CounterpartCaseFilter
from diplomacy.finding import awaited, met, noted, promised
from diplomacy.forms import AuthorityForm
from diplomacy.models import Authority, Briefing, Contact, Statement
from diplomacy.permissions import require
from diplomacy.services import overview
from diplomacy.services.registers import keep_authority
from diplomacy.views.lists import listing
from diplomacy.views.tree import Tree

_FEW = 10
_FEW_PERSONS = 25


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/authorities.html", AuthorityFilter(request.GET, request.user))


@require_safe
def authority(request: OfficerRequest, pk: int) -> HttpResponse:
    """Everything we have with a counterpart and all that is part of it."""
    found = get_object_or_404(Authority.objects.for_list().select_related("post", "officer"), pk=pk)
    tree, user = Tree.around(found), request.user
    context = {
        "authority": found,
        "tree": tree,
        "contacts": Contact.objects.filter(authority__in=tree.numbers).for_list()[:_FEW_PERSONS],
        "posts": overview.presence(found.country.code),
        **_between_us(tree.numbers, user),
        "statements": Statement.objects.filter(authority__in=tree.numbers).for_list()[:_FEW],
        "briefings": Briefing.objects.visible_to(user).filter(authority__in=tree.numbers).for_list()[:_FEW],
        "may_negotiate": user.can(Permission.NEGOTIATE),
    }
    return render(request, "diplomacy/authority.html", context)


def _between_us(within: Collection[int], user: User) -> dict[str, Any]:
    """What was asked, promised, said and written."""
    open_ones = promised(user, authority__in=within)
    meetings = met(user, authority__in=within)
    return {
        "requests": awaited(user, authority__in=within).shown_to(user, _FEW),
        "theirs": open_ones.filter(side=Side.THEIRS).shown_to(user, _FEW),
        "ours": open_ones.filter(side=Side.OURS).shown_to(user, _FEW),
        "planned": meetings.planned().order_by("held_on", "pk").shown_to(user, _FEW),
        "engagements": meetings.exclude(state=EngagementState.PLANNED).shown_to(user, _FEW),
        "notes": noted(user, authority__in=within).shown_to(user, _FEW),
    }


@require_safe
def cases(request: OfficerRequest, pk: int) -> HttpResponse:
    """The cases behind the numbers of its page."""
    found = get_object_or_404(Authority.objects.for_list(), pk=pk)
    register = CounterpartCaseFilter(request.GET, request.user, found)
    return listing(request, "diplomacy/authority_cases.html", register, authority=found)


@once
def new(request: OfficerRequest) -> HttpResponse:
    require(request.user)
    form = AuthorityForm(request.POST or None, initial={"country": request.GET.get("country", "")[:2]})
    if kept := form.attempt(lambda: keep_authority(form.values, by=request.user)):
        messages.success(request, _("%(name)s is in the register.") % {"name": kept})
        return redirect(kept)
    return render(request, "diplomacy/authority_form.html", {"form": form, "authority": None})


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    require(request.user)
    found = get_object_or_404(Authority, pk=pk)
    form = AuthorityForm(request.POST or None, instance=found)
    if kept := form.attempt(
        lambda: keep_authority(form.values, by=request.user, authority=found, version=form.version)
    ):
        return redirect(kept)
    return render(request, "diplomacy/authority_form.html", {"form": form, "authority": found}, status=form.status)
