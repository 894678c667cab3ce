"""Words of the register of persons."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Citizenship(TextChoices):
    CONFIRMED = "confirmed", pgettext_lazy("citizenship", "confirmed")
    CLAIMED = "claimed", _("claimed")
    DISPUTED = "disputed", pgettext_lazy("citizenship", "disputed")


class AliasKind(TextChoices):
    SPELLING = "spelling", _("other spelling")
    SCRIPT = "script", _("other script")
    NICKNAME = "nickname", _("nickname")
    CALL_SIGN = "call_sign", _("call sign")
    FORMER = "former", _("former name")


class DocumentKind(TextChoices):
    PASSPORT = "passport", _("passport")
    IDENTITY_CARD = "identity_card", _("national identity card")
    EMERGENCY = "emergency", _("emergency travel document")
    VISA = "visa", _("visa")
    RESIDENCE = "residence", _("residence permit")
    OTHER = "other", _("other document")


class DocumentState(TextChoices):
    HELD = "held", _("with the national")
    POST = "post", _("with the post")
    CONFISCATED = "confiscated", _("taken from the national")
    LOST = "lost", _("lost")
    EXPIRED = "expired", _("expired")
    UNKNOWN = "unknown", _("not known")


class ExpiryWindow(TextChoices):
    """What the watch over documents asks for; the days are those from today, at the ministry."""

    OUT = "out", _("run out")
    DAYS_30 = "30", _("in 30 days")
    DAYS_60 = "60", _("in 60 days")
    DAYS_90 = "90", _("in 90 days")


class Relation(TextChoices):
    MOTHER = "mother", _("mother")
    FATHER = "father", _("father")
    SPOUSE = "spouse", _("wife or husband")
    SISTER = "sister", _("sister")
    BROTHER = "brother", _("brother")
    CHILD = "child", _("child")
    GRANDPARENT = "grandparent", _("grandparent")
    AUNT_UNCLE = "aunt_uncle", _("aunt or uncle")
    COUSIN = "cousin", _("cousin")
    GUARDIAN = "guardian", _("guardian")
    FRIEND = "friend", _("friend")
    OTHER = "other", _("other")


class SafeToContact(TextChoices):
    YES = "yes", _("safe to contact")
    ASK = "ask", _("ask first")
    NO = "no", _("do not contact")


class Telling(TextChoices):
    """How much a relative may be told; each includes those before it."""

    NOTHING = "nothing", pgettext_lazy("telling", "nothing")
    ALIVE = "alive", _("that the person is alive and well")
    STATUS = "status", _("how things stand, not the place")
    EVERYTHING = "everything", pgettext_lazy("telling", "everything")

    def is_more_than(self, other: "Telling") -> bool:
        order = list(Telling)
        return order.index(self) > order.index(other)


class ConsentTopic(TextChoices):
    FAMILY = "family", _("contact with the family")
    PUBLICITY = "publicity", _("publicity")
    SHARING = "sharing", _("passing data to others")
    CONTACT = "contact", _("consular help")
    TRANSFER = "transfer", _("exchange or transfer")
    RETURN = "return", _("return")


class ConsentAnswer(TextChoices):
    """To what we ask, and of his own accord: a wish or an objection."""

    GIVEN = "given", _("given")
    REFUSED = "refused", pgettext_lazy("consent", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("consent", "withdrawn")
    WISHES = "wishes", _("wishes it")
    OBJECTS = "objects", _("objects")
    LIFTED = "lifted", _("no longer objects")


AGAINST = (ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN, ConsentAnswer.OBJECTS)
"""While one of these stands, a step on its topic is a step against the person's will."""
IN_FAVOUR = (ConsentAnswer.GIVEN, ConsentAnswer.WISHES, ConsentAnswer.LIFTED)


class ConsentMeans(TextChoices):
    """How an answer reached us."""

    WRITING = "writing", _("in writing")
    PERSON = "person", _("in person")
    TELEPHONE = "telephone", _("by telephone or video call")
    MESSAGE = "message", _("by a message")
    REPRESENTATIVE = "representative", _("through a lawyer or representative")
    PASSED_ON = "passed_on", _("passed on by somebody else")


class MergeChangeKind(TextChoices):
    MOVED = "moved", pgettext_lazy("joining", "moved")
    CHANGED = "changed", pgettext_lazy("joining", "changed")
    CREATED = "created", pgettext_lazy("joining", "created")


class Pick(TextChoices):
    """Which of two values stands when two entries are joined."""

    KEPT = "kept", _("of the entry that is kept")
    ABSORBED = "absorbed", _("of the entry that is joined into it")
    BOTH = "both", pgettext_lazy("joining", "both")


class Belongs(TextChoices):
    """To whom something belongs that was added since two entries were joined."""

    KEPT = "kept", _("stays with the entry that was kept")
    ABSORBED = "absorbed", _("goes to the entry that stands by itself again")


class PairDecision(TextChoices):
    """What somebody decided about two entries that may be one person; *the same* is a joining."""

    OPEN = "open", pgettext_lazy("pair", "to be decided")
    LATER = "later", pgettext_lazy("pair", "put off")
    APART = "apart", _("two different people")


class Verdict(TextChoices):
    """What two entries say of the same thing."""

    AGREES = "agrees", _("agrees")
    DIFFERS = "differs", _("differs")
    BLANK = "blank", pgettext_lazy("comparison", "blank")


class UnidentifiedKind(TextChoices):
    ALIVE = "alive", pgettext_lazy("unidentified", "living person")
    BODY = "body", pgettext_lazy("unidentified", "body")


class IdentificationMethod(TextChoices):
    VISUAL = "visual", _("recognised by sight or photo")
    MARKS = "marks", _("marks, scars or tattoos")
    FINGERPRINTS = "fingerprints", _("fingerprints")
    DENTAL = "dental", _("teeth")
    DNA = "dna", _("DNA")
    DOCUMENTS = "documents", _("documents found with the person")
    STATEMENT = "statement", _("statement of the person or a witness")
    OTHER = "other", pgettext_lazy("method", "other")


class Certainty(TextChoices):
    PRELIMINARY = "preliminary", pgettext_lazy("identification", "preliminary")
    CONFIRMED = "confirmed", pgettext_lazy("identification", "confirmed")


class Linked(TextChoices):
    """Whether it is known who an unidentified person or body is: the views of the list."""

    OPEN = "open", pgettext_lazy("unidentified", "not yet identified")
    LINKED = "linked", pgettext_lazy("unidentified", "identified")
