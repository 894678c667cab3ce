"""A person's photo: made anew from its pixels, so that neither where it was taken nor anything else hides in it."""

import hashlib
import io
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import PartialDate
from nationals.models import National, Photo
from nationals.permissions import require

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 60_000_000
"""Looked at before a pixel is unpacked: a small file may claim billions."""
LARGEST = (1200, 1200)
QUALITY = 85
# Whatever a damaged or malicious file makes Pillow say, beside its own error.
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError)
Upload = UploadedFile[bytes]


@transaction.atomic
def add_photo(
    national: National, upload: Upload, *, by: User, taken_on: PartialDate | None = None, source: str = ""
) -> Photo:
    """The photo that is shown from now on. Raises ``ValidationError`` in the person's words if it is too large, no
    picture that is kept, or here already."""
    require(by, national)
    National.locked(national.pk)
    size = upload.size or 0
    if size > settings.PHOTO_MAX_BYTES:
        raise ValidationError(
            _("The file has %(size)s; at most %(limit)s can be kept.")
            % {"size": filesizeformat(size), "limit": filesizeformat(settings.PHOTO_MAX_BYTES)}
        )
    picture = _pixels(upload)
    content = _encoded(picture)
    digest = hashlib.sha256(content).hexdigest()
    if national.photos.filter(sha256=digest).exists():
        raise ValidationError(_("This very photo is already here."))
    photo = Photo(
        national=national, width=picture.width, height=picture.height, sha256=digest, added_by=by, source=source,
        taken_on=taken_on or PartialDate(""),
    )  # fmt: skip
    photo.file.save("photo.jpg", ContentFile(content), save=False)
    photo.save()
    return photo


def _pixels(upload: Upload) -> "Image.Image":
    """Upright, at most ``LARGEST``, and nothing but pixels."""
    from PIL import Image, ImageOps  # noqa: PLC0415  loaded when wanted

    try:
        upload.seek(0)
        with Image.open(upload, formats=FORMATS) as sent:
            if sent.width * sent.height > MOST_PIXELS:
                raise ValidationError(_("The picture has too many pixels: make it smaller first."))
            sent.draft("RGB", LARGEST)
            upright = ImageOps.exif_transpose(sent).convert("RGBA")
    except (*UNREADABLE, Image.DecompressionBombError) as error:
        raise ValidationError(_("This is no picture that can be read. JPEG, PNG and WebP are.")) from error
    upright.thumbnail(LARGEST)
    clean = Image.new("RGB", upright.size, "white")
    clean.paste(upright, mask=upright.getchannel("A"))
    return clean


def _encoded(picture: "Image.Image") -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=QUALITY, optimize=True)
    return packed.getvalue()
