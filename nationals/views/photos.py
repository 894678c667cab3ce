"""The photo of a national: adding it, and the door through which it is seen."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import OfficerRequest
from core.files import handed_out
from core.submissions import once
from nationals.forms.details import PhotoForm
from nationals.http import national_or_404
from nationals.permissions import require
from nationals.services.photos import add_photo
from nationals.views.pages import small_form


@once
@require_http_methods(["GET", "POST"])
def new_photo(request: OfficerRequest, reference: str) -> HttpResponse:
    national = national_or_404(request, reference)
    require(request.user, national)
    form = PhotoForm(request.POST or None, request.FILES or None)
    return small_form(
        request, national, form,
        lambda told: add_photo(
            national, told["file"], taken_on=told["taken_on"], source=told["source"], by=request.user
        ),
        heading=_("A photo of the person"), button=_("Keep the photo"),
    )  # fmt: skip


@require_safe
def photo(request: OfficerRequest, reference: str, pk: int) -> FileResponse:
    """A part that the person's page, which is a recorded read, loads by itself."""
    national = national_or_404(request, reference, read=None)
    found = get_object_or_404(national.photos, pk=pk)
    return handed_out(found.file, name=f"{national.reference}.jpg", content_type="image/jpeg", attachment=False)
