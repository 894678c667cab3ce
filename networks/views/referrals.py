"""Referrals to police and prosecution: the list, one with all that became of it, writing and sending, the pack."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read, record_reads
from cases.http import LABEL as CASE
from core.files import opened
from core.submissions import once
from diplomacy.forms.cases import split
from diplomacy.views.files import attachment
from diplomacy.views.lists import listing
from networks.filters import ReferralFilter
from networks.forms.base import initial_of
from networks.forms.referrals import DraftForm, FileNumberForm, OtherSideForm, PapersForm
from networks.http import LABEL, REFERRAL, referral_or_404
from networks.models import Referral, ReferralPack, ReferralQuestion
from networks.paper.pack import MEDIA_TYPE
from networks.permissions import require
from networks.services.referrals import drafting, other_side, reading
from networks.services.referrals.locking import may_refer, require_refer
from networks.services.referrals.pack import pack_of
from networks.services.referrals.steps import next_steps
from networks.views.actors import FORM
from networks.views.pages import form_page

_FEW = 5


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    require(request.user)
    chosen = ReferralFilter(request.GET, request.user)
    return listing(request, "networks/referrals.html", chosen, may_refer=may_refer(request.user))


@require_safe
def panel(request: OfficerRequest) -> HttpResponse:
    """Questions whose answer is late, on Today. Opened as a page, it has the page around it."""
    require(request.user)
    late = ReferralQuestion.objects.visible_to(request.user).late().for_list()[:_FEW]
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "networks/parts/referrals_panel.html" if is_part else "networks/referrals_panel.html"
    response = render(request, template, {"questions": late})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def referral(request: OfficerRequest, reference: str) -> HttpResponse:
    found = referral_or_404(request, reference)
    record_read(request, REFERRAL, found.reference)
    context = {
        "referral": found,
        "actors": found.actors.order_by("name", "pk"),
        "victims": reading.victims(found),
        "papers": found.papers.select_related("document__case", "advertisement__actor").order_by("pk"),
        "pack": getattr(found, "pack", None),
        "steps": found.steps.select_related("actor", "recorded_by", "struck_by").order_by("-pk"),
        "newest": found.steps.filter(struck_at=None).order_by("-pk").values_list("pk", flat=True).first(),
        "may_follow": next_steps(found),
        "questions": found.questions.select_related("recorded_by", "answered_by").order_by("due_on", "pk"),
        "other_side": other_side.linked(found, request.user),
        "may_refer": may_refer(request.user, found.post),
    }
    return render(request, "networks/referral.html", context)


@once
@FORM
def new(request: OfficerRequest) -> HttpResponse:
    """``?actors=A-000123&cases=C-2026-000123``: about whom. Without cases those that name the actors are proposed."""
    require_refer(request.user)
    initial = initial_of(request.GET, "actors", "cases")
    if "actors" in initial:
        initial.setdefault("cases", " ".join(reading.cases_naming(split(initial["actors"]), request.user)))
    form = DraftForm(request.POST or None, user=request.user, initial=initial)
    if made := form.attempt(lambda: drafting.draft_referral(by=request.user, **form.facts)):
        messages.success(request, _("Drafted. Choose the documents, look at the pack, then send it."))
        return redirect(made)
    back = reverse("networks:referrals")
    return form_page(request, form, heading=_("New referral"), button=_("Draft it"), back=back)


@once
@FORM
def edit(request: OfficerRequest, reference: str) -> HttpResponse:
    """A draft in all its parts; of what was sent their file number only."""
    found = referral_or_404(request, reference)
    require_refer(request.user, found.post)
    form = _edit_form(request, found)
    if kept := form.attempt(lambda: _amended(request, found, form)):
        return redirect(kept)
    heading, back = _("Edit %(name)s") % {"name": found.reference}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Save the changes"), back=back)


def _edit_form(request: OfficerRequest, found: Referral) -> DraftForm | FileNumberForm:
    if found.is_draft:
        return DraftForm(request.POST or None, instance=found, user=request.user)
    return FileNumberForm(request.POST or None, instance=found)


def _amended(request: OfficerRequest, found: Referral, form: DraftForm | FileNumberForm) -> Referral:
    version = form.version or 1
    if isinstance(form, DraftForm):
        return drafting.amend_referral(found, by=request.user, version=version, **form.facts)
    return drafting.set_file_number(found, form.cleaned_data["file_number"], by=request.user, version=version)


@once
@FORM
def papers(request: OfficerRequest, reference: str) -> HttpResponse:
    found = referral_or_404(request, reference)
    require_refer(request.user, found.post)
    offered = (drafting.papers_of_cases(found), drafting.papers_of_actors(found, request.user))
    form = PapersForm(request.POST or None, referral=found, documents=offered[0], advertisements=offered[1])
    if form.attempt(lambda: drafting.set_papers(found, by=request.user, **form.chosen)):
        return redirect(found)
    about = "" if any(offered) else _("No file is kept with its cases or actors.")
    heading, back = _("Documents that go with %(name)s") % {"name": found.reference}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Choose these"), back=back, about=about)


@once
@FORM
def other(request: OfficerRequest, reference: str) -> HttpResponse:
    found = referral_or_404(request, reference)
    require_refer(request.user, found.post)
    offer = other_side.offered(found, request.user)
    form = OtherSideForm(request.POST or None, referral=found, offer=offer)
    if form.attempt(lambda: other_side.set_other_side(found, by=request.user, **form.chosen)):
        return redirect(found)
    about = "" if form.fields else _("Nothing is said of its cases and actors yet.")
    heading, back = _("What the other side says of the same"), found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Link these"), back=back, about=about)


@require_safe
def pack(request: OfficerRequest, reference: str) -> HttpResponse:
    """The very file that was sent; of a draft, how it would be. A recorded read of all that it tells of."""
    found = referral_or_404(request, reference)
    kept = getattr(found, "pack", None)
    content = _kept(kept) if kept else pack_of(found, request.user)
    record_read(request, REFERRAL, found.reference, kind=ReadKind.DOWNLOADED)
    for label, things in ((CASE, found.cases), (LABEL, found.actors)):
        references = things.order_by("reference").values_list("reference", flat=True)
        record_reads(request, label, references, kind=ReadKind.DOWNLOADED, ground=found.reference)
    return attachment(content, name=f"{found.reference}.pdf", content_type=MEDIA_TYPE)


def _kept(kept: ReferralPack) -> bytes:
    with opened(kept.file) as file:
        content: bytes = file.read()
    return content
