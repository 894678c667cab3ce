"""Words of casework."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nationals.choices import ConsentTopic


class Status(TextChoices):
    REPORTED = "reported", _("reported")
    MISSING = "missing", _("missing")
    TRAFFICKED = "trafficked", _("trafficked")
    CAPTURED = "captured", _("captured")
    DETAINED = "detained", _("detained")
    HOSPITALISED = "hospitalised", _("hospitalised")
    RELEASED = "released", _("released")
    IN_TRANSIT = "in_transit", _("in transit")
    REPATRIATED = "repatriated", _("repatriated")
    SAFE_ABROAD = "safe_abroad", _("safe abroad")
    DECEASED = "deceased", _("deceased")


class Priority(TextChoices):
    LIFE_AT_RISK = "life_at_risk", _("life at risk")
    URGENT = "urgent", _("urgent")
    NORMAL = "normal", _("normal")


class Outcome(TextChoices):
    HOME = "home", _("returned home")
    SAFE = "safe", _("safe abroad, no further help wanted")
    DIED = "died", _("died")
    CITIZENSHIP = "citizenship", _("not a national")
    DUPLICATE = "duplicate", _("recorded twice")
    WITHDRAWN = "withdrawn", _("report withdrawn")


class Topic(TextChoices):
    """What a claim is about."""

    HELD_BY = "held_by", _("held by")
    PLACE = "place", _("place")
    SINCE = "since", _("since")
    CONDITION = "condition", _("condition")
    LEGAL_POSITION = "legal_position", _("legal position")
    GROUND = "ground", _("ground for detention")
    RECRUITED = "recruited", _("how recruited")
    PROMISED = "promised", _("what was promised")
    CONTROL = "control", _("how controlled")
    RECRUITER = "recruiter", _("who recruited")
    NATIONALITY = "nationality", _("nationality")
    ALIVE = "alive", _("alive or dead")
    LAST_SEEN = "last_seen", _("last seen or heard")
    RELEASED_TO = "released_to", _("released by and to")
    ARRIVAL = "arrival", _("arrival")
    DEATH = "death", _("death")
    OTHER = "other", _("other")


QUESTIONS = {
    Topic.ALIVE: _("Alive or dead?"),
    Topic.HELD_BY: _("Held by whom?"),
    Topic.PLACE: _("Where?"),
    Topic.RECRUITED: _("How recruited: volunteered, deceived or forced?"),
    Topic.RECRUITER: _("Recruited by whom?"),
    Topic.PROMISED: _("What was promised?"),
    Topic.CONTROL: _("How controlled?"),
    Topic.SINCE: _("Since when?"),
    Topic.CONDITION: _("In what condition?"),
    Topic.LEGAL_POSITION: _("Held as what?"),
    Topic.GROUND: _("Held on what ground?"),
    Topic.NATIONALITY: _("Of which nationality?"),
    Topic.LAST_SEEN: _("Last seen or heard when, and where?"),
    Topic.RELEASED_TO: _("Released by whom, and to whom?"),
    Topic.ARRIVAL: _("Arrived when, and where?"),
    Topic.DEATH: _("Died when, and how?"),
    Topic.OTHER: _("Something else?"),
}
"""What is asked on each topic; what matters most comes first."""


class ContradictionState(TextChoices):
    """Where a question stands on which the accounts of a case differ, or once did."""

    DISPUTED = "disputed", _("disputed")
    RESOLVED = "resolved", _("resolved")
    AGREED = "agreed", _("no longer disputed")


class LegalPosition(TextChoices):
    """A claim, with who says so: several may stand at the same time."""

    PRISONER_OF_WAR = "prisoner_of_war", _("prisoner of war")
    CRIMINAL_SUSPECT = "criminal_suspect", _("criminal suspect")
    CONVICT = "convict", _("convict")
    ADMINISTRATIVE = "administrative", _("administrative detainee")
    DESERTER = "deserter", _("deserter")
    CIVILIAN = "civilian", _("civilian")
    UNCLEAR = "unclear", _("unclear")


class EventKind(TextChoices):
    REPORT = "report", _("report")
    STATUS = "status", _("status change")
    CALL = "call", _("call")
    VISIT = "visit", _("visit")
    MESSAGE = "message", _("message")
    NOTE = "note", _("note")
    CLAIM = "claim", _("claim")
    TASK = "task", _("duty")
    DOCUMENT = "document", _("document")
    REQUEST = "request", _("request")
    ACCESS = "access", _("consular access")
    COMMITMENT = "commitment", _("commitment")
    ENGAGEMENT = "engagement", _("engagement")
    DECISION = "decision", _("decision")
    CHANGE = "change", _("change to the case")
    CORRECTION = "correction", _("correction")


HELD = (Status.CAPTURED, Status.DETAINED)
CONTACT_KINDS = (EventKind.CALL, EventKind.VISIT, EventKind.MESSAGE)


CORRECTABLE = (*CONTACT_KINDS, EventKind.NOTE, EventKind.REPORT)


class Party(TextChoices):
    """With whom a contact was."""

    NATIONAL = "national", _("the national")
    FAMILY = "family", _("family")
    HOLDING = "holding", _("holding authority")
    HOST = "host", _("host-state authority")
    LAWYER = "lawyer", _("lawyer")
    EMPLOYER = "employer", _("employer or agency")
    ORGANISATION = "organisation", _("organisation")
    OTHER = "other", _("somebody else")


class TaskState(TextChoices):
    OPEN = "open", pgettext_lazy("duty", "open")
    DONE = "done", _("done")
    WAIVED = "waived", _("waived")


class Measure(TextChoices):
    """What is counted ahead (``cases.models.tally``), and what its day is. Never shown."""

    OPEN = "open"
    CLOSED = "closed"
    OPENED = "opened"  # the first of the month in which a case was opened
    HELD = "held"  # held without access: the first of the month since when
    HOME_TOLD = "told"  # home: the day that was told, or the first of its month when it is long ago
    HOME_RECORDED = "recorded"  # home, no day told: when that was recorded, likewise
    DUTY = "duty"  # open: the day on which it is due, and the hour; one day for all that are long late


class AgainstWish(TextChoices):
    """A step that somebody took though the person objects to it."""

    FAMILY_CONTACT = "family_contact", _("contact with the family")
    JOURNEY = "journey", _("journey home begun")
    REQUEST = "request", _("request to an authority")
    NOTE = "note", _("told of in a note verbale")
    REFERRAL = "referral", _("told of in a referral to police or prosecution")


class RuleEvent(TextChoices):
    STATUS_ENTERED = "status_entered", _("a status is entered")
    ACCESS_GRANTED = "access_granted", _("consular access is granted")
    REQUEST_MADE = "request_made", _("a request is made")
    CASE_CLOSED = "case_closed", _("the case is closed")


class TimeUnit(TextChoices):
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    YEARS = "years", _("years")


class Finding(TextChoices):
    NOT_ASSESSED = "not_assessed", _("not assessed")
    PRESUMED_VICTIM = "presumed_victim", _("presumed victim of trafficking")
    IDENTIFIED_VICTIM = "identified_victim", _("identified victim of trafficking")
    NOT_VICTIM = "not_victim", _("not a victim of trafficking")


class Act(TextChoices):
    """Palermo Protocol, article 3(a): what was done."""

    RECRUITMENT = "recruitment", _("recruitment")
    TRANSPORT = "transport", _("transportation")
    TRANSFER = "transfer", _("transfer")
    HARBOURING = "harbouring", _("harbouring")
    RECEIPT = "receipt", _("receipt")


class Means(TextChoices):
    """Palermo Protocol, article 3(a): how. A child needs none."""

    FORCE = "force", _("threat or use of force")
    COERCION = "coercion", _("other coercion")
    ABDUCTION = "abduction", _("abduction")
    FRAUD = "fraud", _("fraud")
    DECEPTION = "deception", _("deception")
    POWER = "power", _("abuse of power")
    VULNERABILITY = "vulnerability", _("abuse of vulnerability")
    PAYMENT = "payment", _("payment to a person in control")


class Indicator(TextChoices):
    """The International Labour Organization's eleven indicators of forced labour. One may be enough; no score."""

    VULNERABILITY = "vulnerability", _("abuse of vulnerability")
    DECEPTION = "deception", _("deception")
    MOVEMENT = "movement", _("restriction of movement")
    ISOLATION = "isolation", _("isolation")
    VIOLENCE = "violence", _("physical and sexual violence")
    THREATS = "threats", _("intimidation and threats")
    DOCUMENTS = "documents", _("identity documents kept")
    WAGES = "wages", _("wages withheld")
    DEBT = "debt", _("debt bondage")
    CONDITIONS = "conditions", _("abusive working and living conditions")
    OVERTIME = "overtime", _("excessive overtime")


