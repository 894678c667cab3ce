"""A list in Cyrillic of yesterday: people of the demonstration as its clerk spells them, and others."""

import csv
import io
import re
from datetime import date, timedelta

from django.core.files.base import ContentFile
from icu import Transliterator

from cases.choices import Status
from cases.models import Case
from cases.register.mapping import Mapping
from cases.services.name_lists import matching, receiving
from cases.services.registers import files
from core.choices import Confidence, SourceKind
from core.dates import PartialDate
from demo.stage import Cast, Cue, Story
from nationals.models import National

POST, COUNTRY, KNOWN = "moscow", "UA", 9
HEADINGS = ("№", "ФИО", "Дата рождения", "Место содержания", "Примечание")
STRANGERS = (
    ("Нджороге Ванджиру Самуэль", "1994 г.р.", "Лагерь № 2", "ранен в руку"),
    ("Мбуту Жан-Пьер", "", "Лагерь № 2", "говорит по-французски"),
    ("неизвестный", "", "госпиталь", "без сознания"),
)
AS_HEARD = (
    (r"[’']", ""), (r"w", "v"), (r"W", "V"), (r"j", "dzh"), (r"J", "Dzh"), (r"th", "t"), (r"c(?=[eiy])", "s"),
    (r"c(?!h)", "k"), (r"C(?!h)", "K"), (r"(?<![cskz])h", "kh"), (r"\bH", "Kh"),
)  # fmt: skip


def stories(cast: Cast) -> list[Story]:
    return [_story(cast)]


def _story(cast: Cast) -> Story:
    """Handed in and compared; nothing is decided yet."""
    clerk = cast.caseworkers[POST][0]
    moment = cast.now - timedelta(hours=14)
    yield Cue(moment, clerk)
    away = (Status.REPORTED, Status.MISSING, Status.CAPTURED, Status.DETAINED)
    cases = Case.objects.visible_to(clerk).open().filter(status__in=away, restricted=False)
    known = [case.national for case in cases.select_related("national").order_by("-pk")[:KNOWN]]
    file = ContentFile(_written(known), name="spisok-voennoplennyh.csv")
    sent = receiving.receive(file, _told(moment.date()), post=cast.posts[POST], by=clerk)
    files.look_through(sent)
    sent.refresh_from_db()
    mapping = Mapping.from_json(sent.mapping)
    matching.match(files.confirm(sent, mapping=mapping, by=clerk, version=sent.version), by=clerk)


def _told(day: date) -> dict[str, object]:
    return {
        "source_kind": SourceKind.HOLDING,
        "sender": "Third Brigade, press office",
        "received_on": day,
        "country": COUNTRY,
        "held_by": "Third Brigade",
        "status": Status.CAPTURED,
        "as_of": PartialDate.from_date(day),
        "confidence": Confidence.PROBABLE,
    }


def _written(known: list[National]) -> bytes:
    """As a Russian office saves it: semicolons, Windows' Cyrillic; family names first, every third birth as a year."""
    spell = Transliterator.createInstance("Latin-Russian/BGN").transliterate
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";")
    sheet.writerow(HEADINGS)
    for number, national in enumerate(known, 1):
        born = _born(national.born, exactly=bool(number % 3))
        sheet.writerow([number, spell(_as_heard(national.name)), born, f"Лагерь № {number % 3 + 1}", ""])
    for number, stranger in enumerate(STRANGERS, len(known) + 1):
        sheet.writerow([number, *stranger])
    return text.getvalue().encode("cp1251")


def _born(born: PartialDate, *, exactly: bool) -> str:
    if born.earliest is None:
        return ""
    return f"{born.earliest:%d.%m.%Y}" if exactly and born.earliest == born.latest else f"{born.earliest:%Y} г.р."


def _as_heard(name: str) -> str:
    *given, family = name.split()
    heard = " ".join([family, *given])
    for sign, sound in AS_HEARD:
        heard = re.sub(sign, sound, heard)
    return heard
