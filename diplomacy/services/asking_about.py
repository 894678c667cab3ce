"""From differing accounts to a request: whom to ask, and in which words. Proposed, not sent: a person reads it first.

What others say is told without saying who they are: the authority that is asked may be the one that holds him.
"""

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import QUESTIONS, Topic
from cases.models import Case, Claim
from cases.models.claim import ClaimQuerySet
from cases.services.claim_accounts import Account, accounts, same_words
from core.choices import SourceKind
from diplomacy.choices import AuthorityKind, StatementManner
from diplomacy.models import Authority, Request, StatementLink
from diplomacy.services.briefings.phrases import day_of

THEIRS = (SourceKind.HOST, SourceKind.HOLDING)
_MOST, _LONGEST = 6, 200


def authority_to_ask(case: Case, topic: str, user: User) -> Authority | None:
    """Who said it, as far as it is known; else whom we asked last in the country of the case, else its ministry."""
    there = Authority.objects.filter(Q(country=case.country) | Q(located_in=case.country)).order_by("name", "pk")
    sources = _standing(case, topic).filter(source_kind__in=THEIRS).values_list("source", flat=True)
    names = " ".join(sources).casefold()
    named = [authority for authority in there if names and authority.name.casefold() in names]
    if named:
        return max(named, key=lambda authority: len(authority.name))
    spoke = StatementLink.objects.visible_to(user).filter(claim__case=case, claim__topic=topic)
    spoke = spoke.exclude(statement__authority=None).order_by("-statement__said_on", "-pk")
    if link := spoke.select_related("statement__authority").first():
        return link.statement.authority
    asked = Request.objects.found_for(user).filter(authority__country=case.country).order_by("-asked_on", "-pk")
    last = next(iter(asked.shown_to(user, 1)), None)
    if last is not None:
        return last.authority
    return there.filter(kind=AuthorityKind.MINISTRY).first() or there.first()


def question_in_words(case: Case, topic: str) -> str:
    """What their side says, what is said otherwise, and what we ask for; nothing if nobody says anything."""
    account = next(iter(accounts(_standing(case, topic))), None)
    if account is None:
        return ""
    said = [*_theirs(account), *_denied(account), *_others(account)]
    told = {"name": case.national.name, "question": QUESTIONS[Topic(topic)], "reference": case.reference}
    return "\n".join(
        [
            _("%(name)s (our reference %(reference)s): %(question)s") % told,
            *said[:_MOST],
            _("Please confirm what is right, since when, and on what record."),
        ]
    )


def _standing(case: Case, topic: str) -> ClaimQuerySet:
    return case.claims.standing().filter(topic=topic).order_by("-recorded_at", "-pk")


def _theirs(account: Account) -> list[str]:
    return [
        _("Your side says on %(day)s: %(value)s.") % {"day": _day(claim), "value": _short(claim.value)}
        for claim in account.claims
        if claim.source_kind in THEIRS
    ]


def _denied(account: Account) -> list[str]:
    """What was denied in public, by whichever side."""
    links = StatementLink.objects.filter(claim__in=account.claims, manner=StatementManner.DENIES)
    links = links.exclude(statement__authority=None).select_related("statement__authority", "claim").order_by("pk")
    words = _("%(authority)s denied in public on %(day)s: %(value)s.")
    return [
        words
        % {
            "authority": link.statement.authority,
            "day": day_of(link.statement.said_on),
            "value": _short(link.claim.value if link.claim else ""),
        }
        for link in links
    ]


def _others(account: Account) -> list[str]:
    """Each other answer once."""
    theirs = {same_words(claim) for claim in account.claims if claim.source_kind in THEIRS}
    others = {same_words(claim): claim for claim in account.claims if claim.source_kind not in THEIRS}
    return [
        _("According to other information: %(value)s.") % {"value": _short(claim.value)}
        for words, claim in others.items()
        if words not in theirs
    ]


def _day(claim: Claim) -> str:
    return str(claim.happened_on) if claim.happened_on else day_of(claim.learned_on)


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(_LONGEST).rstrip(".")
