"""Words that more than one app uses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Confidence(TextChoices):
    CONFIRMED = "confirmed", _("confirmed")
    PROBABLE = "probable", _("probable")
    UNCONFIRMED = "unconfirmed", _("unconfirmed")
    DISPUTED = "disputed", _("disputed")
    REFUTED = "refuted", _("refuted")


class SourceKind(TextChoices):
    """Who says it."""

    SELF = "self", _("the national")
    FAMILY = "family", _("family")
    FRIEND = "friend", _("friend or colleague")
    FELLOW = "fellow", _("another national in distress")
    EMPLOYER = "employer", _("employer or agency")
    HOLDING = "holding", _("holding authority")
    HOST = "host", _("host-state authority")
    HOME = "home", _("home authority")
    POST = "post", _("post")
    RED_CROSS = "red_cross", _("Red Cross or Red Crescent")
    ORGANISATION = "organisation", _("international or civil organisation")
    PRESS = "press", _("press")
    SOCIAL_MEDIA = "social_media", _("social media or video")
    DOCUMENT = "document", _("document")
    REGISTER = "register", _("register or spreadsheet")
    OTHER = "other", _("other")


class Sex(TextChoices):
    FEMALE = "F", _("female")
    MALE = "M", _("male")
    UNSPECIFIED = "X", _("unspecified")
