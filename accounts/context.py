"""What every template may know of the reader."""

from django.conf import settings
from django.http import HttpRequest

from accounts.choices import Permission, Theme
from accounts.demo import DEMO_ACCOUNTS
from accounts.models import User


def viewer(request: HttpRequest) -> dict[str, object]:
    """``may``: what the reader may do at any post, for the menu. Views decide for single records."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        shown = DEMO_ACCOUNTS if settings.LOCAL else ()
        return {"theme": Theme.SYSTEM, "may": frozenset(), "keys_enabled": False, "demo_accounts": shown}
    may = frozenset(permission.value for permission in Permission if user.can(permission))
    return {"theme": user.theme, "may": may, "keys_enabled": user.keys_enabled}
