"""Files of a bench: the load writes a million rows about files, and one file stands in for all of them."""

from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, default_storage

from diplomacy.paper.house import house_template

_LOADED, _STAND_IN, _HOUSE = "bench/", "bench/stand-in", "bench/house.docx"
_SIZE = 20_000


class StandIns(FileSystemStorage):
    """What was saved is read as it is; of what was only loaded as a row the stand-in is read, from the disk too."""

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        is_row_alone = name.startswith(_LOADED) and not self.exists(name)
        opened: File[Any] = super()._open(_STAND_IN if is_row_alone else name, mode)  # type: ignore[misc]  # no stub
        return opened


def ensure_files() -> None:
    for name, content in ((_STAND_IN, b"A letter. " * (_SIZE // 10)), (_HOUSE, house_template())):
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(content))