class FileKind(TextChoices):
    PASSPORT = "passport", _("passport or identity document")
    PHOTO = "photo", _("photo")
    LETTER = "letter", _("letter or message")
    NOTE_VERBALE = "note_verbale", _("note verbale")
    COURT = "court", _("court or police document")
    MEDICAL = "medical", _("medical document")
    CONTRACT = "contract", _("contract or advertisement")
    TICKET = "ticket", _("ticket")
    CERTIFICATE = "certificate", _("certificate")
    OTHER = "other", _("other")


class LinkKind(TextChoices):
    TRAVELLED_TOGETHER = "together", _("travelled or held together")
    SAME_EPISODE = "episode", _("same episode")
    FAMILY = "family", _("family")
    EARLIER = "earlier", _("earlier case of the same person")
    OTHER = "other", _("other")


class IncidentKind(TextChoices):
    BATTLE = "battle", _("battle or capture")
    RAID = "raid", _("raid or rescue")
    RECRUITMENT = "recruitment", _("recruitment wave")
    DISASTER = "disaster", _("disaster or accident")
    ARREST = "arrest", _("mass arrest")
    OTHER = "other", _("other")


class Decision(TextChoices):
    PENDING = "pending", _("waiting for a second person")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ImportState(TextChoices):
    READING = "reading", _("being read")
    PROPOSED = "proposed", _("waiting for you to confirm columns and words")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("ready to import")
    IMPORTING = "importing", _("being imported")
    DONE = "done", _("imported")
    FAILED = "failed", _("stopped")


