"""Who was told what, what a person agreed to, and where it was overridden; photographs."""

from datetime import timedelta

from bench.stage import Office, Stage
from cases.choices import AgainstWish, EventKind, Party
from cases.models import Case, Event, FamilyContact, Override
from nationals.choices import ConsentAnswer, ConsentMeans, ConsentTopic
from nationals.models import Consent, National, NextOfKin, Photo


def families(stage: Stage, office: Office, cases: list[Case]) -> None:
    kin: dict[int, NextOfKin] = {each.national.pk: each for each in stage.ledger.rows(NextOfKin)}
    for case in cases:
        chance, officer = stage.chance, stage.chance.choice(office.officers)
        if case.national.pk in kin and chance.random() < 0.25:
            _told(stage, case, kin[case.national.pk])
        if chance.random() < 0.3:
            topic, answer = (
                chance.choice(ConsentTopic.values),
                chance.choice((ConsentAnswer.GIVEN, ConsentAnswer.REFUSED)),
            )
            consent = _consent(stage, case, topic, answer)
            if answer == ConsentAnswer.REFUSED and chance.random() < 0.05:
                _overridden(stage, case, consent)
        if chance.random() < 0.1:
            _photo(stage, case.national, officer.pk)


def _told(stage: Stage, case: Case, kin: NextOfKin) -> None:
    told = _event(stage, case, EventKind.CALL, "His family was told that he is alive.")
    stage.ledger.add(FamilyContact(case=case, kin=kin, event=told, told="alive"))


def _event(stage: Stage, case: Case, kind: EventKind, text: str) -> Event:
    at = case.opened_at + ((case.closed_at or stage.now) - case.opened_at) * stage.chance.random()
    party = Party.FAMILY if kind == EventKind.CALL else ""
    event = Event(case=case, kind=kind, party=party, text=text, recorded_at=at, recorded_by=case.opened_by)
    return stage.ledger.add(event)


def _consent(stage: Stage, case: Case, topic: str, answer: ConsentAnswer) -> Consent:
    return stage.ledger.add(
        Consent(
            national=case.national, topic=topic, answer=answer, scope="What is needed for his return",
            means=ConsentMeans.TELEPHONE, witness="", evidence="", reason="", taken_by=case.opened_by,
            recorded_at=case.opened_at + timedelta(hours=5),
        )
    )  # fmt: skip


def _overridden(stage: Stage, case: Case, objection: Consent) -> None:
    event = _event(stage, case, EventKind.NOTE, "Done all the same.")
    stage.ledger.add(
        Override(
            case=case, step=stage.chance.choice(AgainstWish.values), objection=objection, event=event,
            reason="His life was in danger.", by=case.opened_by, recorded_at=event.recorded_at,
        )
    )  # fmt: skip


def _photo(stage: Stage, national: National, officer: int) -> None:
    found = Photo(
        national=national,
        width=400,
        height=500,
        sha256="",
        source="His passport",
        added_by_id=officer,
        added_at=stage.now,
    )
    stage.ledger.add(found)
    found.sha256, found.file = f"{found.pk:064x}", f"bench/photo-{found.pk}"
