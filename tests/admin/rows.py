"""A row of every record that the admin shows, and as many as one likes."""
# ruff: noqa: ARG005  each maker gets the same two things

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import Post, User
from cases.choices import Topic
from cases.models import (
    Case,
    CaseLink,
    Claim,
    Confirmation,
    Contradiction,
    DeadlineRule,
    Document,
    Event,
    ExploitationPurpose,
    ExternalReference,
    FamilyContact,
    ImportLine,
    Incident,
    JourneyLeg,
    ListedPerson,
    NamedOfficer,
    NameList,
    Override,
    RegisterImport,
    Resolution,
    Task,
    TraffickingAssessment,
)
from diplomacy.models import (
    Authority,
    Briefing,
    Commitment,
    Contact,
    Engagement,
    Judgement,
    Negotiation,
    NegotiationDraft,
    NegotiationStep,
    NoteTemplate,
    NoteVerbale,
    Point,
    PublicFigure,
    ReadOut,
    Reminder,
    Request,
    Statement,
    TravelWarning,
)
from nationals.models import Alias, Consent, Identification, National, NextOfKin, Proposal, TravelDocument, Unidentified
from networks.models import (
    Actor,
    ActorName,
    ActorReview,
    Advertisement,
    Affiliation,
    AffiliationResolution,
    AffiliationWord,
    CorrectionRequest,
    Identifier,
    Involvement,
    Referral,
    ReferralPack,
    ReferralQuestion,
    ReferralStep,
    Route,
)
from tests import factories

Make = Callable[[Case, int], Any]


def _link(case: Case, number: int) -> CaseLink:
    other = factories.CaseFactory.create()
    low, high = sorted((case, other), key=lambda one: one.pk)
    return CaseLink.objects.create(case=low, other=high, made_by=case.opened_by)


def _line(case: Case, number: int) -> ImportLine:
    register = RegisterImport.objects.first() or _register(case, number)
    return ImportLine.objects.create(register=register, row=number + 1, raw=["x"], fingerprint=f"{number:064x}")


def _register(case: Case, number: int) -> RegisterImport:
    return RegisterImport.objects.create(
        name=f"register {number}.xlsx", size=1, sha256=f"{number:064x}", post=case.post, uploaded_by=case.opened_by
    )


def _contradiction(case: Case) -> Contradiction:
    """On the next topic; when all are used, of another case."""
    used = set(case.contradictions.order_by("pk").values_list("topic", flat=True))
    topic = next((topic for topic in Topic if topic not in used), None)
    fields = {"case": case, "topic": topic} if topic else {}
    made: Contradiction = factories.ContradictionFactory.create(**fields)
    return made