AT_WORK = (ImportState.READING, ImportState.CHECKING, ImportState.IMPORTING)


class LineOutcome(TextChoices):
    READY = "ready", _("ready")
    FAULTY = "faulty", _("has errors")
    KNOWN = "known", _("imported before")
    LEFT_OUT = "left_out", _("left out")
    IMPORTED = "imported", pgettext_lazy("line", "imported")
    FAILED = "failed", _("failed")


class LineChoice(TextChoices):
    """What a person decides about a line that may be about somebody who is known."""

    NEW = "new", _("another person")
    SAME = "same", _("the same person")
    LEAVE_OUT = "leave_out", _("leave the line out")


class ListState(TextChoices):
    """Where a name list stands; the values are those of ``ImportState``, since both are read in the same way."""

    READING = "reading", _("being read")
    PROPOSED = "proposed", _("waiting for you to confirm its columns")
    MATCHING = "checking", _("being compared with the register of persons")
    OPEN = "checked", _("compared")
    ACCEPTING = "importing", _("being accepted where there is no doubt")
    FAILED = "failed", _("stopped")


class LineDecision(TextChoices):
    """What became of somebody on a name list."""

    OPEN = "open", _("to be decided")
    AS_BEFORE = "as_before", _("as on an earlier list")
    ASKED = "asked", _("a colleague is asked")
    WAITING = "waiting", _("waits for a second person")
    ACCEPTED = "accepted", _("accepted")
    NEW_CASE = "new_case", _("new case")
    UNIDENTIFIED = "unidentified", _("recorded as not identified")
    REJECTED = "rejected", _("nobody of ours")


TO_DECIDE = (LineDecision.OPEN, LineDecision.ASKED)
HAS_CASE = (LineDecision.ACCEPTED, LineDecision.NEW_CASE)
TAKEN_BACK = (LineDecision.REJECTED, LineDecision.ASKED, LineDecision.WAITING, LineDecision.AS_BEFORE)
WITHOUT_CASE = (LineDecision.REJECTED, LineDecision.UNIDENTIFIED)


class AskedFor(TextChoices):
    """What the answer to a name list asks of its sender."""

    ACCESS = "access", _("consular access")
    INFORMATION = "information", _("information on their health and place of detention")
    CAPTURE_CARDS = "capture_cards", _("capture cards")
    MEDICAL = "medical", _("medical care")
    RELEASE = "release", _("release")
    RETURN = "return", _("return home")


ASKED_AGAINST = {
    AskedFor.ACCESS: (ConsentTopic.CONTACT,),
    AskedFor.INFORMATION: (),
    AskedFor.CAPTURE_CARDS: (),
    AskedFor.MEDICAL: (ConsentTopic.CONTACT,),
    AskedFor.RELEASE: (ConsentTopic.CONTACT,),
    AskedFor.RETURN: (ConsentTopic.CONTACT, ConsentTopic.RETURN),
}
"""What the person may stand against, so that it is not asked for him."""


class Tag(TextChoices):
    """By what a list of cases is filtered; before the colon of a tag in ``cases.models.listing``. Never shown."""

    STATUS = "status"
    COUNTRY = "country"
    POST = "post"
    ASSIGNEE = "assignee"  # a number, or "none"
    PRIORITY = "priority"
    FINDING = "finding"
    INCIDENT = "incident"
    COUNTY = "county"  # in small letters
    ACCESS = "access"  # "none": held, and no access was granted
    SEEN_BY = "seen"  # the post whose members see it, unless it is restricted
    NAMED = "named"  # who sees it in any case
