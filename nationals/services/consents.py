"""What the national agrees to, refuses or takes back."""

from django.db import transaction

from accounts.models import User
from core.dates import PartialDate
from nationals.choices import ConsentAnswer, ConsentTopic
from nationals.models import Consent, National
from nationals.permissions import require


@transaction.atomic
def record_consent(
    national: National,
    *,
    topic: ConsentTopic | str,
    answer: ConsentAnswer | str,
    by: User,
    given_on: PartialDate | None = None,
    to_whom: str = "",
    how: str = "",
) -> Consent:
    """An answer that stands from now on; it is corrected by recording another on the same topic."""
    require(by, national)
    National.locked(national.pk)
    return Consent.objects.create(
        national=national,
        topic=topic,
        answer=answer,
        given_on=given_on or PartialDate(""),
        to_whom=to_whom,
        how=how,
        taken_by=by,
    )
