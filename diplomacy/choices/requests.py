"""Requests and their answers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nationals.choices import ConsentTopic


class RequestKind(TextChoices):
    ACCESS = "access", _("consular access")
    INFORMATION = "information", _("information")
    RELEASE = "release", _("release")
    REPATRIATION = "repatriation", _("repatriation")
    REMAINS = "remains", _("return of remains")
    MEDICAL = "medical", _("medical care")
    CAPTURE_CARD = "capture_card", _("capture card")
    LEGAL_AID = "legal_aid", _("legal aid")
    OTHER = "other", _("other")


class RequestState(TextChoices):
    MADE = "made", _("made")
    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    GRANTED = "granted", _("granted")
    PARTLY_GRANTED = "partly_granted", _("partly granted")
    REFUSED = "refused", _("refused")
    LAPSED = "lapsed", _("lapsed")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "withdrawn")


# What the person may have said against each: help by the consulate, and his return.
WISHES: dict[RequestKind, tuple[ConsentTopic, ...]] = {
    RequestKind.ACCESS: (ConsentTopic.CONTACT,),
    RequestKind.RELEASE: (ConsentTopic.CONTACT,),
    RequestKind.MEDICAL: (ConsentTopic.CONTACT,),
    RequestKind.LEGAL_AID: (ConsentTopic.CONTACT,),
    RequestKind.REPATRIATION: (ConsentTopic.CONTACT, ConsentTopic.RETURN),
}

AWAITING = (RequestState.MADE, RequestState.ACKNOWLEDGED)
ANSWERED = (RequestState.GRANTED, RequestState.PARTLY_GRANTED, RequestState.REFUSED)

# What an answer may become: a refusal may be reversed, a grant may lapse; what lapsed or was withdrawn is asked again.
NEXT_STATES: dict[RequestState, frozenset[RequestState]] = {
    RequestState.MADE: frozenset(
        {RequestState.ACKNOWLEDGED, RequestState.LAPSED, RequestState.WITHDRAWN, *ANSWERED},
    ),
    RequestState.ACKNOWLEDGED: frozenset({RequestState.LAPSED, RequestState.WITHDRAWN, *ANSWERED}),
    RequestState.GRANTED: frozenset({RequestState.PARTLY_GRANTED, RequestState.REFUSED, RequestState.LAPSED}),
    RequestState.PARTLY_GRANTED: frozenset({RequestState.GRANTED, RequestState.REFUSED, RequestState.LAPSED}),
    RequestState.REFUSED: frozenset({RequestState.GRANTED, RequestState.PARTLY_GRANTED}),
    RequestState.LAPSED: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
}
