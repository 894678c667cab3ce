"""Facts that make each move true."""

from cases.choices import Status
from cases.models import Case
from cases.workflow import TRANSITIONS
from tests.factories.nationals import TravelDocumentFactory

GOOD = {
    "held_by": "an assault brigade",
    "place": "near Kupiansk",
    "since": "2026-09-09~",
    "last_seen": "2026-09",
    "promise": "an athletics contract",
    "released_on": "2026-10-01",
    "released_by": "the brigade, to the Red Cross",
    "condition": "a wounded leg",
    "agreed_on": "2026-10-02",
    "agreement": "by telephone, his sister listening",
    "leg_from": "Moscow",
    "leg_to": "Nairobi",
    "departs_on": "2026-10-05",
    "arrived_on": "2026-10-06",
    "port_of_entry": "Nairobi",
    "received_by": "the desk",
    "died_on": "2026-10-02",
    "source_document": "certificate 12/26",
    "kin_informed": "His sister was told by the post.",
    "source_kind": "family",
    "source": "a call by his sister",
    "confidence": "probable",
    "outcome": "home",
    "reason": "recorded by mistake",
    "status": "missing",
    "waive_reason": "no longer needed",
}
OUTCOME = {Status.REPATRIATED: "home", Status.SAFE_ABROAD: "safe", Status.DECEASED: "died"}


def facts_for(case: Case, name: str) -> dict[str, str]:
    """Everything that the transition needs, right."""
    facts = {fact: GOOD[fact] for fact in TRANSITIONS[name].needs if fact != "travel_document"}
    if "travel_document" in TRANSITIONS[name].needs:
        facts["travel_document"] = str(TravelDocumentFactory.create(national=case.national).pk)
    if name == "correct" and case.status == facts["status"]:
        facts["status"] = "detained"
    if "outcome" in facts and case.status in OUTCOME:
        facts["outcome"] = OUTCOME[Status(case.status)]
    return facts