ROWS: dict[type[models.Model], Make] = {
    User: lambda case, number: factories.UserFactory.create(caseworker=case.post),
    Post: lambda case, number: factories.PostFactory.create(),
    National: lambda case, number: factories.NationalFactory.create(post=case.post),
    Alias: lambda case, number: factories.AliasFactory.create(national=case.national),
    TravelDocument: lambda case, number: factories.TravelDocumentFactory.create(national=case.national),
    NextOfKin: lambda case, number: factories.NextOfKinFactory.create(national=case.national),
    Consent: lambda case, number: factories.ConsentFactory.create(national=case.national),
    Unidentified: lambda case, number: factories.UnidentifiedFactory.create(post=case.post),
    Identification: lambda case, number: factories.IdentificationFactory.create(national=case.national),
    Proposal: lambda case, number: factories.ProposalFactory.create(pair__first=case.national),
    Case: lambda case, number: factories.CaseFactory.create(),
    Incident: lambda case, number: factories.IncidentFactory.create(),
    Task: lambda case, number: factories.TaskFactory.create(case=case),
    Event: lambda case, number: factories.EventFactory.create(case=case),
    FamilyContact: lambda case, number: factories.FamilyContactFactory.create(case=case),
    Override: lambda case, number: factories.OverrideFactory.create(case=case),
    Claim: lambda case, number: factories.ClaimFactory.create(case=case),
    Contradiction: lambda case, number: _contradiction(case),
    Resolution: lambda case, number: factories.ResolutionFactory.create(contradiction=_contradiction(case)),
    Document: lambda case, number: factories.DocumentFactory.create(case=case),
    TraffickingAssessment: lambda case, number: TraffickingAssessment.objects.create(
        case=factories.CaseFactory.create()
    ),
    JourneyLeg: lambda case, number: JourneyLeg.objects.create(
        case=case, origin="Kyiv", destination="Nairobi", departs_on=timezone.localdate()
    ),
    Confirmation: lambda case, number: factories.ConfirmationFactory.create(),
    NamedOfficer: lambda case, number: NamedOfficer.objects.create(
        case=case, user=factories.UserFactory.create(), named_by=case.opened_by, reason="works on it"
    ),
    CaseLink: _link,
    ExternalReference: lambda case, number: ExternalReference.objects.create(
        case=case, system="OB", number=f"{number}/2026"
    ),
    Authority: lambda case, number: factories.AuthorityFactory.create(),
    Contact: lambda case, number: factories.ContactFactory.create(),
    Engagement: lambda case, number: factories.EngagementFactory.create(on=[case]),
    PublicFigure: lambda case, number: factories.PublicFigureFactory.create(),
    Point: lambda case, number: factories.PointFactory.create(on=[case]),
    ReadOut: lambda case, number: factories.ReadOutFactory.create(of=[factories.PointFactory.create(on=[case])]),
    Briefing: lambda case, number: factories.BriefingFactory.create(on=[case]),
    Request: lambda case, number: factories.RequestFactory.create(on=[case]),
    Reminder: lambda case, number: factories.ReminderFactory.create(request=factories.RequestFactory.create(on=[case])),
    Commitment: lambda case, number: factories.CommitmentFactory.create(on=[case]),
    Actor: lambda case, number: factories.ActorFactory.create(case=case),
    ActorName: lambda case, number: factories.ActorNameFactory.create(case=case),
    Identifier: lambda case, number: factories.IdentifierFactory.create(case=case),
    Involvement: lambda case, number: factories.InvolvementFactory.create(case=case),
    Affiliation: lambda case, number: factories.AffiliationFactory.create(),
    AffiliationWord: lambda case, number: factories.AffiliationWordFactory.create(case=case),
    AffiliationResolution: lambda case, number: factories.AffiliationResolutionFactory.create(
        on=[factories.AffiliationWordFactory.create(case=case)]
    ),
    Route: lambda case, number: factories.RouteFactory.create(case=case),
    Advertisement: lambda case, number: factories.AdvertisementFactory.create(case=case),
    CorrectionRequest: lambda case, number: factories.CorrectionRequestFactory.create(),
    Referral: lambda case, number: factories.ReferralFactory.create(on=[case]),
    ReferralStep: lambda case, number: factories.ReferralStepFactory.create(referral__on=[case]),
    ReferralQuestion: lambda case, number: factories.ReferralQuestionFactory.create(referral__on=[case]),
    ReferralPack: lambda case, number: factories.ReferralPackFactory.create(referral__on=[case]),
    ActorReview: lambda case, number: factories.ActorReviewFactory.create(),
    NoteVerbale: lambda case, number: factories.NoteVerbaleFactory.create(on=[case]),
    NoteTemplate: lambda case, number: factories.NoteTemplateFactory.create(),
    Statement: lambda case, number: factories.StatementFactory.create(),
    TravelWarning: lambda case, number: factories.TravelWarningFactory.create(),
    Judgement: lambda case, number: factories.JudgementFactory.create(
        commitment=factories.CommitmentFactory.create(on=[case], kept=True)
    ),
    Negotiation: lambda case, number: factories.NegotiationFactory.create(),
    NegotiationStep: lambda case, number: factories.NegotiationStepFactory.create(),
    NegotiationDraft: lambda case, number: factories.NegotiationDraftFactory.create(),
    DeadlineRule: lambda case, number: factories.DeadlineRuleFactory.create(),
    ExploitationPurpose: lambda case, number: ExploitationPurpose.objects.create(
        code=f"purpose-{number}", name=f"Purpose {number}", basis="a law"
    ),
    RegisterImport: _register,
    ImportLine: _line,
    NameList: lambda case, number: factories.NameListFactory.create(post=case.post),
    ListedPerson: lambda case, number: factories.ListedPersonFactory.create(
        name_list__post=case.post, case=case, accepted=True
    ),
}
