"""One case with everything that hangs on it, and one person of each role who knocks at its doors."""

from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.test import Client

from accounts.models import Post, User
from cases.choices import ImportState, ListState
from cases.models import Case, NamedOfficer
from tests import factories as make

ROLES = ("stranger", "here", "there", "supervisor", "headquarters", "auditor", "admin")
Person = User | None


@dataclass(frozen=True, slots=True)
class World:
    """``people``: nobody signed in; a caseworker of the case's post and of another; the supervisor of its post;
    a supervisor and an auditor at headquarters; an admin who is a member of no post."""

    people: dict[str, Person]
    things: dict[str, Any]
    browsers: dict[str, Client]

    def find(self, path: str) -> Any:
        """``case.reference``: an attribute of one of the things; a text in quotes stands for itself."""
        if path.startswith("'"):
            return path.strip("'")
        first, *more = path.split(".")
        return reduce(getattr, more, self.things[first])


def build(*, restricted: bool = False) -> World:
    """``restricted``: the same world, where only the caseworker *here* is named on the case."""
    post, other, desk = make.PostFactory.create(), make.PostFactory.create(), make.PostFactory.create(headquarters=True)
    officer = make.UserFactory.create(caseworker=post)
    people: dict[str, Person] = {
        "stranger": None,
        "here": officer,
        "there": make.UserFactory.create(caseworker=other),
        "supervisor": make.UserFactory.create(supervisor=post),
        "headquarters": make.UserFactory.create(supervisor=desk),
        "auditor": make.UserFactory.create(auditor=desk),
        "admin": make.UserFactory.create(admin=True),
    }
    case = make.CaseFactory.create(post=post, restricted=restricted, captured=True, opened_by=officer)
    return World(
        people, _things(case, post, officer, other), {role: _browser(person) for role, person in people.items()}
    )


def _browser(person: Person) -> Client:
    """Signed in once for each role."""
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def _things(case: Case, post: Post, officer: User, other: Post) -> dict[str, Any]:
    authority = make.AuthorityFactory.create()
    actor = make.ActorFactory.create(case=case)
    common = {"post": post, "authority": authority, "on": [case]}
    return {
        "case": case,
        "national": case.national,
        "entry": make.EventFactory.create(case=case),
        "claim": make.ClaimFactory.create(case=case),
        "contradiction": make.ContradictionFactory.create(case=case),
        "document": make.DocumentFactory.create(case=case),
        "duty": make.TaskFactory.create(case=case),
        "done": make.TaskFactory.create(case=case, done=True),
        "confirmation": make.ConfirmationFactory.create(case=case),
        "naming": NamedOfficer.objects.create(case=case, user=officer, named_by=officer, reason="works on it"),
        "authority": authority,
        "contact": make.ContactFactory.create(authority=authority),
        "engagement": make.EngagementFactory.create(**common),
        "planned": make.EngagementFactory.create(**common, planned=True),
        "point": make.PointFactory.create(engagement__post=post, engagement__on=[case], on=[case]),
        "read_out": make.ReadOutFactory.create(
            engagement__post=post,
            engagement__on=[case],
            of=[make.PointFactory.create(engagement__post=post, on=[case])],
        ),
        "briefing": make.BriefingFactory.create(**common),
        "request": make.RequestFactory.create(**common),
        "commitment": make.CommitmentFactory.create(**common),
        "actor": actor,
        "other_actor": make.ActorFactory.create(),
        "involvement": make.InvolvementFactory.create(actor=actor, case=case),
        "word": make.AffiliationWordFactory.create(affiliation__actor=actor, case=case),
        "advertisement": make.AdvertisementFactory.create(actor=actor, case=case),
        "route": make.RouteFactory.create(actor=actor, case=case),
        "correction": make.CorrectionRequestFactory.create(actor=actor),
        "referral": make.ReferralFactory.create(post=post, on=[case], about=[actor], sent=True),
        "step": make.ReferralStepFactory.create(
            referral=make.ReferralFactory.create(post=post, on=[case], sent=True), kind="received"
        ),
        "question": make.ReferralQuestionFactory.create(
            referral=make.ReferralFactory.create(post=post, on=[case], sent=True)
        ),
        "note": make.NoteVerbaleFactory.create(**common),
        "figure": make.PublicFigureFactory.create(statement__post=post),
        "statement": make.StatementFactory.create(post=post),
        "warning": make.TravelWarningFactory.create(),
        "template": make.NoteTemplateFactory.create(),
        "negotiation": make.NegotiationFactory.create(post=post, authority=authority),
        "draft": make.NegotiationDraftFactory.create(negotiation__post=post),
        "twin": make.NationalFactory.create(post=post),
        "merge": make.MergeFactory.create(kept=case.national),
        "alias": make.AliasFactory.create(national=case.national),
        "kin": make.NextOfKinFactory.create(national=case.national),
        "photo": make.PhotoFactory.create(national=case.national),
        "unidentified": make.UnidentifiedFactory.create(post=post),
        "identification": make.IdentificationFactory.create(unidentified__post=post, national=case.national),
        "proposal": make.ProposalFactory.create(pair__first=case.national, pair__second__post=other),
        "register": make.RegisterImportFactory.create(
            post=post, state=ImportState.PROPOSED, proposal={"columns": [], "words": {}}
        ),
        "name_list": make.NameListFactory.create(
            post=post, state=ListState.PROPOSED, proposal={"columns": [], "words": {}}
        ),
        "listed": make.ListedPersonFactory.create(name_list__post=post),
        "passport": make.TravelDocumentFactory.create(national=case.national),
    }
