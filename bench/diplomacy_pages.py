"""A counterpart with 100,000 events, a request for 5,000 cases, the board and the registers, by three readers."""

from bench.counterparts import CROWDED, OF_ALL
from bench.page import Page, Reader, detailed, listed
from diplomacy.models import Authority, Request

_REGISTERS = (
    "engagements",
    "requests",
    "commitments",
    "notes",
    "statements",
    "authorities",
    "contacts",
    "negotiations",
    "asked-of-us",
    "briefings",
)


def diplomacy_pages() -> list[Page]:
    crowded = Authority.objects.get(name=CROWDED)
    asked = Request.objects.get(text=OF_ALL)
    pages = [
        *detailed("counterpart", crowded.get_absolute_url(), queries=22),
        *listed("counterpart: in short", f"/diplomacy/authorities/{crowded.pk}/panel/"),
        *listed("counterpart: cases", f"/diplomacy/authorities/{crowded.pk}/cases/"),
        *detailed("request for many", asked.get_absolute_url(), [Reader.ALL, Reader.LARGE]),
        *detailed("request for many: answer", f"/diplomacy/requests/{asked.reference}/answers/", [Reader.LARGE]),
        *listed("board", "/diplomacy/board/", queries=16),
        *listed("board by case", "/diplomacy/board/?by=case", queries=16),
    ]
    for name in _REGISTERS:
        pages += listed(name, f"/diplomacy/{name}/")
    for name in _REGISTERS[:5]:
        pages += listed(f"{name}, theirs", f"/diplomacy/{name}/?within={crowded.pk}")
    return pages
