"""Words of the evidence."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReadKind(TextChoices):
    OPENED = "opened", _("opened")
    PRINTED = "printed", _("printed")
    DOWNLOADED = "downloaded", _("downloaded a document")
    EXPORTED = "exported", _("exported")
    UNCOVERED = "uncovered", _("uncovered a number not to be called")
