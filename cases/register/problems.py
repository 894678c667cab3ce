"""What is wrong with a file or a line, kept as words and values so that each reader sees it in their language."""

from dataclasses import dataclass, field
from typing import Any, Self

from django.utils.translation import gettext


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence for a person. ``message`` is marked with gettext_noop where it is written."""

    message: str
    values: dict[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return gettext(self.message) % self.values if self.values else gettext(self.message)

    def to_json(self) -> dict[str, Any]:
        return {"message": self.message, "values": self.values}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        return cls(stored["message"], dict(stored["values"]))


class SheetError(Exception):
    """The file cannot be read as a register; its text tells the user why and what to do."""

    def __init__(self, message: str, **values: str | int) -> None:
        self.problem = Problem(message, values)
        super().__init__(message)

    def __str__(self) -> str:
        return str(self.problem)
