"""Rows for tests. Always ``XFactory.create()``; traits name situations: ``CaseFactory.create(overdue=True)``."""

from tests.factories.accounts import PASSWORD, MembershipFactory, PostFactory, UserFactory
from tests.factories.cases import (
    CaseFactory,
    ClaimFactory,
    ConfirmationFactory,
    DeadlineRuleFactory,
    DocumentFactory,
    EventFactory,
    FamilyContactFactory,
    IncidentFactory,
    OverrideFactory,
    TaskFactory,
)
from tests.factories.diplomacy import (
    AuthorityFactory,
    CommitmentFactory,
    ContactFactory,
    EngagementFactory,
    RequestFactory,
)
from tests.factories.name_lists import ListedPersonFactory, NameListFactory
from tests.factories.nationals import (
    AliasFactory,
    ConsentFactory,
    IdentificationFactory,
    LikelyPairFactory,
    MergeChangeFactory,
    MergeFactory,
    NationalFactory,
    NextOfKinFactory,
    PhotoFactory,
    ProposalFactory,
    TravelDocumentFactory,
    UnidentifiedFactory,
)
from tests.factories.notes import NoteCaseFactory, NoteTemplateFactory, NoteVerbaleFactory
from tests.factories.public_words import StatementFactory, StatementLinkFactory, TravelWarningFactory
from tests.factories.registers import ImportLineFactory, RegisterImportFactory

__all__ = [
    "PASSWORD",
    "AliasFactory",
    "AuthorityFactory",
    "CaseFactory",
    "ClaimFactory",
    "CommitmentFactory",
    "ConfirmationFactory",
    "ConsentFactory",
    "ContactFactory",
    "DeadlineRuleFactory",
    "DocumentFactory",
    "EngagementFactory",
    "EventFactory",
    "FamilyContactFactory",
    "IdentificationFactory",
    "ImportLineFactory",
    "IncidentFactory",
    "LikelyPairFactory",
    "ListedPersonFactory",
    "MembershipFactory",
    "MergeChangeFactory",
    "MergeFactory",
    "NameListFactory",
    "NationalFactory",
    "NextOfKinFactory",
    "NoteCaseFactory",
    "NoteTemplateFactory",
    "NoteVerbaleFactory",
    "OverrideFactory",
    "PhotoFactory",
    "PostFactory",
    "ProposalFactory",
    "RegisterImportFactory",
    "RequestFactory",
    "StatementFactory",
    "StatementLinkFactory",
    "TaskFactory",
    "TravelDocumentFactory",
    "TravelWarningFactory",
    "UnidentifiedFactory",
    "UserFactory",
]
