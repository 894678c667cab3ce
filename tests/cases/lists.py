"""Name lists for tests: handed in, and compared with the register of persons."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Post, User
from cases.choices import Status
from cases.models import ListedPerson, NameList
from cases.register.mapping import Mapping
from cases.services.name_lists import matching, receiving
from cases.services.registers import files
from core.choices import Confidence, SourceKind
from core.dates import PartialDate

TOLD: dict[str, Any] = {
    "source_kind": SourceKind.HOLDING,
    "sender": "Third Brigade",
    "received_on": date(2026, 10, 1),
    "country": "UA",
    "held_by": "Third Brigade",
    "status": "",
    "as_of": PartialDate("2026-09-30"),
    "confidence": Confidence.PROBABLE,
}
HEADINGS = "ФИО;Дата рождения;Место содержания;Примечание"
NJOROGE = "Ванджиру Нджороге;12.06.1993;Лагерь № 2;Ранен"
HASSAN = "Отиено Хассан;1990 г.р.;;"
CAPTURED = {"status": Status.CAPTURED}


def handed_in(*lines: str, post: Post, by: User, name: str = "list.csv", **told: Any) -> NameList:
    file = SimpleUploadedFile(name, "\n".join([HEADINGS, *lines]).encode())
    return files.look_through(receiving.receive(file, TOLD | told, post=post, by=by))


def compared(*lines: str, post: Post, by: User, **told: Any) -> NameList:
    sent = handed_in(*lines, post=post, by=by, **told)
    mapping = Mapping.from_json(sent.mapping)
    return matching.match(files.confirm(sent, mapping=mapping, by=by, version=sent.version), by=by)


def listed(*lines: str, post: Post, by: User, **told: Any) -> ListedPerson:
    """The first line of a list that is compared."""
    return compared(*lines, post=post, by=by, **told).people.get(row=2)
