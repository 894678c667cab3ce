"""What each side says in public, and our warnings to travellers."""

from datetime import date, timedelta

from accounts.models import User
from bench.stage import Office, Stage
from cases.models import Claim
from diplomacy.choices import FigureManner, StatementManner, StatementSide, WarningLevel
from diplomacy.models import Authority, Commitment, OwnCount, PublicFigure, Statement, StatementLink, TravelWarning


def statement(
    stage: Stage, office: Office, authority: Authority, day: date, promise: Commitment | None, claim: Claim | None
) -> Statement:
    chance, officer = stage.chance, stage.chance.choice(office.officers)
    said = stage.ledger.add(
        Statement(
            side=chance.choices(StatementSide.values, (20, 80))[0], authority=authority, speaker="The spokeswoman",
            said_on=day, subject="No foreigners serve", text="Everybody who serves has signed of his own will.",
            link="https://statements.example/1", post=office.post, recorded_by=officer,
        )
    )  # fmt: skip
    if chance.random() < 0.2:
        _figure(stage, said, officer)
    manner = chance.choice(StatementManner.values)
    if promise is not None and chance.random() < 0.5:
        stage.ledger.add(StatementLink(statement=said, manner=manner, commitment=promise, added_by=officer))
    elif claim is not None:
        stage.ledger.add(StatementLink(statement=said, manner=manner, claim=claim, added_by=officer))
    return said


def _figure(stage: Stage, said: Statement, officer: User) -> None:
    low = stage.chance.randrange(20, 1000)
    told = {"manner": FigureManner.AT_LEAST, "low": low, "counted": "foreigners under contract"}
    figure = stage.ledger.add(PublicFigure(statement=said, as_of=said.said_on, recorded_by=officer, **told))
    ours = {"number": low + 40, "definition": "open cases", "query": "status=captured", "counted_by": officer}
    stage.ledger.add(OwnCount(figure=figure, **ours))


def warnings(stage: Stage, office: Office) -> None:
    """One in force for each country, and those before it."""
    first, second = office.officers[:2]
    for years in range(4):
        day = stage.today - timedelta(days=365 * years + 10)
        stage.ledger.add(
            TravelWarning(
                country=office.setting.country, level=stage.chance.choice(WarningLevel.values), from_on=day,
                until_on=None if years == 0 else day + timedelta(days=300), reason="Recruitment under false pretences.",
                issued_by=first, published_by=second, published_at=stage.now,
            )
        )  # fmt: skip
