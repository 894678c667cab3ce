"""Travel warnings: written, published by a second person, ended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from diplomacy.models import TravelWarning
from diplomacy.permissions import may_publish, require
from diplomacy.services.public_words import refuse_references
from diplomacy.services.registers import keep


@transaction.atomic
def write_warning(
    values: Mapping[str, Any], *, by: User, warning: TravelWarning | None = None, version: int | None = None
) -> TravelWarning:
    """A new one, or another wording of one that is not published yet: who has written last does not publish it."""
    require(by)
    refuse_references(reason=values.get("reason", ""), area=values.get("area", ""))
    kept = TravelWarning.locked(warning.pk, version) if warning else TravelWarning()
    if kept.is_published:
        raise ValidationError(_("What is published stays. End it and write another."))
    kept.issued_by = by
    return keep(kept, values)


@transaction.atomic
def publish_warning(warning: TravelWarning, *, by: User, version: int | None = None) -> TravelWarning:
    published = TravelWarning.locked(warning.pk, version)
    if not may_publish(by, published):
        raise PermissionDenied(_("A second person publishes a warning."))
    if published.is_published:
        raise ValidationError(_("It is published already."))
    return keep(published, {"published_by": by, "published_at": timezone.now()})


@transaction.atomic
def end_warning(warning: TravelWarning, *, by: User, until_on: date, version: int | None = None) -> TravelWarning:
    """Its last day. Raises ``ValidationError`` by field, and ``StaleError``."""
    require(by)
    return keep(TravelWarning.locked(warning.pk, version), {"until_on": until_on})
