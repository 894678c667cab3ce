"""Opens what says that it is a ZIP archive, as the files of Word and Excel are.

Whatever a damaged or hostile one raises, when it is opened or when a part of it is read, comes as one error.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile

BREAKAGES: tuple[type[Exception], ...] = (
    BadZipFile, EOFError, IndexError, KeyError, LargeZipFile, LZMAError, OSError, RuntimeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
"""What ``zipfile`` and the packers raise; a missing part is a KeyError, a password or an unknown packing a
RuntimeError. Libraries that open archives themselves raise the same."""
_ENCRYPTED = 1  # the bit of a part's flags


class DamagedArchive(Exception):  # noqa: N818  a state of the file
    """It cannot be opened, or a part of it cannot be read."""


class LockedArchive(DamagedArchive):
    """It needs a password."""


@contextmanager
def opened(stream: IO[bytes]) -> Iterator[ZipFile]:
    """The archive, for reading names and parts inside the block and nothing else; the stream is at its beginning
    afterwards. Raises DamagedArchive. No part is unpacked before somebody asks for it."""
    stream.seek(0)
    try:
        with ZipFile(stream) as archive:
            if any(member.flag_bits & _ENCRYPTED for member in archive.infolist()):
                raise LockedArchive
            yield archive
    except BREAKAGES as error:
        raise DamagedArchive from error
    finally:
        stream.seek(0)


def begins(archive: ZipFile, name: str) -> bool:
    """Whether it has such a part, of which at least the first byte can be read."""
    if name not in archive.namelist():
        return False
    with archive.open(name) as part:
        part.read(1)
    return True
