"""Authorities: the register, one of them with all that is between us, and its form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.choices import EngagementState, Side
from diplomacy.filters import AuthorityFilter, CounterpartCaseFilter
from diplomacy.forms import AuthorityForm
from diplomacy.models import Authority, Briefing, Commitment, Contact, Engagement, NoteVerbale, Request, Statement
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
    requests = Request.objects.seen_by(user).filter(authority__in=tree.numbers).awaiting(user)
    promises = Commitment.objects.seen_by(user).filter(authority__in=tree.numbers).open().for_list()
    meetings = Engagement.objects.seen_by(user).filter(authority__in=tree.numbers).for_list()
    context = {
        "authority": found,
        "tree": tree,
        "contacts": Contact.objects.filter(authority__in=tree.numbers).for_list()[:_FEW_PERSONS],
        "posts": overview.presence(found.country.code),
        "requests": requests.for_list().order_by("due_on", "pk")[:_FEW],
        "theirs": promises.filter(side=Side.THEIRS)[:_FEW],
        "ours": promises.filter(side=Side.OURS)[:_FEW],
        "planned": meetings.planned().order_by("held_on", "pk")[:_FEW],
        "engagements": meetings.exclude(state=EngagementState.PLANNED)[:_FEW],
        "notes": NoteVerbale.objects.visible_to(user).filter(authority__in=tree.numbers).for_list()[:_FEW],
        "statements": Statement.objects.filter(authority__in=tree.numbers).for_list()[:_FEW],
        "briefings": Briefing.objects.visible_to(user).filter(authority__in=tree.numbers).for_list()[:_FEW],
        "may_negotiate": user.can(Permission.NEGOTIATE),
    }
    return render(request, "diplomacy/authority.html", context)


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
