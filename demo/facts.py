"""The facts of each move, as the stories tell them."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from cases.choices import Topic
from core.dates import PartialDate
from demo import words
from demo.people import emergency_document

if TYPE_CHECKING:
    from demo.life import Life

Facts = dict[str, str]


def _some_days_ago(life: "Life", at_most: int = 12) -> str:
    """A day before now in the story, as far as it is known."""
    day = life.moment.date() - timedelta(days=life.chance.randrange(1, at_most))
    exact, about = PartialDate.from_date(day), PartialDate.from_date(day, about=True)
    month = PartialDate.of(day.year, day.month)
    return life.chance.choices((exact, about, month), (55, 35, 10))[0].edtf


def _source(life: "Life") -> Facts:
    kind, source, confidence = life.chance.choice(words.SOURCES)
    day = life.moment.date() - timedelta(days=1)
    return {"source_kind": kind, "source": f"{source}, {PartialDate.from_date(day)}", "confidence": confidence}


def _near(life: "Life") -> str:
    return f"near {life.chance.choice(life.setting.towns)}"


def missing(life: "Life") -> Facts:
    return {"last_seen": _some_days_ago(life, 30), "place": _near(life)} | _source(life)


def trafficking(life: "Life") -> Facts:
    return {"promise": life.pick(life.setting.promises), "place": life.chance.choice(life.setting.towns)} | (
        _source(life)
    )


def held(life: "Life") -> Facts:
    position = life.chance.choice(life.setting.legal_positions) if life.chance.random() < 0.6 else ""
    return {
        "held_by": life.chance.choice(life.setting.holders),
        "place": _near(life),
        "since": _some_days_ago(life),
        "ground": life.chance.choice(life.setting.grounds),
        "legal_position": position,
        "condition": life.chance.choice(words.CONDITIONS) if life.chance.random() < 0.7 else "",
    } | _source(life)


def hospital(life: "Life") -> Facts:
    return {
        "place": life.chance.choice(life.setting.hospitals),
        "since": _some_days_ago(life, 6),
        "condition": life.chance.choice(words.CONDITIONS),
    } | _source(life)


def release(life: "Life") -> Facts:
    held_by = life.case.claims.filter(topic=Topic.HELD_BY).order_by("-pk").values_list("value", flat=True).first()
    return {
        "released_on": PartialDate.from_date(life.moment.date() - timedelta(days=1)).edtf,
        "released_by": f"{held_by or life.chance.choice(life.setting.holders)}, to our officer",
        "place": life.chance.choice(life.setting.towns),
        "condition": life.chance.choice(words.CONDITIONS),
    } | _source(life)


def departure(life: "Life") -> Facts:
    document = emergency_document(life.national, life.chance, life.moment.date(), life.clerk)
    return {
        "agreed_on": PartialDate.from_date(life.moment.date() - timedelta(days=3)).edtf,
        "agreement": life.pick(words.AGREEMENTS),
        "travel_document": str(document.pk),
        "leg_from": life.chance.choice(life.setting.towns),
        "leg_to": "Nairobi",
        "departs_on": life.moment.date().isoformat(),
        "carrier": f"Flight KX {life.chance.randrange(100, 999)}",
        "override": "The host state deports him; he was told of his rights in his own language.",
    }


def arrival(life: "Life") -> Facts:
    return {
        "arrived_on": PartialDate.from_date(life.moment.date()).edtf,
        "port_of_entry": life.setting.port,
        "received_by": life.pick(words.RECEIVERS),
    }


def safety(life: "Life") -> Facts:
    return {"place": life.chance.choice(life.setting.towns), "since": _some_days_ago(life)} | _source(life)


def death(life: "Life") -> Facts:
    number = life.chance.randrange(100, 999)
    return {
        "died_on": _some_days_ago(life, 8),
        "place": life.chance.choice(life.setting.hospitals),
        "source_document": f"Death certificate No. {number}, handed over by the host ministry",
        "kin_informed": "The county commissioner and a chaplain told the family at home before anything was published.",
    }


def closing(life: "Life") -> Facts:
    outcome = {"repatriated": "home", "safe_abroad": "safe", "deceased": "died"}[life.case.status]
    return {"outcome": outcome, "waive_reason": life.chance.choice(words.WAIVERS), "reason": ""}


FACTS_OF: dict[str, Callable[["Life"], Facts]] = {
    "record_missing": missing,
    "record_trafficking": trafficking,
    "record_capture": held,
    "record_detention": held,
    "record_hospital": hospital,
    "record_release": release,
    "record_departure": departure,
    "record_arrival": arrival,
    "record_safety": safety,
    "record_death": death,
    "close": closing,
}
