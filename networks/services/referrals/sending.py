"""The day it leaves the house: who objects, the pack as it went, and the entry in each case."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import AgainstWish, EventKind
from cases.models import Case, Event
from cases.services import timeline
from cases.services.overrides import record_overrides, spoken
from core.dates import PartialDate
from diplomacy.permissions import in_short
from diplomacy.services.concerns import refuse_future
from diplomacy.services.registers import keep
from nationals.choices import ConsentTopic
from nationals.models import Consent
from nationals.services.consents import objections_by_national
from networks.choices import ReferralState
from networks.models import Referral, ReferralCase, ReferralPack, ReferralStep
from networks.services.referrals.locking import drafted_referral
from networks.services.referrals.pack import pack_of
from networks.services.saying import written

Against = dict[int, list[Consent]]


def objections_to(referral: Referral) -> Against:
    """Of its victims: who objects to data about them being passed on, by national."""
    nationals = list(referral.cases.order_by("pk").values_list("national_id", flat=True))
    return objections_by_national(nationals, (ConsentTopic.SHARING,)) if nationals else {}


@transaction.atomic
def send_referral(
    referral: Referral,
    *,
    by: User,
    sent_on: date | None = None,
    version: int | None = None,
    leave_out: bool = False,
    override_reason: str = "",
) -> Referral:
    """Freeze the pack with its hash. Who objects is left out, or told of for a reason that stays with the case.

    Raises ``ValidationError`` by field.
    """
    sent = drafted_referral(referral, by=by, version=version)
    sent_on = sent_on or timezone.localdate()
    refuse_future(sent_on=sent_on)
    rows = list(sent.referral_cases.select_related("case__national").order_by("case__reference"))
    against = _weighed(sent, rows, leave_out=leave_out, reason=override_reason)
    _number(rows)
    told = [row.case for row in rows if not row.left_out]
    sent.papers.filter(document__case__in=[row.case_id for row in rows if row.left_out]).delete()
    sent.papers.filter(advertisement__case__in=[row.case_id for row in rows if row.left_out]).delete()
    if not told and not sent.referral_actors.exists():
        raise ValidationError(_("It is about nobody yet: name an actor or a case."))
    sent.state, sent.sent_on = ReferralState.SENT, sent_on
    _keep_pack(sent, by)
    written(ReferralStep(referral=sent, kind=ReferralState.SENT, taken_on=sent_on, recorded_by=by))
    _tell(sent, told, against, override_reason, by)
    return keep(sent, {})


def _weighed(referral: Referral, rows: list[ReferralCase], *, leave_out: bool, reason: str) -> Against:
    """What is done against a wish; marks those who are left out instead."""
    against = objections_to(referral)
    if leave_out:
        for row in rows:
            row.left_out = row.case.national_id in against
        return {}
    if against and not reason.strip():
        named = [
            f"{row.case.reference}: {spoken(each)}" for row in rows for each in against.get(row.case.national_id, [])
        ]
        words = _("This is against what the person said (%(objections)s). Say why it is done, or leave them out.")
        raise ValidationError({"override_reason": words % {"objections": in_short(named, between="; ")}})
    return against


def _number(rows: Iterable[ReferralCase]) -> None:
    """One number a person, however many cases."""
    numbers: dict[int, int] = {}
    for row in rows:
        row.number = None if row.left_out else numbers.setdefault(row.case.national_id, len(numbers) + 1)
        row.save()


def _keep_pack(referral: Referral, by: User) -> None:
    content = pack_of(referral, by)
    pack = ReferralPack(referral=referral, size=len(content), sha256=hashlib.sha256(content).hexdigest(), made_by=by)
    pack.file.save(f"{referral.reference}.pdf", ContentFile(content), save=False)
    written(pack)


def _tell(referral: Referral, cases: list[Case], against: Against, reason: str, by: User) -> None:
    """The entry names neither the referral nor an actor: whoever sees this case need not see the others in it."""
    text = _("Told of in a referral to %(unit)s") % {"unit": referral.unit}
    day = PartialDate.from_date(referral.sent_on or timezone.localdate())
    events: list[Event] = timeline.record_for_all(cases, kind=EventKind.ENGAGEMENT, by=by, text=text, occurred_on=day)
    for event in events:
        if objections := against.get(event.case.national_id):
            record_overrides(event.case, objections, step=AgainstWish.REFERRAL, event=event, reason=reason, by=by)
