"""Files as a form sends them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4


@dataclass(frozen=True, slots=True)
class Upload:
    field: str
    name: str
    content: bytes


File = Callable[[int], Upload]
"""The file of a turn."""


def letter(field: str = "file") -> File:
    """Another letter each turn."""

    def written(turn: int) -> Upload:
        return Upload(field, "letter.txt", f"Letter {uuid4()}. He was seen near the river.\n".encode())

    return written


def multipart(fields: Mapping[str, Sequence[str]], upload: Upload) -> tuple[bytes, str]:
    """The body and its content type."""
    mark = uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, values in fields.items()
        for value in values
    ]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{upload.field}"; filename="{upload.name}"\r\n\r\n'
    parts += [head.encode(), upload.content, f"\r\n--{mark}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={mark}"
