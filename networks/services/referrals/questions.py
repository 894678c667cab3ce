"""What they ask of us, and our answers."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from diplomacy.services.concerns import refuse_future
from networks.models import Referral, ReferralQuestion
from networks.services.referrals.locking import sent_referral
from networks.services.saying import written


@transaction.atomic
def take_question(
    referral: Referral, *, text: str, due_on: date, by: User, asked_by: str = "", asked_on: date | None = None
) -> ReferralQuestion:
    """Raises ``ValidationError`` by field."""
    locked = sent_referral(referral, by=by)
    asked_on = asked_on or timezone.localdate()
    refuse_future(asked_on=asked_on)
    if locked.sent_on and asked_on < locked.sent_on:
        raise ValidationError({"asked_on": _("This is before the referral was sent.")})
    if due_on < asked_on:
        raise ValidationError({"due_on": _("The answer cannot be due before it was asked.")})
    return written(
        ReferralQuestion(
            referral=locked, text=text, due_on=due_on, asked_by=asked_by, asked_on=asked_on, recorded_by=by
        )
    )


@transaction.atomic
def answer_question(
    question: ReferralQuestion, *, answer: str, by: User, answered_on: date | None = None
) -> ReferralQuestion:
    """Once. Raises ``ValidationError`` by field, or if somebody has answered meanwhile."""
    sent_referral(question.referral, by=by)
    answered = ReferralQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    answered_on = answered_on or timezone.localdate()
    refuse_future(answered_on=answered_on)
    if not answered.is_open:
        raise ValidationError(_("Somebody has answered this meanwhile."))
    if not answer.strip():
        raise ValidationError({"answer": _("Write down the answer.")})
    if answered_on < answered.asked_on:
        raise ValidationError({"answered_on": _("This is before it was asked.")})
    answered.answer, answered.answered_on, answered.answered_by = answer, answered_on, by
    return written(answered)
