"""What binds cases to each other: incidents with thousands of them, links, steps that wait for a second person."""

from datetime import timedelta

from bench.stage import Office, Stage
from cases.choices import Decision, IncidentKind, LinkKind
from cases.models import Case, CaseLink, Confirmation, Incident
from core.dates import PartialDate

LARGE = 20
"""The first incidents; a hundred times as many cases have a hundred times as many of each."""


def incidents(stage: Stage) -> list[Incident]:
    """Of the whole world; the first are the largest."""
    found = []
    for number in range(LARGE):
        country = stage.offices[number % 4].setting.country
        day = stage.today - timedelta(days=stage.chance.randrange(30, 1500))
        incident = stage.ledger.add(
            Incident(
                reference=f"I-{day.year}-{number + 1:06d}", name=f"Recruitment wave {number + 1}", country=country,
                kind=stage.chance.choice(IncidentKind.values), happened_on=PartialDate.from_date(day),
            )
        )  # fmt: skip
        found.append(incident)
    return found


def bind(stage: Stage, office: Office, cases: list[Case], large: list[Incident]) -> None:
    """A third of the cases belong to an incident, most of them to one of the first."""
    chance = stage.chance
    for case in cases:
        if chance.random() < 0.3:
            case.incident = large[int(LARGE * chance.random() ** 3)]
        if chance.random() < 0.05:
            _link(stage, office, case, chance.choice(cases))
        if chance.random() < 0.02:
            _confirmation(stage, office, case)


def _link(stage: Stage, office: Office, case: Case, other: Case) -> None:
    lower, higher = sorted((case, other), key=lambda each: each.pk)
    known = stage.links
    if lower.pk == higher.pk or (lower.pk, higher.pk) in known:
        return
    known.add((lower.pk, higher.pk))
    kind, by = stage.chance.choice(LinkKind.values), stage.chance.choice(office.officers)
    stage.ledger.add(CaseLink(case=lower, other=higher, kind=kind, made_by=by, made_at=higher.opened_at))


def _confirmation(stage: Stage, office: Office, case: Case) -> None:
    asked_by, other = stage.chance.sample(office.officers, 2)
    is_open = case.closed_at is None
    stage.ledger.add(
        Confirmation(
            case=case, transition="record_death", facts={}, asked_by=asked_by, asked_at=case.opened_at,
            decision=Decision.PENDING if is_open else Decision.DECLINED, decided_by=None if is_open else other,
            decided_at=None if is_open else case.closed_at, reason="" if is_open else "It is somebody else.",
        )
    )  # fmt: skip
