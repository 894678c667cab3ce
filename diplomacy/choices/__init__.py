"""Words of diplomacy."""

from diplomacy.choices.authorities import AuthorityKind
from diplomacy.choices.board import AGES, Age, BoardBy
from diplomacy.choices.engagements import (
    EngagementKind,
    EngagementState,
    PointKind,
    PointSubject,
    RecordKind,
    Speaker,
    Turn,
)
from diplomacy.choices.negotiations import SETTLED, DraftOrigin, NegotiationKind, NegotiationState, StepKind
from diplomacy.choices.notes import (
    FEW_FACTS,
    NEXT_NOTE_STATES,
    NOTE_OUT,
    AnnexFact,
    NoteDirection,
    NoteLanguage,
    NoteState,
    SecondLanguage,
    TemplateState,
)
from diplomacy.choices.promises import JUDGED, CommitmentKind, CommitmentState, Side, SpokenLanguage
from diplomacy.choices.public_words import FigureManner, StatementManner, StatementSide, WarningLevel
from diplomacy.choices.requests import ANSWERED, AWAITING, NEXT_STATES, WISHES, RequestKind, RequestState

__all__ = [
    "AGES",
    "ANSWERED",
    "AWAITING",
    "FEW_FACTS",
    "JUDGED",
    "NEXT_NOTE_STATES",
    "NEXT_STATES",
    "NOTE_OUT",
    "SETTLED",
    "WISHES",
    "Age",
    "AnnexFact",
    "AuthorityKind",
    "BoardBy",
    "CommitmentKind",
    "CommitmentState",
    "DraftOrigin",
    "EngagementKind",
    "EngagementState",
    "FigureManner",
    "NegotiationKind",
    "NegotiationState",
    "NoteDirection",
    "NoteLanguage",
    "NoteState",
    "PointKind",
    "PointSubject",
    "RecordKind",
    "RequestKind",
    "RequestState",
    "SecondLanguage",
    "Side",
    "Speaker",
    "SpokenLanguage",
    "StatementManner",
    "StatementSide",
    "StepKind",
    "TemplateState",
    "Turn",
    "WarningLevel",
]
