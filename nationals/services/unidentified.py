"""Recording a person or a body that nobody has identified yet, and correcting what was noted."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Post, User
from core.models import Counter
from nationals.models import Unidentified
from nationals.permissions import require_at, require_keeper

EDITABLE = frozenset(
    {
        "kind", "sex", "age_from", "age_to", "description", "said_name", "found_on", "found_place", "country",
        "held_by", "held_at", "source",
    }
)  # fmt: skip


@transaction.atomic
def record_unidentified(*, post: Post, by: User, **facts: Any) -> Unidentified:
    """A new record of whatever of ``EDITABLE`` is known; ``kind`` and ``source`` at least."""
    require_at(by, post)
    unidentified = Unidentified(
        reference=f"U-{Counter.objects.next('unidentified'):06d}", post=post, recorded_by=by, **_known(facts)
    )
    _refuse_nonsense(unidentified)
    unidentified.save()
    return unidentified


@transaction.atomic
def correct(unidentified: Unidentified, *, version: int | None, by: User, **changes: Any) -> Unidentified:
    """Save what a form changed. Raises ``StaleError`` if somebody else saved first, and ``ValidationError`` if a body
    is to become a living person, or the other way round, while it is linked: that rests on what was seen."""
    require_keeper(by, unidentified)
    corrected = Unidentified.locked(unidentified.pk, version)
    changed = {name: value for name, value in _known(changes).items() if getattr(corrected, name) != value}
    if "kind" in changed and corrected.identifications.filter(withdrawn_at=None).exists():
        raise ValidationError({"kind": _("Withdraw the identification first: it was made of the other.")})
    if changed:
        for name, value in changed.items():
            setattr(corrected, name, value)
        _refuse_nonsense(corrected)
        corrected.save_as_next_version()
    return corrected


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name in EDITABLE}


def _refuse_nonsense(unidentified: Unidentified) -> None:
    youngest, oldest = unidentified.age_from, unidentified.age_to
    if youngest is not None and oldest is not None and youngest > oldest:
        raise ValidationError({"age_to": _("This is less than the age from which on it was estimated.")})
    if not unidentified.source.strip():
        raise ValidationError({"source": _("Say who reports it.")})
