"""Frameworks under negotiation, and briefings before a meeting."""

from datetime import timedelta

from bench.stage import Office, Stage
from cases.models import Case
from diplomacy.choices import DraftOrigin, NegotiationKind, NegotiationState, StepKind
from diplomacy.models import (
    Authority,
    Briefing,
    BriefingCase,
    Engagement,
    Negotiation,
    NegotiationDraft,
    NegotiationStep,
)
from diplomacy.paper.brief import Brief, Section, Table


def negotiation(stage: Stage, office: Office, authority: Authority) -> None:
    chance, add, officer = stage.chance, stage.ledger.add, stage.chance.choice(office.officers)
    state = chance.choice((NegotiationState.EXPLORED, NegotiationState.NEGOTIATED, NegotiationState.IN_FORCE))
    begun = stage.today - timedelta(days=chance.randrange(30, 900))
    talks = add(
        Negotiation(
            title="Framework on regular migration", kind=chance.choice(NegotiationKind.values), authority=authority,
            post=office.post, state=state, begun_on=begun, next_step="Second round",
            next_on=stage.today + timedelta(days=chance.randrange(-20, 60)), recorded_by=officer,
        )
    )  # fmt: skip
    for number in range(chance.randrange(1, 6)):
        day = begun + timedelta(days=5 * number)
        kind = chance.choice(StepKind.values)
        add(NegotiationStep(negotiation=talks, kind=kind, taken_on=day, text="Met.", state=state, taken_by=officer))
    add(
        NegotiationDraft(
            negotiation=talks, origin=chance.choice(DraftOrigin.values), title="First draft", dated_on=begun,
            file=f"bench/draft-{talks.pk}", name="draft.docx", content_type="application/octet-stream", size=9_000,
            sha256=f"{talks.pk:064x}", added_by=officer,
        )
    )  # fmt: skip


def briefing(stage: Stage, office: Office, authority: Authority, met: Engagement, cases: list[Case]) -> None:
    officer = stage.chance.choice(office.officers)
    made = Briefing(
        authority=authority, engagement=met, post=office.post, posts_told=[office.post.pk], as_of=stage.now,
        made_by=officer,
    )  # fmt: skip
    stage.ledger.add(made)
    made.reference = f"B-{stage.today.year}-{made.pk:06d}"
    made.content = _brief(stage, made, cases).data
    for case in cases:
        stage.ledger.add(BriefingCase(briefing=made, case=case))


def _brief(stage: Stage, made: Briefing, cases: list[Case]) -> Brief:
    """What is printed: a page, and an annex with a line for each case."""
    rows = [[case.reference, case.national.name, str(case.status)] for case in cases]
    return Brief(
        language="en", reference=made.reference, title=f"Briefing on {made.authority.name}",
        head=[made.authority.name, str(made.post.name)], marking="For those to whom it is given.", in_latin="",
        latin_beside="", made_at=stage.now.isoformat(),
        sections=[Section("Who they are", [made.authority.name]), Section("What to ask now", ["Where are they?"])],
        annexes=[Table("Cases", ["Case", "Name", "Status"], rows)],
    )  # fmt: skip
