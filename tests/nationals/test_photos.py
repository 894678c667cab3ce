"""A photo is made anew from its pixels, and seen only by those who may see the person."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin

from accounts.models import User
from nationals.models import National, Photo
from nationals.services.photos import LARGEST, add_photo
from tests.conftest import SignedIn
from tests.factories import NationalFactory

SECRET = "taken at 50.4501 N 30.5234 E"


@pytest.fixture(autouse=True)
def _files_of_this_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 60), colour: str = "red", **options: Any) -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", size, colour).save(packed, kind, **options)
    return packed.getvalue()


def keep(national: National, by: User, content: bytes, name: str = "photo.jpg") -> Photo:
    return add_photo(national, SimpleUploadedFile(name, content), by=by)


def stored(photo: Photo) -> bytes:
    with photo.file.open() as file:
        content: bytes = file.read()
    return content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_as_a_jpeg_under_a_name_that_says_nothing(national: National, officer: User, kind: str) -> None:
    photo = keep(national, officer, picture(kind), name="Daniel Cheboi.bin")
    assert stored(photo)[:3] == b"\xff\xd8\xff"
    assert (photo.width, photo.height) == (40, 60)
    name = str(photo.file.name)
    assert "Daniel" not in name
    assert len(Path(name).name) == 32


def test_nothing_but_pixels_is_kept(national: National, officer: User) -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET  # description
    exif.get_ifd(0x8825)[1] = "N"  # where it was taken
    sent = picture(exif=exif, comment=SECRET.encode(), xmp=SECRET.encode(), icc_profile=SECRET.encode())
    assert sent.count(SECRET.encode()) >= 3
    content = stored(keep(national, officer, sent + SECRET.encode()))
    assert SECRET.encode() not in content
    with Image.open(io.BytesIO(content)) as kept:
        assert not kept.getexif()
        assert {"comment", "exif", "xmp", "icc_profile"}.isdisjoint(kept.info)


def test_text_hidden_in_a_png_is_not_kept(national: National, officer: User) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET)
    assert SECRET.encode() not in stored(keep(national, officer, picture("PNG", pnginfo=info)))


def test_a_photo_taken_sideways_stands_upright(national: National, officer: User) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    photo = keep(national, officer, picture(exif=exif))
    assert (photo.width, photo.height) == (60, 40)


def test_a_large_photo_is_made_smaller_and_keeps_its_shape(national: National, officer: User) -> None:
    photo = keep(national, officer, picture(size=(3000, 1500)))
    assert (photo.width, photo.height) == (LARGEST[0], LARGEST[0] // 2)


def test_what_was_transparent_is_white(national: National, officer: User) -> None:
    packed = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(packed, "PNG")
    with Image.open(io.BytesIO(stored(keep(national, officer, packed.getvalue())))) as kept:
        assert kept.getpixel((5, 5)) == (255, 255, 255)


def _bomb(side: int) -> bytes:
    """A PNG of a few bytes that claims to be ``side`` pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a letter",
        b"%PDF-1.7\n%%EOF\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script></html>",
        picture("GIF"),
        picture("TIFF"),
        picture()[:200],
        b"\xff\xd8\xff\xe0" + b"\0" * 500,
        _bomb(100),
        _bomb(8_000),
        _bomb(100_000),
    ],
    ids=["empty", "text", "pdf", "svg", "html", "gif", "tiff", "cut", "nonsense", "hollow", "bomb", "huge"],
)
def test_what_is_no_picture_or_too_large_is_refused_and_leaves_nothing(
    national: National, officer: User, content: bytes, tmp_path: Path
) -> None:
    with pytest.raises(ValidationError):
        keep(national, officer, content)
    assert not Photo.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_that_is_too_large_is_refused(national: National, officer: User, settings: Any) -> None:
    settings.PHOTO_MAX_BYTES = 100
    with pytest.raises(ValidationError, match="at most"):
        keep(national, officer, picture())


def test_the_same_photo_is_kept_once(national: National, officer: User) -> None:
    keep(national, officer, picture())
    with pytest.raises(ValidationError, match="already here"):
        keep(national, officer, picture())


def test_only_who_may_edit_the_person_adds_a_photo(national: National, stranger: User, auditor: User) -> None:
    for user in (stranger, auditor):
        with pytest.raises(PermissionDenied):
            keep(national, user, picture())


def test_the_page_shows_the_newest_photo_and_says_when_and_from_where(national: National, desk: Client) -> None:
    address = f"{national.get_absolute_url()}photos/new/"
    for colour, source in (("red", "the family"), ("blue", "video of a brigade")):
        file = SimpleUploadedFile("p.jpg", picture(colour=colour), content_type="image/jpeg")
        sent = {"submission": str(uuid4()), "file": file, "taken_on": "Sep 2026", "source": source}
        assert desk.post(address, sent).status_code == 302
    page = desk.get(national.get_absolute_url()).content.decode()
    newest = Photo.objects.get(source="video of a brigade")
    assert f'<img src="{newest.get_absolute_url()}"' in page
    assert 'alt="Photo of Daniel Kiprono Cheboi"' in page
    assert "taken Sep 2026" in page
    assert "video of a brigade" in page
    assert "the family" not in page


def test_what_is_refused_is_said_in_the_form(national: National, desk: Client) -> None:
    file = SimpleUploadedFile("p.jpg", b"no picture", content_type="image/jpeg")
    answer = desk.post(f"{national.get_absolute_url()}photos/new/", {"submission": str(uuid4()), "file": file})
    assert answer.status_code == 422
    assert "no picture that can be read" in answer.content.decode()


def test_a_photo_is_served_to_those_who_may_see_the_person(
    national: National, officer: User, desk: Client, stranger: User, signed_in: SignedIn
) -> None:
    photo = keep(national, officer, picture())
    answer = desk.get(photo.get_absolute_url())
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == stored(photo)
    assert signed_in(stranger).get(photo.get_absolute_url()).status_code == 404


def test_a_photo_is_not_served_as_another_persons(national: National, officer: User, desk: Client) -> None:
    photo = keep(national, officer, picture())
    other = NationalFactory.create(post=national.post)
    assert desk.get(f"{other.get_absolute_url()}photos/{photo.pk}/").status_code == 404
