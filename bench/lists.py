"""Registers that were imported, name lists from the other side, and the persons whom nobody has identified."""

import hashlib
from datetime import timedelta

from bench.stage import Office, Stage
from cases.choices import ImportState, LineDecision, LineOutcome
from cases.models import Case, ImportLine, ListedPerson, NameList, RegisterImport
from core.choices import Sex
from core.dates import PartialDate
from demo.names import in_cyrillic, person
from nationals.choices import Certainty, IdentificationMethod, UnidentifiedKind
from nationals.models import Identification, Unidentified

_LINES = 40
_METHODS = (IdentificationMethod.VISUAL, IdentificationMethod.DOCUMENTS, IdentificationMethod.DNA)


def lists(stage: Stage, office: Office, cases: list[Case]) -> None:
    """For every five hundred cases a register and a list, for every hundred a person without a name."""
    for start in range(0, max(len(cases), 1), 500):
        _register(stage, office, cases[start : start + _LINES])
        _name_list(stage, office, cases[start + _LINES : start + 2 * _LINES])
    for case in cases[::100]:
        _unidentified(stage, office, case)


def _register(stage: Stage, office: Office, cases: list[Case]) -> None:
    sent = RegisterImport(
        post=office.post, name="register.csv", size=9_000, uploaded_by=office.officers[0], uploaded_at=stage.now,
        state=ImportState.DONE, finished_at=stage.now, total=len(cases), done=len(cases),
    )  # fmt: skip
    stage.ledger.add(sent)
    sent.sha256, sent.file = _digest("register", sent.pk), f"bench/register-{sent.pk}"
    for row, case in enumerate(cases, start=2):
        said = {"name": case.national.name, "status": case.status}
        line = ImportLine(
            register=sent, row=row, raw={"A": case.national.name}, values=said, outcome=LineOutcome.IMPORTED
        )
        line.fingerprint, line.national, line.case = _digest("line", sent.pk, row), case.national, case
        stage.ledger.add(line)


def _name_list(stage: Stage, office: Office, cases: list[Case]) -> None:
    found = NameList(
        post=office.post, name="list.csv", size=9_000, uploaded_by=office.officers[0], sender="Third Brigade",
        uploaded_at=stage.now, country=office.setting.country, state=ImportState.CHECKED, total=len(cases),
        received_on=stage.today - timedelta(days=3),
    )  # fmt: skip
    stage.ledger.add(found)
    found.sha256, found.file = _digest("list", found.pk), f"bench/list-{found.pk}"
    for row, case in enumerate(cases, start=2):
        name = in_cyrillic(case.national.name)
        listed = ListedPerson(
            name_list=found, row=row, raw={"B": name}, values={"name": name, "name_as_written": name},
            fingerprint=_digest("listed", found.pk, row), person_key=_digest("person", found.pk, row),
        )  # fmt: skip
        if stage.chance.random() < 0.7:
            listed.decision, listed.national, listed.case = LineDecision.ACCEPTED, case.national, case
            listed.decided_by, listed.decided_at = stage.chance.choice(office.officers), stage.now
        stage.ledger.add(listed)


def _unidentified(stage: Stage, office: Office, case: Case) -> None:
    chance, officer = stage.chance, stage.chance.choice(office.officers)
    kind = chance.choice(UnidentifiedKind.values)
    found = Unidentified(
        kind=kind, sex=Sex.MALE, age_from=20, age_to=35, description="Tall, a scar over the left eye.",
        said_name=person(chance).name if chance.random() < 0.5 else "", found_on=PartialDate.of(stage.today.year),
        country=office.setting.country, held_at="Hospital No. 4", source="A nurse, by telephone", post=office.post,
        recorded_by=officer, recorded_at=case.opened_at,
    )  # fmt: skip
    stage.ledger.add(found)
    found.reference = f"U-{found.pk:06d}"
    if chance.random() < 0.5:
        stage.ledger.add(
            Identification(
                unidentified=found, national=case.national, of_body=kind == UnidentifiedKind.BODY,
                method=chance.choice(_METHODS), certainty=Certainty.PRELIMINARY, examiner="his brother",
                evidence="Recognised him on a photo of the ward.", identified_by=officer, recorded_at=case.opened_at,
            )
        )  # fmt: skip


def _digest(*what: object) -> str:
    return hashlib.sha256(repr(what).encode()).hexdigest()
