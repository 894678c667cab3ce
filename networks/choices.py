"""Words of networks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActorKind(TextChoices):
    PERSON = "person", _("person")
    AGENCY = "agency", _("recruitment agency")
    COMPANY = "company", _("company")
    ACCOUNT = "account", _("account on a platform")
    PHONE = "phone", _("telephone number")
    VEHICLE = "vehicle", _("vehicle")
    MONEY = "money", _("bank or mobile-money account")
    WEBSITE = "website", _("website")


class Drawn(TextChoices):
    """What stands in a picture: actors by their kind, and what they have to do with."""

    PERSON = ActorKind.PERSON.value, ActorKind.PERSON.label
    AGENCY = ActorKind.AGENCY.value, ActorKind.AGENCY.label
    COMPANY = ActorKind.COMPANY.value, ActorKind.COMPANY.label
    ACCOUNT = ActorKind.ACCOUNT.value, ActorKind.ACCOUNT.label
    PHONE = ActorKind.PHONE.value, ActorKind.PHONE.label
    VEHICLE = ActorKind.VEHICLE.value, ActorKind.VEHICLE.label
    MONEY = ActorKind.MONEY.value, ActorKind.MONEY.label
    WEBSITE = ActorKind.WEBSITE.value, ActorKind.WEBSITE.label
    CASE = "case", _("case")
    AUTHORITY = "authority", _("authority")
    PLACE = "place", _("place")
    PAYMENT = "payment", _("payment")


class NameKind(TextChoices):
    SPELLING = "spelling", _("spelling or other script")
    NICKNAME = "nickname", _("nickname or call sign")
    FORMER = "former", _("former name")
    TRADE = "trade", _("trade name")


class Script(TextChoices):
    """ISO 15924."""

    LATIN = "Latn", _("Latin script")
    CYRILLIC = "Cyrl", _("Cyrillic script")
    ARABIC = "Arab", _("Arabic script")
    HEBREW = "Hebr", _("Hebrew script")
    HAN = "Hani", _("Chinese script")
    JAPANESE = "Jpan", _("Japanese script")
    KOREAN = "Kore", _("Korean script")
    ETHIOPIC = "Ethi", _("Ethiopic script")
    THAI = "Thai", _("Thai script")
    BURMESE = "Mymr", _("Burmese script")
    DEVANAGARI = "Deva", _("Devanagari script")
    OTHER = "Zyyy", _("another script")


class IdentifierKind(TextChoices):
    PHONE = "phone", _("telephone number")
    ACCOUNT = "account", _("account on a platform")
    EMAIL = "email", _("e-mail")
    WEBSITE = "website", _("website")
    PLATE = "plate", _("number plate")
    LICENCE = "licence", _("licence or registration number")
    MONEY = "money", _("bank or mobile-money account")
    DOCUMENT = "document", _("passport or identity card number")
    OTHER = "other", _("other number")


# What an actor of such a kind is, so that his name is his number too.
NUMBERED: dict[ActorKind, IdentifierKind] = {
    ActorKind.PHONE: IdentifierKind.PHONE,
    ActorKind.ACCOUNT: IdentifierKind.ACCOUNT,
    ActorKind.VEHICLE: IdentifierKind.PLATE,
    ActorKind.MONEY: IdentifierKind.MONEY,
    ActorKind.WEBSITE: IdentifierKind.WEBSITE,
}


class Involved(TextChoices):
    """What somebody is said to have done."""

    RECRUITED = "recruited", _("recruited")
    PROMISED = "promised", _("made the promise")
    ADVERTISED = "advertised", _("advertised")
    TRANSPORTED = "transported", _("transported")
    HOUSED = "housed", _("housed")
    PAID = "paid", _("paid or collected money")
    PASSPORT = "passport", _("took the passport")
    PAPERS = "papers", _("arranged papers or visas")
    GUARDED = "guarded", _("guarded")
    THREATENED = "threatened", _("threatened or used force")
    HANDED_OVER = "handed_over", _("handed over or sold")
    EMPLOYED = "employed", _("employed or exploited")
    OTHER = "other", _("otherwise involved")


class Channel(TextChoices):
    """How the first contact came about."""

    SOCIAL_MEDIA = "social_media", _("social media")
    MESSAGING = "messaging", _("messaging app")
    TELEPHONE = "telephone", _("telephone")
    IN_PERSON = "in_person", _("in person")
    ACQUAINTANCE = "acquaintance", _("friend, relative or neighbour")
    OFFICE = "office", _("agency's office")
    ADVERTISEMENT = "advertisement", _("advertisement")
    WEBSITE = "website", _("website or job portal")
    OTHER = "other", _("other")


class Tie(TextChoices):
    """What one is said to be of the other."""

    EMPLOYEE = "employee", _("works for")
    OWNER = "owner", _("owns or runs")
    AGENT = "agent", _("acts for")
    PARTNER = "partner", _("works together with")
    RELATIVE = "relative", _("is related to")
    USER = "user", _("uses")
    PAYS = "pays", _("pays")
    OTHER = "other", _("has to do with")


class Stance(TextChoices):
    CLAIMS = "claims", _("says so")
    DENIES = "denies", _("denies it")


class CorrectionState(TextChoices):
    OPEN = "open", pgettext_lazy("correction request", "to be decided")
    UPHELD = "upheld", _("corrected")
    PARTLY = "partly", _("corrected in part")
    REJECTED = "rejected", _("not corrected")


class ReviewDecision(TextChoices):
    KEEP = "keep", _("still needed")
    PUT_AWAY = "put_away", _("no longer needed: put away")


class Means(TextChoices):
    """How somebody came to a stop of a route."""

    PLANE = "plane", _("by plane")
    BUS = "bus", _("by bus")
    CAR = "car", _("by car or lorry")
    TRAIN = "train", _("by train")
    BOAT = "boat", _("by boat")
    FOOT = "foot", _("on foot")


class ReferralState(TextChoices):
    """What police, prosecutor or court have done; all but the draft are steps too."""

    DRAFT = "draft", pgettext_lazy("referral", "draft")
    SENT = "sent", pgettext_lazy("referral", "sent")
    RECEIVED = "received", pgettext_lazy("referral", "received")
    INVESTIGATION = "investigation", _("under investigation")
    ARRESTED = "arrested", _("arrested")
    RELEASED = "released", pgettext_lazy("referral", "released")
    LEFT = "left", _("left the country")
    CHARGED = "charged", _("charged")
    TRIAL = "trial", _("trial date")
    CONVICTED = "convicted", _("convicted")
    ACQUITTED = "acquitted", _("acquitted")
    CLOSED = "closed", pgettext_lazy("referral", "closed")


_AT_LARGE = (ReferralState.ARRESTED, ReferralState.LEFT, ReferralState.CHARGED, ReferralState.CLOSED)
_IN_COURT = (ReferralState.TRIAL, ReferralState.CONVICTED, ReferralState.ACQUITTED)
_MOVES = (ReferralState.ARRESTED, ReferralState.RELEASED, ReferralState.LEFT)

# Which step may follow which; sending is a verb of its own.
FOLLOWS: dict[ReferralState, tuple[ReferralState, ...]] = {
    ReferralState.DRAFT: (),
    ReferralState.SENT: (ReferralState.RECEIVED, ReferralState.INVESTIGATION, *_AT_LARGE),
    ReferralState.RECEIVED: (ReferralState.INVESTIGATION, *_AT_LARGE),
    ReferralState.INVESTIGATION: _AT_LARGE,
    ReferralState.ARRESTED: (ReferralState.RELEASED, ReferralState.LEFT, ReferralState.CHARGED, ReferralState.TRIAL,
                             ReferralState.CLOSED),
    ReferralState.RELEASED: (ReferralState.INVESTIGATION, *_AT_LARGE, ReferralState.TRIAL),
    ReferralState.LEFT: (ReferralState.INVESTIGATION, ReferralState.ARRESTED, ReferralState.CHARGED,
                         ReferralState.TRIAL, ReferralState.CLOSED),
    ReferralState.CHARGED: (*_MOVES, *_IN_COURT, ReferralState.CLOSED),
    ReferralState.TRIAL: (*_MOVES, *_IN_COURT, ReferralState.CLOSED),
    ReferralState.CONVICTED: (ReferralState.TRIAL, ReferralState.ACQUITTED, *_MOVES, ReferralState.CLOSED),
    ReferralState.ACQUITTED: (ReferralState.TRIAL, ReferralState.CONVICTED, *_MOVES, ReferralState.CLOSED),
    ReferralState.CLOSED: (ReferralState.INVESTIGATION,),
}  # fmt: skip


class VictimNaming(TextChoices):
    """What a pack calls a victim, beside the number."""

    NUMBER = "number", _("nothing but a number")
    INITIALS = "initials", _("a number and initials")
