"""Who is said to belong to whom: each side's word."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from core.submissions import once
from networks.forms.affiliations import AffiliationForm, ResolveForm, WordForm
from networks.forms.base import initial_of
from networks.http import actor_or_404
from networks.models import Affiliation
from networks.permissions import require_decide, require_record
from networks.services.affiliations import add_word, bonds_of, say_of_affiliation
from networks.services.resolving import resolve as resolve_it
from networks.views.actors import FORM
from networks.views.pages import form_page


@once
@FORM
def new(request: OfficerRequest, reference: str) -> HttpResponse:
    found = actor_or_404(request, reference)
    require_record(request.user)
    initial = initial_of(request.GET, "in_case", "other", "authority")
    form = AffiliationForm(request.POST or None, user=request.user, initial=initial)
    ends = ("tie", "other", "authority")
    if form.attempt(
        lambda: say_of_affiliation(found, **form.told(*ends), word=form.word, source=form.said, by=request.user)
    ):
        return redirect(found)
    heading, back = _("To whom %(name)s is said to belong") % {"name": found}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Record the word"), back=back)


@once
@FORM
def new_word(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    found = actor_or_404(request, reference)
    require_record(request.user)
    affiliation = get_object_or_404(Affiliation.objects.visible_to(request.user).of(found).for_list(), pk=pk)
    form = WordForm(request.POST or None, user=request.user, initial=initial_of(request.GET, "in_case", "stance"))
    if form.attempt(lambda: add_word(affiliation, word=form.word, source=form.said, by=request.user)):
        return redirect(found)
    heading, back = _("Another word about it"), found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Record the word"), back=back, about=str(affiliation))


@once
@FORM
def resolve(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    """Which side's word is held to be right."""
    found = actor_or_404(request, reference)
    affiliation = get_object_or_404(Affiliation.objects.visible_to(request.user).of(found).for_list(), pk=pk)
    require_decide(request.user)
    (bond,) = bonds_of([affiliation], request.user)
    form = ResolveForm(request.POST or None, bond=bond)
    if form.attempt(lambda: resolve_it(affiliation, by=request.user, **form.facts)):
        messages.success(request, _("Resolved. The other words stay to be read."))
        return redirect("reports:affiliation", pk)
    told = "\n".join(f"{word.speaker} {word.get_stance_display()} {word.text}" for word in bond.standing)
    about = f"{affiliation}\n{told}"
    heading, back = _("Resolve"), found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Hold it to be right"), back=back, about=about)
