"""Drafts of long forms: read, kept and thrown away by a script while somebody types."""

import json
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.views.decorators.http import require_http_methods

from core.http import viewer_pk
from core.models import Draft
from core.submissions import was_sent

_MAX_BYTES = 200_000


@require_http_methods(["GET", "PUT", "DELETE"])
def draft(request: HttpRequest) -> HttpResponse:
    """``?form=<name>&title=<page>``; PUT takes a JSON object of field names and texts. Everybody sees only his own.

    With ``key=<idempotency key>`` a PUT that arrives after its form has been sent is passed over.
    """
    name = _short(request, "form")
    mine = Draft.objects.filter(user_id=viewer_pk(request), form=name)
    if request.method == "DELETE":
        mine.delete()
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    if request.method == "PUT":
        return HttpResponse(status=HTTPStatus.NO_CONTENT) if was_sent(request) else _keep(request, name)
    found = mine.first()
    if found is None:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return JsonResponse({"fields": found.fields, "at": _clock(found)})


def _keep(request: HttpRequest, name: str) -> HttpResponse:
    fields = _fields(request.body)
    if not name or fields is None:
        return JsonResponse({"error": "unreadable"}, status=HTTPStatus.BAD_REQUEST)
    facts = {"fields": fields, "title": _short(request, "title")}
    kept, _created = Draft.objects.update_or_create(user_id=viewer_pk(request), form=name, defaults=facts)
    return JsonResponse({"at": _clock(kept)})


def _fields(body: bytes) -> dict[str, list[str]] | None:
    """What the body holds if it is fields with their texts, none of which PostgreSQL refuses; otherwise None."""
    try:
        told = json.loads(body) if len(body) <= _MAX_BYTES else None
        if not isinstance(told, dict) or not all(isinstance(texts, list) for texts in told.values()):
            return None
        texts = [*told, *(text for several in told.values() for text in several)]
        kept = all(isinstance(text, str) and "\0" not in text and text.encode() is not None for text in texts)
    except (ValueError, RecursionError):  # half a surrogate pair cannot be encoded
        return None
    return told if kept else None


def _short(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\0", "")[:200]


def _clock(kept: Draft) -> str:
    return time_format(timezone.localtime(kept.saved_at), "H:i")
