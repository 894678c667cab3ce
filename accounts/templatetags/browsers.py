"""Which browser a session is in, as its owner would say it."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# Browsers and systems name their forerunners too: the first that fits is meant.
_BROWSERS = ("Edg", "Firefox", "OPR", "SamsungBrowser", "Chrome", "Safari")
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "CrOS", "Linux")
_SPOKEN = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet", "Macintosh": "Mac", "CrOS": "ChromeOS"}


@register.filter
def browser(user_agent: str) -> str:
    """``Firefox, Windows`` from what the browser says of itself; "unknown browser" where it says nothing known."""
    found = [next((name for name in names if name in user_agent), "") for names in (_BROWSERS, _SYSTEMS)]
    return ", ".join(_SPOKEN.get(name, name) for name in found if name) or _("unknown browser")
