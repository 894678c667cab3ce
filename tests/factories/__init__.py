"""Rows for tests. Always ``XFactory.create()``; traits name situations: ``CaseFactory.create(overdue=True)``."""

from tests.factories.accounts import PASSWORD, MembershipFactory, PostFactory, UserFactory
from tests.factories.cases import (
    CaseFactory,
    ClaimFactory,
    ConfirmationFactory,
    DeadlineRuleFactory,
    DocumentFactory,
    EventFactory,
    IncidentFactory,
    TaskFactory,
)
from tests.factories.diplomacy import (
    AuthorityFactory,
    CommitmentFactory,
    ContactFactory,
    EngagementFactory,
    RequestFactory,
)
from tests.factories.nationals import (
    AliasFactory,
    ConsentFactory,
    NationalFactory,
    NextOfKinFactory,
    TravelDocumentFactory,
)

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
    "IncidentFactory",
    "MembershipFactory",
    "NationalFactory",
    "NextOfKinFactory",
    "PostFactory",
    "RequestFactory",
    "TaskFactory",
    "TravelDocumentFactory",
    "UserFactory",
]
