"""Words of diplomacy."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nationals.choices import ConsentTopic


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


class EngagementKind(TextChoices):
    MEETING = "meeting", _("meeting")
    CALL = "call", _("call")
    VISIT = "visit", _("courtesy visit")
    NOTE_VERBALE = "note_verbale", _("note verbale")
    DEMARCHE = "demarche", _("démarche")
    LETTER = "letter", _("letter")
    MULTILATERAL = "multilateral", _("multilateral talks")


class EngagementState(TextChoices):
    PLANNED = "planned", pgettext_lazy("engagement", "planned")
    HELD = "held", pgettext_lazy("engagement", "held")
    CANCELLED = "cancelled", pgettext_lazy("engagement", "cancelled")


class RecordKind(TextChoices):
    """Whose record of a meeting it is."""

    OURS = "ours", _("ours alone")
    AGREED = "agreed", _("agreed by both sides")


class Speaker(TextChoices):
    OURS = "ours", pgettext_lazy("speaker", "we")
    THEIRS = "theirs", pgettext_lazy("speaker", "they")


class PointKind(TextChoices):
    SAID = "said", pgettext_lazy("point", "said")
    ASKED = "asked", pgettext_lazy("point", "asked")
    ANSWERED = "answered", pgettext_lazy("point", "answered")


class Turn(TextChoices):
    """Who did what, in one choice: a speaker and the kind of a point."""

    THEY_SAID = "theirs-said", _("They said")
    WE_SAID = "ours-said", _("We said")
    THEY_ASKED = "theirs-asked", _("They asked of us")
    WE_ANSWERED = "ours-answered", _("We answered")
    WE_ASKED = "ours-asked", _("We asked of them")
    THEY_ANSWERED = "theirs-answered", _("They answered")


class PointSubject(TextChoices):
    ACCESS = "access", _("consular access")
    REPATRIATION = "repatriation", _("repatriation")
    REMAINS = "remains", _("return of remains")
    RECRUITMENT = "recruitment", _("involuntary recruitment")
    MIGRATION = "migration", _("migration framework")
    CANDIDATURE = "candidature", _("candidature")
    GENERAL = "general", _("general relations")


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
_ANSWERED = {RequestState.GRANTED, RequestState.PARTLY_GRANTED, RequestState.REFUSED}

# What an answer may become: a refusal may be reversed, a grant may lapse; what lapsed or was withdrawn is asked again.
NEXT_STATES: dict[RequestState, frozenset[RequestState]] = {
    RequestState.MADE: frozenset(
        {RequestState.ACKNOWLEDGED, RequestState.LAPSED, RequestState.WITHDRAWN, *_ANSWERED},
    ),
    RequestState.ACKNOWLEDGED: frozenset({RequestState.LAPSED, RequestState.WITHDRAWN, *_ANSWERED}),
    RequestState.GRANTED: frozenset({RequestState.PARTLY_GRANTED, RequestState.REFUSED, RequestState.LAPSED}),
    RequestState.PARTLY_GRANTED: frozenset({RequestState.GRANTED, RequestState.REFUSED, RequestState.LAPSED}),
    RequestState.REFUSED: frozenset({RequestState.GRANTED, RequestState.PARTLY_GRANTED}),
    RequestState.LAPSED: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
}


class Side(TextChoices):
    THEIRS = "theirs", _("they promised us")
    OURS = "ours", _("we promised them")


class CommitmentState(TextChoices):
    OPEN = "open", pgettext_lazy("commitment", "open")
    KEPT = "kept", _("kept")
    BROKEN = "broken", _("broken")
    WITHDRAWN = "withdrawn", _("withdrawn")
