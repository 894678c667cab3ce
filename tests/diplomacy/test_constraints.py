"""What must always be true, broken once each."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from diplomacy.models import RequestCase
from tests.diplomacy.note_breaks import NOTE_BREAKS
from tests.diplomacy.public_breaks import PUBLIC_BREAKS
from tests.factories import (
    AuthorityFactory,
    BriefingFactory,
    CaseFactory,
    CommitmentFactory,
    ContactFactory,
    EngagementFactory,
    JudgementFactory,
    NegotiationDraftFactory,
    NegotiationFactory,
    PointFactory,
    ReadOutFactory,
    ReminderFactory,
    RequestFactory,
)

TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=4000)


def its_own_parent() -> None:
    authority = AuthorityFactory.create()
    authority.parent = authority
    authority.save()


def its_own_former() -> None:
    contact = ContactFactory.create()
    contact.same_as = contact
    contact.save()


def its_own_answer() -> None:
    point = PointFactory.create(kind="answered")
    point.answers = point
    point.save()


def twice(thing: Any, **fields: Any) -> None:
    thing._meta.model._base_manager.create(**fields)


def same_case_twice(factory: Any, relation: str, owner: str) -> None:
    case = CaseFactory.create()
    thing = factory.create(on=[case])
    getattr(thing, relation).create(case=case)


BREAKS: dict[str, Callable[[], Any]] = {
    **NOTE_BREAKS,
    **PUBLIC_BREAKS,
    "authority_once_per_country": lambda: [AuthorityFactory.create(name="Twice") for _time in range(2)],
    "authority_is_not_its_own_parent": its_own_parent,
    "contact_leaves_after_arriving": lambda: ContactFactory.create(from_on=TODAY, until_on=LONG_AGO),
    "contact_is_not_its_own_former": its_own_former,
    "engagement_has_a_subject": lambda: EngagementFactory.create(subject=""),
    "engagement_cancelled_with_the_reason": lambda: EngagementFactory.create(cancelled_because="Snow."),
    "point_says_something": lambda: PointFactory.create(text=""),
    "point_answers_only_as_an_answer": lambda: PointFactory.create(answers=PointFactory.create()),
    "point_does_not_answer_itself": its_own_answer,
    "point_case_once": lambda: same_case_twice(PointFactory, "point_cases", "point"),
    "read_out_says_something": lambda: ReadOutFactory.create(text=""),
    "briefing_says_something": lambda: BriefingFactory.create(content={}),
    "briefing_case_once": lambda: same_case_twice(BriefingFactory, "briefing_cases", "briefing"),
    "diplomacy_briefing_reference_key": lambda: [BriefingFactory.create(reference="B-2026-1") for _time in range(2)],
    "engagement_case_once": lambda: same_case_twice(EngagementFactory, "engagement_cases", "engagement"),
    "request_due_after_asked": lambda: RequestFactory.create(due_on=LONG_AGO),
    "request_answered_after_asked": lambda: RequestFactory.create(answered_on=LONG_AGO),
    "request_refused_with_the_reason": lambda: RequestFactory.create(state="refused"),
    "request_case_once": lambda: same_case_twice(RequestFactory, "request_cases", "request"),
    "request_case_refused_with_the_reason": lambda: RequestCase.objects.create(
        request=RequestFactory.create(), case=CaseFactory.create(), state="refused", answered_on=TODAY
    ),
    "request_case_dated_iff_answered": lambda: RequestCase.objects.create(
        request=RequestFactory.create(), case=CaseFactory.create(), state="granted"
    ),
    "reminder_next_is_later": lambda: ReminderFactory.create(next_on=LONG_AGO),
    "commitment_due_after_promised": lambda: CommitmentFactory.create(due_on=LONG_AGO),
    "commitment_judged_on_evidence": lambda: CommitmentFactory.create(state="kept", judged_on=TODAY),
    "commitment_judged_after_promised": lambda: CommitmentFactory.create(kept=True, judged_on=LONG_AGO),
    "commitment_judged_iff_not_open": lambda: CommitmentFactory.create(judged_on=TODAY),
    "commitment_case_once": lambda: same_case_twice(CommitmentFactory, "commitment_cases", "commitment"),
    "judgement_on_evidence": lambda: JudgementFactory.create(evidence=""),
    "judgement_is_not_open": lambda: JudgementFactory.create(state="open"),
    "negotiation_has_a_title": lambda: NegotiationFactory.create(title=""),
    "negotiationdraft_once_per_negotiation": lambda: NegotiationDraftFactory.create_batch(
        2, negotiation=NegotiationFactory.create(), sha256="a" * 64
    ),
    "diplomacy_request_reference_key": lambda: [RequestFactory.create(reference="R-2026-1") for _time in range(2)],
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_must_not_be(name: str) -> None:
    with pytest.raises(IntegrityError, match=name):
        BREAKS[name]()
