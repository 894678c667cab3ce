"""Template vocabulary of every page (a builtin library: no ``{% load %}`` needed)."""

import uuid
from datetime import date, datetime

from django import template
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template import Context, RequestContext
from django.template.base import FilterExpression, Parser, Token
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from core import phones
from core.dates import end_of
from core.submissions import KEY_FIELD

register = template.Library()
_MADE = "ubalozi.form_token"  # in a request's META, where Django keeps the secret behind it

_TAG_TONES = {
    "reported": "plain",
    "missing": "plain",
    "trafficked": "warn",
    "captured": "danger",
    "detained": "danger",
    "hospitalised": "warn",
    "released": "info",
    "in_transit": "info",
    "repatriated": "good",
    "safe_abroad": "good",
    "deceased": "plain",
    "confirmed": "good",
    "probable": "warn",
    "preliminary": "warn",
    "unconfirmed": "plain",
    "disputed": "warn",
    "refuted": "danger",
    "resolved": "good",
    "presumed_victim": "warn",
    "identified_victim": "danger",
    "not_victim": "plain",
    "made": "info",
    "acknowledged": "info",
    "granted": "good",
    "partly_granted": "warn",
    "refused": "danger",
    "lapsed": "plain",
    "draft": "plain",
    "investigation": "info",
    "arrested": "danger",
    "left": "warn",
    "charged": "danger",
    "trial": "warn",
    "convicted": "danger",
    "acquitted": "good",
    "1_caution": "plain",
    "2_high_caution": "info",
    "3_avoid": "warn",
    "4_stay_away": "danger",
    "5_leave": "danger",
    "checked": "info",
    "sent": "warn",
    "received": "warn",
    "answered": "good",
    "cancelled": "plain",
    "waiting": "warn",
    "approved": "good",
    "retired": "plain",
    "open": "info",
    "kept": "good",
    "explored": "plain",
    "negotiated": "info",
    "agreed": "info",
    "signed": "good",
    "in_force": "good",
    "suspended": "warn",
    "given_up": "plain",
    "partly": "warn",
    "broken": "danger",
    "withdrawn": "plain",
    "life_at_risk": "danger",
    "urgent": "warn",
    "normal": "plain",
    "same": "good",
    "agrees": "good",
    "differs": "warn",
    "likely": "warn",
    "yes": "good",
    "ask": "warn",
    "no": "danger",
    "given": "good",
    "wishes": "good",
    "objects": "danger",
    "lifted": "plain",
    "claimed": "plain",
    "lost": "danger",
    "confiscated": "danger",
    "expired": "warn",
    "right": "good",
    "wrong": "danger",
}


@register.simple_tag
def submission() -> SafeString:
    """The idempotency key of a form (see ``core.submissions``)."""
    return format_html('<input type="hidden" name="{}" value="{}">', KEY_FIELD, uuid.uuid4())


@register.simple_tag(takes_context=True)
def form_keys(context: RequestContext) -> SafeString:
    """Both hidden keys of a form that changes something, also inside ``{% include ... only %}``."""
    return keys_of(context.request)


def keys_of(request: HttpRequest) -> SafeString:
    csrf = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', _token(request))
    return csrf + submission()


def _token(request: HttpRequest) -> str:
    """One for all forms of a page, as Django's own tag has it: a page of forty forms took milliseconds to make them."""
    meta: dict[str, str] = request.META
    return meta.get(_MADE) or meta.setdefault(_MADE, get_token(request))


@register.simple_block_tag
def drawn(content: str) -> str:
    """``{% drawn as name %}...{% enddrawn %}``: what stands on a page twice is made once."""
    return content


class _Unchanging(template.Node):
    def __init__(self, nodelist: template.NodeList, given: list[FilterExpression]) -> None:
        self.nodelist, self._given = nodelist, given
        self._made: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *(each.resolve(context) for each in self._given))
        if key not in self._made:
            self._made[key] = self.nodelist.render(context)
        return self._made[key]


@register.tag
def unchanging(parser: Parser, token: Token) -> _Unchanging:
    """``{% unchanging may %}...{% endunchanging %}``: what is the same on every page, for every reader of a language of
    whom what is given is the same (few values, and nothing of a record). Made once in each process."""
    given = [parser.compile_filter(each) for each in token.split_contents()[1:]]
    nodelist = parser.parse(("endunchanging",))
    parser.delete_first_token()
    return _Unchanging(nodelist, given)


@register.simple_tag(takes_context=True)
def nav_link(context: RequestContext, name: str, label: str, exact: bool = False) -> SafeString:
    """A link of the main menu, marked while the reader is in that part; nothing where there is no such page."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return SafeString("")
    path = context.request.path
    here = path == address if exact else path.startswith(address)
    return format_html('<a href="{}"{}>{}</a>', address, SafeString(' aria-current="page"') if here else "", label)


@register.filter
def tone(value: object) -> str:
    """The colour class of a coded value: ``danger``, ``warn``, ``info``, ``good`` or ``plain``."""
    return _TAG_TONES.get(str(value), "plain")


@register.filter
def due(deadline: datetime | date | None) -> str:
    """How far away a deadline is: "3 days late", "today", "tomorrow", "in 4 days"."""
    return _due(deadline)[0] if deadline else ""


@register.filter
def due_tag(deadline: datetime | date | None) -> SafeString:
    """The same as a pill: ``danger`` when late, ``warn`` up to tomorrow, ``info`` in the week, else ``plain``."""
    if deadline is None:
        return SafeString("")
    words, tone = _due(deadline)
    return format_html('<span class="tag {}">{}</span>', tone, words)


def _due(deadline: datetime | date) -> tuple[str, str]:
    """In words, and the tone. A day lasts to its end."""
    moment = deadline if isinstance(deadline, datetime) else end_of(deadline)
    days = (timezone.localtime(moment).date() - timezone.localdate()).days
    if moment < timezone.now():
        late = ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}
        return late if days < 0 else gettext("late today"), "danger"
    if days <= 1:
        return gettext("tomorrow") if days == 1 else gettext("today"), "warn"
    return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}, "info" if days <= 7 else "plain"


@register.filter
def days_since(day: date | datetime | None) -> int | None:
    """Whole days from a date or moment until today."""
    if day is None:
        return None
    start = timezone.localtime(day).date() if isinstance(day, datetime) else day
    return (timezone.localdate() - start).days


@register.filter
def phone(number: str) -> str:
    """A telephone number in E.164 as people read it: ``+254 712 345678``."""
    return phones.shown(number)


@register.filter
def get(mapping: dict[object, object], key: object) -> object:
    """``mapping[key]`` or nothing."""
    return mapping.get(key, "")
