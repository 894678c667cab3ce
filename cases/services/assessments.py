"""The trafficking assessment: opened by a status, concluded by a person."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import EventKind, Finding
from cases.models import Case, TraffickingAssessment
from cases.permissions import require
from cases.services.timeline import record
from core.models import StaleError

ADULT = 18


def assessment_of(case: Case) -> TraffickingAssessment:
    """The case's assessment, or a new one that is not saved yet."""
    return TraffickingAssessment.objects.filter(case=case).first() or TraffickingAssessment(case=case)


@transaction.atomic
def assess(case: Case, told: Mapping[str, Any], *, version: int | None, by: User) -> TraffickingAssessment:
    """Record what was seen and the conclusion; ``version`` is None for the first. Raises ``StaleError``.

    An adult is an identified victim only if act, means and purpose are all told; a child needs no means (Palermo
    Protocol, article 3(c)). Raises ``ValidationError`` otherwise. No score is worked out.
    """
    require(Permission.RECORD, by, case)
    Case.locked(case.pk)
    assessment = assessment_of(case)
    if assessment.pk and assessment.version != version:
        raise StaleError(assessment)
    before = Finding(assessment.conclusion)
    for field in ("acts", "means", "indicators", "recruitment", "control", "conclusion"):
        setattr(assessment, field, told[field])
    _check(case, told)
    assessment.assessed_by, assessment.assessed_at = by, timezone.now()
    assessment.save_as_next_version()
    assessment.purposes.set(told["purposes"])
    if assessment.conclusion != before:
        label = Finding(assessment.conclusion).label
        record(case, kind=EventKind.DECISION, text=_("Assessment: %(finding)s") % {"finding": label}, by=by)
    return assessment


def _check(case: Case, told: Mapping[str, Any]) -> None:
    if told["conclusion"] != Finding.IDENTIFIED_VICTIM:
        return
    age = case.national.age
    is_child = age is not None and age < ADULT
    needed = {"acts": _("act"), "purposes": _("purpose")} | ({} if is_child else {"means": _("means")})
    missing = [label for name, label in needed.items() if not told[name]]
    if missing:
        raise ValidationError(_("An identified victim needs: %(what)s.") % {"what": ", ".join(missing)})
