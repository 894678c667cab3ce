"""Persons in an office."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.filters import ContactFilter
from diplomacy.finding import met
from diplomacy.forms import ContactForm, NextOfficeForm
from diplomacy.models import Authority, Commitment, Contact
from diplomacy.permissions import require
from diplomacy.services.registers import keep_contact, next_office
from diplomacy.views.lists import listing

_FEW = 10


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/contacts.html", ContactFilter(request.GET, request.user))


@require_safe
def contact(request: OfficerRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Contact.objects.for_list(), pk=pk)
    offices = Contact.objects.of_person(found)
    user = request.user
    context = {
        "contact": found,
        "offices": offices.for_list().order_by(F("from_on").desc(nulls_last=True), "-pk"),
        "engagements": met(user, contacts__in=offices).distinct().shown_to(user, _FEW),
        "commitments": Commitment.objects.found_for(user)
        .filter(said_by__in=offices)
        .order_by("due_on", "pk")
        .shown_to(user, _FEW),
        "may_negotiate": user.can(Permission.NEGOTIATE),
    }
    return render(request, "diplomacy/contact.html", context)


@once
def new(request: OfficerRequest, pk: int) -> HttpResponse:
    """``pk`` is the authority's."""
    require(request.user)
    authority = get_object_or_404(Authority, pk=pk)
    form = ContactForm(request.POST or None)
    if kept := form.attempt(lambda: keep_contact(form.values | {"authority": authority}, by=request.user)):
        messages.success(request, _("%(name)s is in the register.") % {"name": kept.name})
        return redirect(authority)
    return render(request, "diplomacy/contact_form.html", {"form": form, "authority": authority, "contact": None})


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    require(request.user)
    found = get_object_or_404(Contact.objects.for_list(), pk=pk)
    form = ContactForm(request.POST or None, instance=found)
    if kept := form.attempt(lambda: keep_contact(form.values, by=request.user, contact=found, version=form.version)):
        return redirect(kept)
    context = {"form": form, "authority": found.authority, "contact": found}
    return render(request, "diplomacy/contact_form.html", context, status=form.status)


@once
def next_post(request: OfficerRequest, pk: int) -> HttpResponse:
    """The same person in another office."""
    require(request.user)
    former = get_object_or_404(Contact.objects.for_list(), pk=pk)
    form = NextOfficeForm(request.POST or None, former=former)
    if kept := form.attempt(lambda: next_office(former, form.facts, by=request.user)):
        messages.success(request, _("%(name)s is in the register.") % {"name": kept})
        return redirect(kept)
    return render(request, "diplomacy/contact_next_form.html", {"form": form, "contact": former})
