"""Handing out a kept file. The view has checked who asks and has written down that he reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.db.models.fields.files import FieldFile
from django.http import FileResponse

_AT_ONCE = 64 * 1024


class StoreAwayError(OSError):
    """The place where documents are kept does not answer, or refuses. Nothing was saved; it may be tried again."""


class FileGoneError(Exception):
    """The record is there and its file is not: somebody has removed it behind our back."""


def handed_out(
    kept: FieldFile, *, name: str, content_type: str = "application/octet-stream", attachment: bool = True
) -> FileResponse:
    """The file as no browser interprets it and nobody keeps it on the way, never whole in memory.

    Raises ``FileGoneError``, and ``StoreAwayError`` where the store does not answer; both get a page of their own.
    """
    content = _streamed(kept)
    response = FileResponse(content, as_attachment=attachment, filename=name, content_type=content_type)
    response.block_size = _AT_ONCE
    response["Content-Length"] = str(content.size)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@contextmanager
def opened(kept: FieldFile) -> Iterator[IO[bytes]]:
    """For what is read whole: templates, packs. Raises as ``handed_out`` does."""
    with _there(kept), kept.storage.open(str(kept.name)) as content:
        yield content


def _streamed(kept: FieldFile) -> Any:
    """From a bucket as it comes, from a folder as a file."""
    with _there(kept):
        return getattr(kept.storage, "streamed", kept.storage.open)(str(kept.name))


@contextmanager
def _there(kept: FieldFile) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise FileGoneError(f"{kept.name} is not where it was kept") from error
