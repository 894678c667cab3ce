"""From an address to a request: somebody else's does not exist."""

from django.shortcuts import get_object_or_404

from accounts.http import OfficerRequest
from core.text import as_reference
from diplomacy.models import NoteVerbale, Request
from diplomacy.models.reminder import with_next_reminder


def request_or_404(request: OfficerRequest, reference: str) -> Request:
    """The visible request, as this person may see it, with what its pages show of it; 404 otherwise."""
    visible = Request.objects.seen_by(request.user).for_list().select_related("made_by")
    return get_object_or_404(with_next_reminder(visible, request.user), reference=as_reference(reference))


def note_or_404(request: OfficerRequest, pk: int) -> NoteVerbale:
    """The visible note, with what its pages show of it; 404 otherwise."""
    visible = NoteVerbale.objects.visible_to(request.user).for_list()
    people = ("drafted_by", "written_by", "checked_by", "template", "authority__parent")
    return get_object_or_404(visible.select_related(*people), pk=pk)
