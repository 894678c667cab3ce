"""Contradictions: kept up to what the claims say, and resolved by a person with a reason.

Whatever changes the claims of a case calls :func:`keep` in its transaction.
"""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import ContradictionState, EventKind
from cases.models import Case, Claim, Contradiction, Resolution
from cases.permissions import require
from cases.services.reckoning import Key, Reckoned, reckon
from cases.services.timeline import record

_OF_CASE = Q(post=F("case__post_id"), restricted=F("case__restricted"), is_open=Q(case__closed_at=None))
_ASTRAY = ExpressionWrapper(~_OF_CASE, output_field=BooleanField())


def locked(case: Case) -> None:
    """No other claim of the case is weighed until this transaction ends; claims may still be written."""
    list(Case.objects.select_for_update(of=("self",), no_key=True).filter(pk=case.pk).order_by().values_list("pk"))


def keep(case: Case, topics: Iterable[str]) -> None:
    """Bring the questions on these topics up to what the case's claims say now. For other verbs, which have checked
    what the person may do; it stands in their transaction."""
    wanted = set(topics)
    if wanted:
        locked(case)
        put_right([case.pk], wanted)


def put_right(cases: Collection[int], topics: Collection[str] | None = None) -> list[Key]:
    """Write what :func:`wrong` finds, and return it. The cases must be locked, or nobody else at work."""
    found = wrong(cases, topics)
    now = timezone.now()
    new = []
    for key, (row, told) in found.items():
        if row is None:
            new.append(Contradiction(case_id=key[0], topic=key[1], state=told.state, disputed_since=told.since or now))
            continue
        if told.state == ContradictionState.DISPUTED and _says_otherwise(row, told):
            row.disputed_since = now
        row.state, row.resolution_id = told.state, told.resolution
        row.save()
    Contradiction.objects.bulk_create(new)
    return list(found)


def wrong(
    cases: Collection[int], topics: Collection[str] | None = None
) -> dict[Key, tuple[Contradiction | None, Reckoned]]:
    """Where the rows differ from a full reckoning, or from their cases: the row, if there is one, and what it should
    say."""
    rows = Contradiction.objects.filter(case__in=cases).annotate(is_astray=_ASTRAY).order_by("pk")
    if topics is not None:
        rows = rows.filter(topic__in=topics)
    standing: dict[Key, Contradiction] = {(row.case_id, row.topic): row for row in rows}
    reckoned = reckon(cases, topics, {row.pk: key for key, row in standing.items()})
    found: dict[Key, tuple[Contradiction | None, Reckoned]] = {}
    for key in {*standing, *reckoned}:
        row, told = standing.get(key), reckoned.get(key, Reckoned(ContradictionState.AGREED))
        if row is None and told.state == ContradictionState.AGREED:
            continue
        if row is None or row.is_astray or _says_otherwise(row, told):  # type: ignore[attr-defined]
            found[key] = row, told
    return found


def _says_otherwise(row: Contradiction, told: Reckoned) -> bool:
    return (row.state, row.resolution_id) != (told.state, told.resolution)


@transaction.atomic
def resolve(
    contradiction: Contradiction, *, held: Claim | None, reason: str, shown: Collection[int], by: User
) -> Resolution:
    """Say which claim is held to be right, or none of them; what was decided before stays to be read.

    ``shown``: the claims, by number, that the person has seen. Raises ``ValidationError`` without a reason, if the
    accounts agree meanwhile, or if they are no longer those that were shown.
    """
    case = contradiction.case
    require(Permission.RECORD, by, case)
    locked(case)
    key = (case.pk, contradiction.topic)
    told = reckon([case.pk], [contradiction.topic], {contradiction.pk: key}).get(key)
    if told is None or told.state == ContradictionState.AGREED:
        raise ValidationError(_("The accounts agree meanwhile: there is nothing to resolve."))
    claims = {claim.pk: claim for claim in told.claims}
    if claims.keys() != set(shown):
        raise ValidationError(_("Somebody has recorded or corrected an account meanwhile. Look at them again."))
    if held is not None and held.pk not in claims:
        raise ValidationError({"held": _("Choose one of the accounts that stand.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    resolution = Resolution.objects.create(
        contradiction=contradiction, held=held, reason=reason.strip(), resolved_by=by
    )
    resolution.weighed.set(claims)
    row = Contradiction.objects.get(pk=contradiction.pk)
    row.state, row.resolution = ContradictionState.RESOLVED, resolution
    row.save()
    record(case, kind=EventKind.DECISION, text=_in_words(contradiction, held, resolution.reason), by=by)
    return resolution


def _in_words(contradiction: Contradiction, held: Claim | None, reason: str) -> str:
    told = {"topic": contradiction.get_topic_display(), "reason": reason}
    if held is None:
        return _("Resolved: %(topic)s. None of the accounts is held to be right. %(reason)s") % told
    told |= {"held": held.value, "who": held.get_source_kind_display()}
    return _("Resolved: %(topic)s. Held to be right: %(held)s (%(who)s). %(reason)s") % told
