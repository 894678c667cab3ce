"""Steps against a standing objection: each needs a reason, which stays with the case."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import AgainstWish
from cases.models import Case, Event, Override
from nationals.models import Consent


def refusal(objections: Iterable[Consent], reason: str) -> str:
    """Why the step cannot be taken yet, naming what stands against it; empty if nothing does or the reason is told."""
    named = "; ".join(spoken(objection) for objection in objections)
    if not named or reason.strip():
        return ""
    return _("This is against what the person said (%(objections)s). Say why it is done.") % {"objections": named}


def spoken(objection: Consent) -> str:
    """An objection in a line: to what, for whom, which answer, when."""
    whom = objection.relative.name if objection.relative else objection.to_whom
    about = f"{objection.get_topic_display()}, {whom}" if whom else str(objection.get_topic_display())
    day = f", {objection.given_on}" if objection.given_on else ""
    return f"{about}: {objection.get_answer_display()}{day}"


def record_overrides(
    case: Case, objections: Iterable[Consent], *, step: AgainstWish, event: Event, reason: str, by: User
) -> list[Override]:
    """For other verbs, which have refused the step without a reason; it stands in their transaction."""
    return Override.objects.bulk_create(
        [
            Override(case=case, step=step, objection=objection, event=event, reason=reason.strip(), by=by)
            for objection in objections
        ]
    )
