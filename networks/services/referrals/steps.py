"""What became of a referral: steps are added, each after one that it may follow; a wrong one is struck through."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from diplomacy.services.concerns import refuse_future
from diplomacy.services.registers import keep
from networks.choices import FOLLOWS, ReferralState
from networks.models import Actor, Referral, ReferralStep
from networks.services.referrals.locking import sent_referral, standing_steps
from networks.services.saying import written


def path_of(steps: list[ReferralStep], actor: Actor | None) -> list[ReferralStep]:
    """All for the whole of it; for one actor what befell everybody and him."""
    return [step for step in steps if actor is None or step.actor_id in (None, actor.pk)]


def next_steps(referral: Referral) -> list[ReferralState]:
    """What may follow for somebody: of each actor, and of the whole."""
    steps = standing_steps(referral)
    paths = [path_of(steps, actor) for actor in [None, *referral.actors.order_by("pk")]]
    found = {follower for path in paths if path for follower in FOLLOWS[ReferralState(path[-1].kind)]}
    return [state for state in ReferralState if state in found]


@transaction.atomic
def take_step(
    referral: Referral,
    kind: ReferralState | str,
    *,
    taken_on: date,
    by: User,
    actor: Actor | None = None,
    text: str = "",
) -> ReferralStep:
    """Raises ``ValidationError`` by field: an unknown step, one that may not follow, a day before the sending."""
    locked = sent_referral(referral, by=by)
    if actor is not None and not locked.referral_actors.filter(actor=actor).exists():
        raise ValidationError({"actor": _("The referral is not about this actor.")})
    path = path_of(standing_steps(locked), actor)
    _refuse_order(path, kind)
    _refuse_day(locked, path, kind, taken_on)
    step = written(ReferralStep(referral=locked, kind=kind, taken_on=taken_on, actor=actor, text=text, recorded_by=by))
    keep(locked, {"state": kind})
    return step


def _refuse_order(path: list[ReferralStep], kind: ReferralState | str) -> None:
    last = ReferralState(path[-1].kind)
    if kind not in ReferralState.values:
        raise ValidationError({"kind": _("There is no such step.")})
    if kind not in FOLLOWS[last]:
        words = _("After “%(last)s” there cannot come “%(next)s”.")
        raise ValidationError({"kind": words % {"last": last.label, "next": ReferralState(kind).label}})


def _refuse_day(referral: Referral, path: list[ReferralStep], kind: ReferralState | str, taken_on: date) -> None:
    """A trial may lie ahead, and what comes next need not wait for its day."""
    if kind != ReferralState.TRIAL:
        refuse_future(taken_on=taken_on)
    if referral.sent_on and taken_on < referral.sent_on:
        raise ValidationError({"taken_on": _("This is before the referral was sent.")})
    past = [step for step in path if step.kind != ReferralState.TRIAL]
    if past and taken_on < past[-1].taken_on:
        words = _("This is before the last step: %(step)s.")
        raise ValidationError({"taken_on": words % {"step": past[-1]}})


@transaction.atomic
def strike_step(step: ReferralStep, *, reason: str, by: User) -> ReferralStep:
    """The newest only, so that what came after it does not hang in the air; never the sending."""
    locked = sent_referral(step.referral, by=by)
    last = standing_steps(locked)[-1]
    if last.pk != step.pk or last.kind == ReferralState.SENT:
        raise ValidationError(_("Only the newest step can be struck through, and never the sending."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is struck through.")})
    last.struck_at, last.struck_by, last.struck_for = timezone.now(), by, reason
    last.full_clean()
    last.save(update_fields=["struck_at", "struck_by", "struck_for"])
    keep(locked, {"state": standing_steps(locked)[-1].kind})
    return last
