"""Whom we speak to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AuthorityKind(TextChoices):
    STATE = "state", _("state")
    MINISTRY = "ministry", _("ministry")
    DEPARTMENT = "department", _("department")
    EMBASSY = "embassy", _("embassy or consulate")
    MILITARY = "military", _("military unit")
    PRISON = "prison", _("prison or detention centre")
    HOSPITAL = "hospital", _("hospital")
    POLICE = "police", _("police")
    PROSECUTION = "prosecution", _("prosecution or court")
    RED_CROSS = "red_cross", _("Red Cross or Red Crescent")
    ORGANISATION = "organisation", _("international organisation")
    AGENCY = "agency", _("recruitment agency's regulator")
    OTHER = "other", _("other")
