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
_NUL = rb"\u0000"  # JSON may hold it, PostgreSQL's jsonb may not


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
    is_keepable = len(request.body) <= _MAX_BYTES and _NUL not in request.body
    try:
        fields = json.loads(request.body) if is_keepable else None
    except ValueError:
        fields = None
    if not name or not isinstance(fields, dict):
        return JsonResponse({"error": "unreadable"}, status=HTTPStatus.BAD_REQUEST)
    facts = {"fields": fields, "title": _short(request, "title")}
    kept, _created = Draft.objects.update_or_create(user_id=viewer_pk(request), form=name, defaults=facts)
    return JsonResponse({"at": _clock(kept)})


def _short(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\0", "")[:200]


def _clock(kept: Draft) -> str:
    return time_format(timezone.localtime(kept.saved_at), "H:i")
