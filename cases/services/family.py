"""Speaking with the family: only what may be told, to whom it is safe, and what was promised is a duty."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import AgainstWish, EventKind, Party, TaskState
from cases.models import Case, Event, FamilyContact, Task
from cases.permissions import require
from cases.services import tasks
from cases.services.overrides import record_overrides, refusal
from core.dates import PartialDate, ministry_today
from nationals.choices import ConsentTopic, Telling
from nationals.models import Consent, National, NextOfKin
from nationals.services.consents import objections

UNKNOWN = PartialDate("")
END_OF_WORK = time(17)


@dataclass(frozen=True, slots=True)
class Said:
    """A contact as somebody tells it. The reasons are needed only where the relative's record makes them so."""

    kind: EventKind | str
    text: str
    told: Telling | str = Telling.NOTHING
    occurred_on: PartialDate = UNKNOWN
    reached: bool = True
    next_update_on: date | None = None
    told_reason: str = ""
    unsafe_reason: str = ""
    override_reason: str = ""


@transaction.atomic
def record_family_contact(case: Case, kin: NextOfKin, said: Said, *, by: User) -> FamilyContact:
    """Write the contact and its entry; settle what was promised this relative before, promise anew.

    Raises ``ValidationError`` if more is told than may be, somebody unsafe is contacted, or the person objects to it,
    each without a reason.
    """
    require(Permission.RECORD, by, case)
    National.locked(case.national_id)  # so that nobody changes meanwhile what may be told
    kin = NextOfKin.locked(kin.pk)
    against = objections(case.national, ConsentTopic.FAMILY, relative=kin)
    _refuse(case, kin, said, against)
    event = _entry(case, kin, said, against, by)
    record_overrides(case, against, step=AgainstWish.FAMILY_CONTACT, event=event, reason=said.override_reason, by=by)
    if said.reached:
        remark = _("the family was contacted again")
        tasks.settle_together(promised(case, kin), TaskState.DONE, remark=remark, by=by)
    return FamilyContact.objects.create(
        case=case, kin=kin, event=event, told=said.told, told_reason=said.told_reason, unsafe_reason=said.unsafe_reason,
        next_update_on=said.next_update_on, task=_duty(case, kin, said.next_update_on, by),
    )  # fmt: skip


def promised(case: Case, kin: NextOfKin) -> QuerySet[Task]:
    """Open duties to tell this relative more."""
    return Task.objects.open().filter(family_contact__case=case, family_contact__kin=kin)


def _refuse(case: Case, kin: NextOfKin, said: Said, against: list[Consent]) -> None:
    if kin.national_id != case.national_id:
        raise ValidationError(_("This is a relative of somebody else."))
    found = {"override_reason": refusal(against, said.override_reason)}
    if Telling(said.told).is_more_than(Telling(kin.may_be_told)) and not said.told_reason.strip():
        found["told_reason"] = _("%(name)s may be told: %(what)s. Say why more was told.") % {
            "name": kin.name, "what": kin.get_may_be_told_display(),
        }  # fmt: skip
    if kin.is_unsafe and not said.unsafe_reason.strip():
        found["unsafe_reason"] = _("%(name)s must not be contacted. Say why it was done.") % {"name": kin.name}
    if said.next_update_on and said.next_update_on < ministry_today():
        found["next_update_on"] = _("This lies in the past.")
    if said.next_update_on and not case.is_open:
        found["next_update_on"] = _("The case is closed: reopen it to promise something.")
    if not said.reached and said.told != Telling.NOTHING:
        found["told"] = _("Who was not reached was told nothing.")
    if found := {name: text for name, text in found.items() if text}:
        raise ValidationError(found)


def _entry(case: Case, kin: NextOfKin, said: Said, against: list[Consent], by: User) -> Event:
    told = (said.override_reason if against else "", said.unsafe_reason, said.told_reason)
    reasons = " ".join(reason.strip() for reason in told if reason.strip())
    return Event.objects.create(
        case=case, kind=said.kind, text=f"{kin.name}: {said.text}", recorded_by=by, occurred_on=said.occurred_on,
        party=Party.FAMILY, reached=said.reached, data={"reason": reasons} if reasons else {},
    )  # fmt: skip


def _duty(case: Case, kin: NextOfKin, day: date | None, by: User) -> Task | None:
    """Due when the post's working day ends."""
    if day is None:
        return None
    title = _("Update the family as promised: %(name)s") % {"name": kin.name[:150]}
    due_at = datetime.combine(day, END_OF_WORK, ZoneInfo(case.post.time_zone))
    return tasks.add_task(case, title=title, due_at=due_at, by=by)
