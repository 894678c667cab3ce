"""A name list arrives: as a file, or as text that somebody pastes."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.choices import ListState
from cases.models import NameList
from cases.permissions import require_at
from cases.services.registers.files import Upload, keep

FACTS = frozenset({"source_kind", "sender", "received_on", "country", "held_by", "status", "as_of", "confidence"})


def pasted(text: str) -> Upload:
    """Text as the file that stays as evidence."""
    return ContentFile(text.encode("utf-8"), name=_("pasted.txt"))


@transaction.atomic
def receive(upload: Upload, told: Mapping[str, Any], *, post: Post, by: User) -> NameList:
    """Keep the list to be read. The very same file at the same post is the list that there is already.

    Raises ``ValidationError`` in the person's words for what is no table.
    """
    require_at(NameList.by_permission, by, post)
    digest = hashlib.file_digest(upload, "sha256").hexdigest()
    earlier = NameList.objects.select_for_update(of=("self",)).filter(sha256=digest, post=post).first()
    if earlier is None:
        facts = {name: told[name] for name in FACTS & told.keys()}
        return keep(NameList(sha256=digest, post=post, uploaded_by=by, **facts), upload)
    if earlier.state == ListState.FAILED:
        earlier.state, earlier.problem = ListState.READING, {}
        earlier.save_as_next_version()
    return earlier
