"""Notes verbales: the register, one of them, writing and changing a draft, its paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read, record_reads
from cases.http import LABEL
from core.submissions import once
from diplomacy.choices import NoteLanguage
from diplomacy.filters import NoteFilter
from diplomacy.forms import NoteForm
from diplomacy.http import note_or_404
from diplomacy.models import Engagement, NoteVerbale, Request
from diplomacy.paper import fields, typeset
from diplomacy.permissions import may_negotiate, posts_of, require
from diplomacy.services.notes import amend_note, draft_note
from diplomacy.services.notes.annex import people_of, rows_of
from diplomacy.services.notes.paper import as_pdf, as_word, courtesies
from diplomacy.views import incoming_notes
from diplomacy.views.files import attachment
from diplomacy.views.lists import listing
from diplomacy.views.occasion import Occasion, seen_cases, to_counterpart


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/notes.html", NoteFilter(request.GET, request.user))


@require_safe
def note(request: OfficerRequest, pk: int) -> HttpResponse:
    found = note_or_404(request, pk)
    people = people_of(found)
    visible = NoteVerbale.objects.visible_to(request.user)
    context = {
        "note": found,
        "heads": found.facts_told,
        "annex": rows_of(found, people) if found.facts else [],
        "cases": [person.case for person in people],
        "former": visible.filter(replies=found).first(),
        "corrected": visible.filter(corrected_by=found).first(),
        "corrections": visible.filter(corrects=found).order_by("pk"),
        "answer": visible.filter(answers=found).first(),
        "meeting": Engagement.objects.visible_to(request.user).filter(answered_notes=found).first(),
        "asked": Request.objects.seen_by(request.user).filter(notes=found).first(),
        "granted": Request.objects.seen_by(request.user).filter(answered_notes=found).first(),
        "may_negotiate": may_negotiate(request.user, found.post_id),
        "may_check": found.may_be_checked_by(request.user),
    }
    return render(request, "diplomacy/note.html", context)


@once
def new(request: OfficerRequest) -> HttpResponse:
    """``language``, ``replies_to`` and ``corrects`` in the address say what it begins with."""
    require(request.user)
    former = note_or_404(request, int(pk)) if (pk := request.GET.get("corrects", "")[:18]).isdecimal() else None
    occasion = Occasion.of(request)
    authority = former.authority if former else occasion.authority
    if authority is None:
        return to_counterpart(request, "note")
    chosen = seen_cases(former, request.user) if former else occasion.cases
    initial = _beginning(request, occasion, former)
    form = NoteForm(request.POST or None, initial=initial, user=request.user, authority=authority, chosen=chosen)
    if made := form.attempt(
        lambda: draft_note(by=request.user, authority=authority, corrects=former, **form.facts_told)
    ):
        messages.success(request, _("Drafted. A second person checks it and gives it its number."))
        return redirect(made)
    context = {
        "form": form, "authority": authority, "note": None, "corrected": former, "languages": NoteLanguage.choices,
    }  # fmt: skip
    return render(request, "diplomacy/note_form.html", context)


def _beginning(request: OfficerRequest, occasion: Occasion, former: NoteVerbale | None) -> dict[str, object]:
    if former:
        copied = ("language", "subject", "text", "second_language", "second_text", "facts", "template", "request")
        return {name: getattr(former, name) for name in copied}
    asked = request.GET.get("language", "")
    language = asked if asked in NoteLanguage.values else NoteLanguage.ENGLISH.value
    post = posts_of(request.user).filter(pk__in=request.user.scope.at).first() or posts_of(request.user).first()
    authority = occasion.authority
    text = courtesies(post, authority, language) if post and authority else ""
    return {
        "language": language, "text": text, "request": occasion.answers, "replies_to": request.GET.get("replies_to"),
    }  # fmt: skip


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = note_or_404(request, pk)
    if not found.is_ours:
        return incoming_notes.amend(request, found)
    require(request.user, found.post)
    chosen, authority = seen_cases(found, request.user), found.authority
    form = NoteForm(request.POST or None, instance=found, user=request.user, authority=authority, chosen=chosen)
    if kept := form.attempt(lambda: amend_note(found, version=form.version or 1, draft=form.draft, by=request.user)):
        return redirect(kept)
    context = {"form": form, "authority": authority, "note": found, "corrected": None, "languages": ()}
    return render(request, "diplomacy/note_form.html", context, status=form.status)


@require_safe
def word_file(request: OfficerRequest, pk: int) -> HttpResponse:
    found = note_or_404(request, pk)
    return _paper(request, found, as_word(found), "docx", fields.MEDIA_TYPE)


@require_safe
def proof(request: OfficerRequest, pk: int) -> HttpResponse:
    found = note_or_404(request, pk)
    return _paper(request, found, as_pdf(found), "pdf", typeset.MEDIA_TYPE)


def _paper(request: OfficerRequest, found: NoteVerbale, content: bytes, ending: str, kind: str) -> HttpResponse:
    """A recorded read of the note, and of each case whose facts it holds."""
    name = f"{slugify(found.reference.replace('/', '-')) or f'note-{found.pk}'}.{ending}"
    record_read(request, "diplomacy.noteverbale", str(found.pk), kind=ReadKind.DOWNLOADED, ground=name)
    references = found.cases.order_by("reference").values_list("reference", flat=True)
    record_reads(request, LABEL, references, kind=ReadKind.DOWNLOADED, ground=found.shown_number)
    return attachment(content, name=name, content_type=kind)
