"""What must always be true of casework, broken once each."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from cases.choices import (
    ContradictionState,
    Decision,
    EventKind,
    Finding,
    ImportState,
    LineDecision,
    LineOutcome,
    Measure,
    RuleEvent,
    TaskState,
)
from cases.models import Case, CaseLink, ExternalReference, JourneyLeg, NamedOfficer, Tally, TraffickingAssessment
from tests.factories import (
    CaseFactory,
    ClaimFactory,
    ConfirmationFactory,
    ContradictionFactory,
    DeadlineRuleFactory,
    DocumentFactory,
    EventFactory,
    FamilyContactFactory,
    ImportLineFactory,
    ListedPersonFactory,
    NameListFactory,
    NationalFactory,
    OverrideFactory,
    PostFactory,
    RegisterImportFactory,
    ResolutionFactory,
    TaskFactory,
    UserFactory,
)

NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=4000)


def _twice(make: Callable[..., Any], **same: Any) -> None:
    for _time in range(2):
        make(**same)


def _decided(decision: LineDecision, **fields: Any) -> None:
    by = fields.pop("by", None) or UserFactory.create()
    ListedPersonFactory.create(decision=decision, decided_by=by, decided_at=NOW, **fields)


def _confirmed_alone() -> None:
    officer, case = UserFactory.create(), CaseFactory.create()
    _decided(LineDecision.ACCEPTED, by=officer, confirmed_by=officer, national=case.national, case=case)


def _pair() -> tuple[Case, Case]:
    return CaseFactory.create(), CaseFactory.create()


def _link(case: Case, other: Case) -> CaseLink:
    return CaseLink.objects.create(case=case, other=other, made_by=case.opened_by)


def _named_twice() -> None:
    case = CaseFactory.create()
    _twice(NamedOfficer.objects.create, case=case, user=case.opened_by, named_by=case.opened_by, reason="works on it")


def _linked_twice() -> None:
    case, other = _pair()
    _link(case, other)
    _link(case, other)


def _linked_backwards() -> None:
    case, other = _pair()
    _link(other, case)


def _decided_alone() -> None:
    officer = UserFactory.create()
    ConfirmationFactory.create(asked_by=officer, decided_by=officer, decision=Decision.CONFIRMED, decided_at=NOW)


def _declined_without_a_reason() -> None:
    ConfirmationFactory.create(decided_by=UserFactory.create(), decision=Decision.DECLINED, decided_at=NOW)


def _settled_too_early() -> None:
    TaskFactory.create(done=True, settled_at=LONG_AGO)


def _imported_twice() -> None:
    case = CaseFactory.create()
    imported = {"outcome": LineOutcome.IMPORTED, "case": case, "national": case.national, "fingerprint": "0" * 64}
    _twice(ImportLineFactory.create, **imported)


def _overridden_twice() -> None:
    done = OverrideFactory.create()
    OverrideFactory.create(case=done.case, event=done.event, objection=done.objection)


BREAKS: dict[str, Callable[[], object]] = {
    "override_has_a_reason": lambda: OverrideFactory.create(reason=""),
    "override_once_per_step": _overridden_twice,
    "family_contact_promise_is_a_duty": lambda: FamilyContactFactory.create(next_update_on=NOW.date()),
    "case_reference_form": lambda: CaseFactory.create(reference="C-26-1"),
    "case_status_is_known": lambda: CaseFactory.create(status="kidnapped"),
    "case_closed_iff_outcome": lambda: CaseFactory.create(closed_at=NOW),
    "case_closes_after_it_opens": lambda: CaseFactory.create(closed=True, closed_at=LONG_AGO),
    "assessment_concluded_by_somebody": lambda: TraffickingAssessment.objects.create(
        case=CaseFactory.create(), conclusion=Finding.PRESUMED_VICTIM
    ),
    "event_status_change_has_a_status": lambda: EventFactory.create(kind=EventKind.STATUS),
    "claim_correction_has_a_reason": lambda: ClaimFactory.create(corrects=ClaimFactory.create()),
    "claim_says_something": lambda: ClaimFactory.create(value=""),
    "contradiction_once_per_question": lambda: _twice(ContradictionFactory.create, case=CaseFactory.create()),
    "contradiction_state_is_known": lambda: ContradictionFactory.create(state="lost"),
    "contradiction_resolved_iff_resolution": lambda: ContradictionFactory.create(state=ContradictionState.RESOLVED),
    "resolution_has_a_reason": lambda: ResolutionFactory.create(reason=""),
    "confirmation_one_pending_per_case": lambda: _twice(ConfirmationFactory.create, case=CaseFactory.create()),
    "confirmation_by_a_second_person": _decided_alone,
    "confirmation_decided_iff_not_pending": lambda: ConfirmationFactory.create(decided_at=NOW),
    "confirmation_declined_with_a_reason": _declined_without_a_reason,
    "document_once_per_case": lambda: _twice(DocumentFactory.create, case=CaseFactory.create(), sha256="0" * 64),
    "leg_starts_somewhere": lambda: JourneyLeg.objects.create(
        case=CaseFactory.create(), origin="", destination="Nairobi", departs_on=NOW.date()
    ),
    "officer_named_once_per_case": _named_twice,
    "link_from_lower_to_higher": _linked_backwards,
    "link_once": _linked_twice,
    "external_reference_once": lambda: _twice(
        ExternalReference.objects.create, case=CaseFactory.create(), system="portal", number="7"
    ),
    "register_state_is_known": lambda: RegisterImportFactory.create(state="lost"),
    "register_done_iff_finished": lambda: RegisterImportFactory.create(state=ImportState.DONE),
    "register_file_once_per_post": lambda: _twice(
        RegisterImportFactory.create, post=PostFactory.create(), sha256="0" * 64
    ),
    "name_list_state_is_known": lambda: NameListFactory.create(state="lost"),
    "name_list_has_a_sender": lambda: NameListFactory.create(sender=""),
    "name_list_file_once_per_post": lambda: _twice(NameListFactory.create, sha256="0" * 64, post=PostFactory.create()),
    "listed_row_once": lambda: _twice(ListedPersonFactory.create, name_list=NameListFactory.create(), row=2),
    "listed_decided_by_somebody": lambda: ListedPersonFactory.create(decision=LineDecision.REJECTED),
    "listed_decided_at_a_time": lambda: ListedPersonFactory.create(
        decision=LineDecision.REJECTED, decided_by=UserFactory.create()
    ),
    "listed_accepted_iff_national": lambda: _decided(LineDecision.WAITING),
    "listed_accepted_iff_case": lambda: _decided(LineDecision.ACCEPTED, national=NationalFactory.create()),
    "listed_unidentified_iff_record": lambda: _decided(LineDecision.UNIDENTIFIED),
    "listed_second_person": _confirmed_alone,
    "listed_asked_iff_colleague": lambda: _decided(LineDecision.ASKED),
    "register_row_once": lambda: _twice(ImportLineFactory.create, register=RegisterImportFactory.create(), row=2),
    "register_line_imported_once": _imported_twice,
    "register_line_imported_iff_case": lambda: ImportLineFactory.create(outcome=LineOutcome.IMPORTED),
    "rule_has_a_status_iff_entered": lambda: DeadlineRuleFactory.create(happening=RuleEvent.CASE_CLOSED),
    "task_settled_iff_not_open": lambda: TaskFactory.create(state=TaskState.DONE),
    "task_waived_has_a_reason": lambda: TaskFactory.create(waived=True, remark=""),
    "task_settled_after_creation": _settled_too_early,
    "tally_settled_once": lambda: _twice(
        Tally.objects.create, measure=Measure.OPEN, post=PostFactory.create(), country="KE", number=1, settled=True
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_must_not_be(name: str) -> None:
    with pytest.raises(IntegrityError, match=name):
        BREAKS[name]()
