"""Advertisements, kept as they were seen."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.services.documents import Upload, examined
from networks.models import Actor, Advertisement
from networks.services.saying import Source, keep_longer, locked_actor


@transaction.atomic
def keep_advertisement(
    actor: Actor,
    upload: Upload,
    *,
    source: Source,
    by: User,
    seen_at: datetime | None = None,
    address: str = "",
    text: str = "",
) -> Advertisement:
    """Keep the file with its hash and the moment. Raises ``ValidationError`` as documents of a case do."""
    locked = locked_actor(actor, by=by, case=source.case)
    seen_at = seen_at or timezone.now()
    if seen_at > timezone.now():
        raise ValidationError({"seen_at": _("This lies in the future.")})
    file = examined(upload)
    if locked.advertisements.standing().filter(sha256=file.sha256, case=source.case).exists():
        raise ValidationError(_("This very file is already with the actor."))
    kept = Advertisement(
        actor=locked, name=file.name, content_type=file.content_type, size=file.size, sha256=file.sha256,
        seen_at=seen_at, address=address, text=text, **source.fields(by),
    )  # fmt: skip
    kept.full_clean(exclude=["file"])
    kept.file.save(file.name, upload, save=False)
    kept.save()
    keep_longer(locked)
    return kept
