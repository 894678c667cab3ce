"""What somebody types to find a person: names, numbers and references in any format and order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import User
from core import dates, phones
from core.dates import PartialDate
from core.paging import Sort, by_text
from core.text import tidy
from nationals.dedup import Candidate, candidates
from nationals.matching.normalise import document
from nationals.matching.person import Person
from nationals.matching.weights import Band
from nationals.models import National

LONGEST = 200
MOST_FOUND = 50
LEAST_FOUND = 0.2
"""Of a score: in a search one part of a name is enough, where a duplicate needs more."""
REFERENCE = re.compile(r"\s*[Nn]-?\s?(\d{1,12})\s*")
TELEPHONE = re.compile(r"(?<!\w)\+?\(?\d[\d\s()/.-]{7,}\d")
NUMBERED = re.compile(r"(?<!\w)(?:[A-Za-z]{1,3}\s?)?\d[\w/-]*|\S*\d\S*")
SHORTEST_DOCUMENT = 4
TO_BE_ASKED = (Band.SAME, Band.LIKELY)
SORTS = {"name": by_text("name"), "born": by_text("born"), "registered": Sort(F("pk"))}
DEFAULT_SORT = "-registered"
ASKED = ("name", "born", "sex", "passport", "national_id", "phone", "phones", "home_county")


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of the list; ``sort`` is what its link sorts by, ``order`` how the list is sorted by it now."""

    label: str
    sort: str = ""
    order: str = ""


def columns(sort: str) -> list[Column]:
    """The list's headings while it is sorted like this."""
    headings = (
        (_("Name"), "name"),
        (_("Born"), "born"),
        (_("Sex"), ""),
        (_("Home county"), ""),
        (_("Registered by"), ""),
        (_("Reference"), "registered"),
    )
    return [_column(label, name, sort) for label, name in headings]


def _column(label: str, name: str, sort: str) -> Column:
    if not name or name != sort.removeprefix("-"):
        return Column(label, name)
    descending = sort.startswith("-")
    return Column(label, name if descending else f"-{name}", "descending" if descending else "ascending")


@dataclass(frozen=True, slots=True)
class Found:
    """``candidate`` is missing where the reference itself was typed."""

    national: National
    candidate: Candidate | None = None


def find(words: str, *, user: User) -> list[Found]:
    """People whom this user may see and whom the words describe, best first."""
    words = words.replace("\0", " ")[:LONGEST]
    if reference := REFERENCE.fullmatch(words):
        named = National.objects.visible_to(user).known_as(f"N-{int(reference[1]):06d}")
        if found := list(named.order_by("pk")):
            return [Found(national) for national in found]
    person = described(words)
    likely = candidates(person, user=user, limit=MOST_FOUND, least=LEAST_FOUND)
    return [Found(candidate.national, candidate) for candidate in likely]


def described(words: str) -> Person:
    """A person by what looks like a telephone number, like a document's number, and by the rest as a name."""
    telephones = [phones.e164(found) for found in TELEPHONE.findall(words)]
    numbers = NUMBERED.findall(words)
    documents = dict.fromkeys(map(document, (*numbers, "".join(numbers))))  # some write one number in groups
    name = tidy(NUMBERED.sub(" ", TELEPHONE.sub(" ", words)))
    return Person(
        names=(name,) if name else (),
        documents=tuple(number for number in documents if len(number) >= SHORTEST_DOCUMENT),
        phones=tuple(filter(None, telephones)),
    )


def to_be_asked(query: Mapping[str, str], *, user: User) -> list[Candidate]:
    """Whom the register likely holds already; before the person is entered, somebody says that he is new."""
    return [one for one in candidates(asked(query), user=user) if one.match.band in TO_BE_ASKED]


def asked(query: Mapping[str, str]) -> Person:
    """The person whom a form describes so far; what cannot be read yet is not known yet."""
    told = {name: str(query.get(name) or "").replace("\0", " ")[:LONGEST] for name in ASKED}
    return Person(
        names=(told["name"],) if told["name"].strip() else (),
        born=_born(told["born"]),
        sex=told["sex"] if told["sex"] in ("F", "M") else "",
        documents=tuple(filter(None, (document(told["passport"]), document(told["national_id"])))),
        phones=tuple(filter(None, map(phones.e164, phones.split(told["phone"] or told["phones"])))),
        county=told["home_county"],
    )


def _born(text: str) -> PartialDate | None:
    try:
        return dates.parse(text)
    except ValueError:
        return None
