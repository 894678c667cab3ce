"""One form, one effect: double clicks and retries after a lost answer get the first answer again.

With ATOMIC_REQUESTS the key is inserted in the transaction of the change itself, so a second request
with the same key waits for the first and then finds either its answer or nothing.
"""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.core.exceptions import BadRequest
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from core.http import viewer_pk, wants_json
from core.models import Draft, Submission

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponse]
KEY_FIELD = "submission"
DRAFT_FIELD = "draft"


def once(view: View[R, P]) -> View[R, P]:
    """Decorator of every view that changes something. The form carries ``{% submission %}``.

    A redirect counts as done and is remembered; any other answer (errors in the form) forgets the key.
    """

    @wraps(view)
    def guarded(request: R, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            key = uuid.UUID(request.POST.get(KEY_FIELD, ""))
        except ValueError:
            raise BadRequest(_incomplete()) from None
        earlier = _claim(key, request)
        if earlier is not None:
            return _led_to(earlier, request)
        response = view(request, *args, **kwargs)
        _settle(key, request, response)
        return _led_to(response.url, request) if isinstance(response, HttpResponseRedirect) else response

    guarded.is_guarded_by_once = True  # type: ignore[attr-defined]  # read by the architecture tests
    return cast("View[R, P]", guarded)


def was_sent(request: HttpRequest) -> bool:
    """Whether the form whose key stands in the address (``?key=``) has already done its work."""
    try:
        key = uuid.UUID(request.GET.get("key", ""))
    except ValueError:
        return False
    return Submission.objects.filter(key=key, user_id=viewer_pk(request)).exists()


def _claim(key: uuid.UUID, request: HttpRequest) -> str | None:
    """Take the key, or return where its first use led. A key of another form or person is as good as none."""
    try:
        with transaction.atomic():
            Submission.objects.create(key=key, user_id=viewer_pk(request), path=request.path[:300])
    except IntegrityError:
        own = Submission.objects.filter(key=key, user_id=viewer_pk(request), path=request.path[:300])
        location = own.values_list("location", flat=True).first()
        if location is None:
            raise BadRequest(_incomplete()) from None
        return location or request.path
    return None


def _incomplete() -> str:
    return _("This form is incomplete. Open the page again and send it once more.")


def _led_to(location: str, request: HttpRequest) -> HttpResponse:
    """A script gets the address, so that the browser fetches the next page once, with its messages."""
    return JsonResponse({"location": location}) if wants_json(request) else HttpResponseRedirect(location)


def _settle(key: uuid.UUID, request: HttpRequest, response: HttpResponse) -> None:
    sent = Submission.objects.filter(key=key, user_id=viewer_pk(request))
    if not isinstance(response, HttpResponseRedirect):
        sent.delete()
        return
    sent.update(location=response.url)
    if draft := request.POST.get(DRAFT_FIELD, "").replace("\0", ""):
        Draft.objects.filter(user_id=viewer_pk(request), form=draft).delete()
