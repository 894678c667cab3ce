"""What the watch over documents is asked for: an address that holds the whole view."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from core.paging import Sort, by_day, by_text
from nationals.choices import DocumentKind, ExpiryWindow
from nationals.models.travel_document import WATCHED

SORTS = {
    "urgency": Sort(F("urgency")),
    "expires": by_day("expires_on"),
    "name": by_text("national__name"),
    "number": by_text("number"),
}
DEFAULT_SORT = "urgency"
KINDS = tuple((kind.value, kind.label) for kind in WATCHED)
HEADINGS = (
    (_("Person"), "name"),
    (_("Document"), ""),
    (_("Number"), "number"),
    (_("Runs out"), "expires"),
    (_("Where it is"), ""),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Window and kind; what nobody can have meant counts as not said."""

    window: ExpiryWindow
    kind: str

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        window, kind = query.get("window", ""), query.get("kind", "")
        return cls(
            ExpiryWindow(window) if window in ExpiryWindow.values else ExpiryWindow.DAYS_30,
            kind if kind in {value for value, _label in KINDS} else "",
        )

    def address(self, **other: str) -> str:
        """The query that shows this, or this with something else in it."""
        parts = {"window": str(self.window), "kind": self.kind, **other}
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def is_past(self) -> bool:
        return self.window is ExpiryWindow.OUT

    @property
    def kind_words(self) -> str:
        return str(DocumentKind(self.kind).label) if self.kind else ""
