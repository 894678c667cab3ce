"""What the national agrees to, refuses or takes back."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import PartialDate
from nationals.choices import ConsentAnswer, ConsentMeans, ConsentTopic
from nationals.models import Consent, National, NextOfKin
from nationals.permissions import require


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer that stands on one topic, for the same people, and those that it replaced, newest first."""

    consent: Consent
    former: list[Consent] = field(default_factory=list)


@transaction.atomic
def record_consent(  # noqa: PLR0913  an answer has this many sides
    national: National,
    *,
    topic: ConsentTopic | str,
    answer: ConsentAnswer | str,
    by: User,
    given_on: PartialDate | None = None,
    to_whom: str = "",
    relative: NextOfKin | None = None,
    scope: str = "",
    means: ConsentMeans | str = "",
    how: str = "",
    witness: str = "",
    evidence: str = "",
    reason: str = "",
) -> Consent:
    """An answer that stands from now on; it is corrected by recording another on the same topic.

    Raises ``ValidationError`` if something is taken back without a reason, or for a relative of somebody else.
    """
    require(by, national)
    National.locked(national.pk)
    consent = Consent(
        national=national, topic=topic, answer=answer, given_on=given_on or PartialDate(""), to_whom=to_whom,
        relative=relative, scope=scope, means=means, how=how, witness=witness, evidence=evidence, reason=reason,
        taken_by=by,
    )  # fmt: skip
    _refuse_nonsense(consent)
    consent.save()
    return consent


def _refuse_nonsense(consent: Consent) -> None:
    if consent.answer == ConsentAnswer.WITHDRAWN and not consent.reason.strip():
        raise ValidationError({"reason": _("Say why it was taken back.")})
    if consent.relative is None:
        return
    if consent.relative.national_id != consent.national_id:
        raise ValidationError({"relative": _("This is a relative of somebody else.")})
    if consent.topic != ConsentTopic.FAMILY:
        raise ValidationError({"relative": _("Only an answer about the family can be for one relative.")})


def objections(national: National, topic: ConsentTopic | str, *, relative: NextOfKin | None = None) -> list[Consent]:
    """What stands against a step on this topic, newest first; about the family, against speaking with ``relative``.

    An objection to somebody else in the family does not count. An answer in favour of this relative that came after
    an objection to the whole family does.
    """
    told = national.consents.filter(topic=topic).select_related("relative", "taken_by")
    stand = [one.consent for one in standing(told.order_by("-recorded_at", "-pk"))]
    own = next((consent for consent in stand if relative and consent.relative_id == relative.pk), None)
    since = own.recorded_at if own and own.is_in_favour else None
    return [
        consent
        for consent in stand
        if consent.is_against
        and (consent.relative_id is None or consent == own)
        and (since is None or consent.recorded_at > since)
    ]


def objections_by_national(nationals: Iterable[int], topics: Collection[ConsentTopic]) -> dict[int, list[Consent]]:
    """What many people, by their numbers, stand against on any of these topics; in one query."""
    told = Consent.objects.filter(national__in=nationals, topic__in=topics).select_related("relative", "taken_by")
    by_national: dict[int, list[Consent]] = defaultdict(list)
    for consent in told.order_by("-recorded_at", "-pk"):
        by_national[consent.national_id].append(consent)
    found = {pk: [one.consent for one in standing(rows) if one.consent.is_against] for pk, rows in by_national.items()}
    return {pk: against for pk, against in found.items() if against}


def against_anything(national: National) -> list[Consent]:
    """Everything that the person stands against, for whomever, by topic."""
    told = national.consents.select_related("relative", "taken_by").order_by("-recorded_at", "-pk")
    return [one.consent for one in standing(told) if one.consent.is_against]


def standing(consents: Iterable[Consent]) -> list[Standing]:
    """By topic, of answers that come newest first: an answer for certain people does not replace one for others."""
    found: dict[tuple[str, int | None, str], Standing] = {}
    for consent in consents:
        key = (consent.topic, consent.relative_id, consent.to_whom.casefold())
        if key in found:
            found[key].former.append(consent)
        else:
            found[key] = Standing(consent)
    topics = list(ConsentTopic)
    return sorted(found.values(), key=lambda one: topics.index(ConsentTopic(one.consent.topic)))
