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


class NoteDirection(TextChoices):
    OURS = "ours", _("from us")
    THEIRS = "theirs", _("to us")


class NoteState(TextChoices):
    DRAFT = "draft", _("draft")
    CHECKED = "checked", _("checked")
    SENT = "sent", _("sent")
    RECEIVED = "received", _("received")
    ANSWERED = "answered", pgettext_lazy("note", "answered")
    CANCELLED = "cancelled", _("cancelled")


# Number and content stand from the check on; what is checked goes back to its drafter, goes out, or is cancelled.
NEXT_NOTE_STATES: dict[NoteState, frozenset[NoteState]] = {
    NoteState.DRAFT: frozenset({NoteState.CHECKED, NoteState.CANCELLED}),
    NoteState.CHECKED: frozenset({NoteState.DRAFT, NoteState.SENT, NoteState.CANCELLED}),
    NoteState.SENT: frozenset({NoteState.RECEIVED, NoteState.ANSWERED}),
    NoteState.RECEIVED: frozenset({NoteState.ANSWERED}),
    NoteState.ANSWERED: frozenset(),
    NoteState.CANCELLED: frozenset(),
}
NOTE_OUT = (NoteState.SENT, NoteState.RECEIVED, NoteState.ANSWERED)


class NoteLanguage(TextChoices):
    """In which we write."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


class SecondLanguage(TextChoices):
    """Which may stand beside it; the letters of each can be typed, not all can be printed by the proof."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SWAHILI = "sw", _("Swahili")
    ARABIC = "ar", _("Arabic")
    BURMESE = "my", _("Burmese")
    CHINESE = "zh", _("Chinese")
    GERMAN = "de", _("German")
    HEBREW = "he", _("Hebrew")
    PERSIAN = "fa", _("Persian")
    PORTUGUESE = "pt", _("Portuguese")
    RUSSIAN = "ru", _("Russian")
    SPANISH = "es", _("Spanish")
    THAI = "th", _("Thai")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")


class AnnexFact(TextChoices):
    """What may be told of a person in the annex of a note."""

    NAME = "name", _("name")
    OTHER_SCRIPTS = "other_scripts", _("name in other letters")
    SEX = "sex", _("sex")
    BORN = "born", _("date of birth")
    BIRTH_PLACE = "birth_place", _("place of birth")
    PASSPORT = "passport", _("passport number")
    NATIONAL_ID = "national_id", _("national identity number")
    PLACE = "place", _("place, as last known")
    REFERENCE = "reference", _("our reference")


FEW_FACTS = (AnnexFact.NAME, AnnexFact.BORN, AnnexFact.PASSPORT)


class TemplateState(TextChoices):
    WAITING = "waiting", _("waits for a second person")
    APPROVED = "approved", _("approved")
    RETIRED = "retired", _("no longer in use")


class StatementSide(TextChoices):
    OURS = "ours", _("our ministry")
    THEIRS = "theirs", _("the other side")


class StatementManner(TextChoices):
    """What a public statement does with a promise or a claim."""

    SAYS = "says", _("says it first")
    REPEATS = "repeats", _("repeats it")
    DENIES = "denies", _("denies it")


class FigureManner(TextChoices):
    """How a number is given in public."""

    EXACT = "exact", _("exactly")
    AT_LEAST = "at_least", _("over or at least")
    AT_MOST = "at_most", _("at most")
    ABOUT = "about", pgettext_lazy("number", "about")
    BETWEEN = "between", _("between")


class WarningLevel(TextChoices):
    """From the mildest to the gravest: sorted by their codes."""

    CAUTION = "1_caution", _("take care")
    HIGH_CAUTION = "2_high_caution", _("take great care")
    AVOID = "3_avoid", _("travel only if you must")
    STAY_AWAY = "4_stay_away", _("do not travel")
    LEAVE = "5_leave", _("leave now")


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
    PARTLY_KEPT = "partly", _("partly kept")
    BROKEN = "broken", _("broken")
    WITHDRAWN = "withdrawn", _("withdrawn")
    OVERTAKEN = "overtaken", _("overtaken by events")


class CommitmentKind(TextChoices):
    """About what. What can also be asked for has the word of the request's kind, so that a board sums up both."""

    ACCESS = RequestKind.ACCESS.value, RequestKind.ACCESS.label
    INFORMATION = RequestKind.INFORMATION.value, RequestKind.INFORMATION.label
    RELEASE = RequestKind.RELEASE.value, RequestKind.RELEASE.label
    REPATRIATION = RequestKind.REPATRIATION.value, RequestKind.REPATRIATION.label
    REMAINS = RequestKind.REMAINS.value, RequestKind.REMAINS.label
    MEDICAL = RequestKind.MEDICAL.value, RequestKind.MEDICAL.label
    CAPTURE_CARD = RequestKind.CAPTURE_CARD.value, RequestKind.CAPTURE_CARD.label
    LEGAL_AID = RequestKind.LEGAL_AID.value, RequestKind.LEGAL_AID.label
    RECRUITMENT = "recruitment", _("involuntary recruitment")
    MIGRATION = "migration", _("migration framework")
    SUPPORT = "support", _("candidature and support")
    OTHER = RequestKind.OTHER.value, RequestKind.OTHER.label


class SpokenLanguage(TextChoices):
    """In which something was said. Others stand as *another language*."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SWAHILI = "sw", _("Swahili")
    RUSSIAN = "ru", _("Russian")
    UKRAINIAN = "uk", _("Ukrainian")
    ARABIC = "ar", _("Arabic")
    HEBREW = "he", _("Hebrew")
    PERSIAN = "fa", _("Persian")
    TURKISH = "tr", _("Turkish")
    AMHARIC = "am", _("Amharic")
    SOMALI = "so", _("Somali")
    HINDI = "hi", _("Hindi")
    BURMESE = "my", _("Burmese")
    THAI = "th", _("Thai")
    CHINESE = "zh", _("Chinese")
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    GERMAN = "de", _("German")
    OTHER = "und", _("another language")


class Age(TextChoices):
    """How long ago something was asked or promised."""

    WEEK = "week", _("within the last week")
    MONTH = "month", _("a week to a month ago")
    QUARTER = "quarter", _("one to three months ago")
    LONGER = "longer", _("more than three months ago")


# Whole days since then: from, and up to (not reached).
AGES: dict[Age, tuple[int, int | None]] = {
    Age.WEEK: (0, 7),
    Age.MONTH: (7, 30),
    Age.QUARTER: (30, 90),
    Age.LONGER: (90, None),
}


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


class BoardBy(TextChoices):
    """What the rows of the board are."""

    COUNTERPART = "counterpart", _("by counterpart")
    KIND = "kind", _("by kind")
    AGE = "age", _("by age")
    CASE = "case", _("by case")


ANSWERED = (RequestState.GRANTED, RequestState.PARTLY_GRANTED, RequestState.REFUSED)
# What a share of kept promises is a share of: what was withdrawn or overtaken says nothing of who keeps his word.
JUDGED = (CommitmentState.KEPT, CommitmentState.PARTLY_KEPT, CommitmentState.BROKEN)
