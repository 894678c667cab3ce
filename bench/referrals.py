"""What was handed to police and prosecutors: steps, questions, papers, and what the other side says of the same."""

from datetime import date, timedelta

from bench.stage import Stage
from cases.models import Case, Claim, Document
from diplomacy.choices import AuthorityKind
from diplomacy.models import Authority
from networks.choices import ReferralState
from networks.models import (
    Actor,
    Referral,
    ReferralActor,
    ReferralCase,
    ReferralDocument,
    ReferralPack,
    ReferralQuestion,
    ReferralStep,
    ReferralWord,
)

_COURSE = (ReferralState.SENT, ReferralState.RECEIVED, ReferralState.INVESTIGATION, ReferralState.ARRESTED,
           ReferralState.CHARGED)  # fmt: skip


def referrals(stage: Stage, actors: list[Actor], cases: list[Case]) -> None:
    """One for fifty actors."""
    unit = stage.ledger.add(Authority(name="Transnational crime unit", kind=AuthorityKind.POLICE, country="KE"))
    papers = {document.case_id: document for document in stage.ledger.rows(Document)}
    claims = stage.ledger.rows(Claim)
    for number, actor in enumerate(actors[::50]):
        chosen = stage.chance.sample(cases, min(len(cases), stage.chance.choice((1, 2, 6))))
        referral = _referral(stage, unit, actor, chosen)
        if document := next((papers[case.pk] for case in chosen if case.pk in papers), None):
            stage.ledger.add(ReferralDocument(referral=referral, document=document))
        if claims and number % 5 == 0:
            stage.ledger.add(ReferralWord(referral=referral, claim=stage.chance.choice(claims)))


def _referral(stage: Stage, unit: Authority, actor: Actor, cases: list[Case]) -> Referral:
    add, chance = stage.ledger.add, stage.chance
    office, steps = stage.office(), chance.randrange(len(_COURSE) + 1) if actor.pk > 1 else 3
    sent_on = stage.today - timedelta(days=chance.randrange(100, 900))
    referral = Referral(
        unit=unit, post=office.post, subject="Recruitment for military service", text="What we know stands below.",
        state=_COURSE[steps - 1] if steps else ReferralState.DRAFT, sent_on=sent_on if steps else None,
        file_number=f"TCU/{chance.randrange(9999)}" if steps else "", recorded_by=chance.choice(office.officers),
    )  # fmt: skip
    add(referral)
    referral.reference = f"RF-{sent_on.year}-{referral.pk:06d}"
    add(ReferralActor(referral=referral, actor=actor))
    for number, case in enumerate(cases, start=1):
        add(ReferralCase(referral=referral, case=case, number=number if steps else None))
    for number, kind in enumerate(_COURSE[:steps]):
        day = sent_on + timedelta(days=10 * number)
        add(ReferralStep(referral=referral, kind=kind, taken_on=day, recorded_by=referral.recorded_by))
    if steps:
        _after_sending(stage, referral, sent_on)
    return referral


def _after_sending(stage: Stage, referral: Referral, sent_on: date) -> None:
    add, officer = stage.ledger.add, referral.recorded_by
    add(
        ReferralPack(
            referral=referral, file=f"bench/pack-{referral.pk}", size=90_000, sha256=f"{referral.pk:064x}",
            made_by=officer,
        )
    )  # fmt: skip
    asked_on = sent_on + timedelta(days=20)
    question = ReferralQuestion(referral=referral, text="Who paid the tickets?", asked_on=asked_on, recorded_by=officer,
                                due_on=asked_on + timedelta(days=30))  # fmt: skip
    if stage.chance.random() < 0.7:
        question.answer, question.answered_on, question.answered_by = "His sister, in cash.", asked_on, officer
    add(question)
