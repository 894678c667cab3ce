"""What is under negotiation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NegotiationKind(TextChoices):
    FRAMEWORK = "framework", _("framework")
    AGREEMENT = "agreement", _("agreement or treaty")
    MEMORANDUM = "memorandum", _("memorandum of understanding")
    NOTES = "notes", _("exchange of notes")
    OTHER = "other", _("other")


class NegotiationState(TextChoices):
    EXPLORED = "explored", _("being explored")
    NEGOTIATED = "negotiated", _("under negotiation")
    AGREED = "agreed", _("text agreed")
    SIGNED = "signed", _("signed")
    IN_FORCE = "in_force", _("in force")
    SUSPENDED = "suspended", _("suspended")
    GIVEN_UP = "given_up", _("given up")


# Nothing more is expected of these.
SETTLED = (NegotiationState.IN_FORCE, NegotiationState.GIVEN_UP)


class StepKind(TextChoices):
    TALKS = "talks", _("talks")
    OUR_DRAFT = "our_draft", _("our draft sent")
    THEIR_DRAFT = "their_draft", _("their draft received")
    COMMENTS = "comments", _("comments exchanged")
    CONSULTED = "consulted", _("consulted at home")
    INITIALLED = "initialled", _("initialled")
    SIGNED = "signed", _("signed")
    RATIFIED = "ratified", _("ratified")
    OTHER = "other", _("other")


class DraftOrigin(TextChoices):
    OURS = "ours", _("our draft")
    THEIRS = "theirs", _("their draft")
    JOINT = "joint", _("joint text")
