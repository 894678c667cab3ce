"""What must always be true of referrals, broken once each."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.factories import (
    ReferralActorFactory,
    ReferralCaseFactory,
    ReferralDocumentFactory,
    ReferralFactory,
    ReferralPackFactory,
    ReferralQuestionFactory,
    ReferralStepFactory,
    ReferralWordFactory,
)

YESTERDAY = timezone.localdate() - timedelta(days=1)


def again(factory: Any, *names: str) -> None:
    """The same row twice."""
    first = factory.create()
    factory.create(**{name: getattr(first, name) for name in names})


REFERRAL_BREAKS: dict[str, Callable[[], Any]] = {
    "referral_has_a_subject": lambda: ReferralFactory.create(subject=""),
    "referral_reference_form": lambda: ReferralFactory.create(reference="R-2026-000001"),
    "referral_state_is_known": lambda: ReferralFactory.create(state="dreamt", sent_on=YESTERDAY),
    "referral_dated_iff_sent": lambda: ReferralFactory.create(sent_on=YESTERDAY),
    "referral_case_once": lambda: again(ReferralCaseFactory, "referral", "case"),
    "referral_case_left_out_has_no_number": lambda: ReferralCaseFactory.create(left_out=True, number=1),
    "referral_actor_once": lambda: again(ReferralActorFactory, "referral", "actor"),
    "referral_step_is_known": lambda: ReferralStepFactory.create(kind="draft"),
    "referral_sent_once": lambda: again(ReferralStepFactory, "referral"),
    "referral_step_struck_for_a_reason": lambda: ReferralStepFactory.create(struck_at=timezone.now()),
    "referral_question_asks_something": lambda: ReferralQuestionFactory.create(text=""),
    "referral_question_due_after_asked": lambda: ReferralQuestionFactory.create(due_on=YESTERDAY),
    "referral_question_answered_in_words": lambda: ReferralQuestionFactory.create(answered_on=timezone.localdate()),
    "referral_document_once": lambda: again(ReferralDocumentFactory, "referral", "document"),
    "referral_document_is_one_file": lambda: ReferralDocumentFactory.create(document=None),
    "referral_word_once": lambda: again(ReferralWordFactory, "referral", "word"),
    "referral_word_is_one": lambda: ReferralWordFactory.create(word=None),
    "referral_pack_has_its_hash": lambda: ReferralPackFactory.create(sha256="of another kind"),
}
