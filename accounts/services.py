"""What people may change of their own account."""

from typing import Any

from django.db import transaction

from accounts.models import User

OWN_SETTINGS = ("language", "time_zone", "theme", "keys_enabled")


@transaction.atomic
def set_preferences(user: User, **settings: Any) -> User:
    """Change some of one's own settings; any other field is refused."""
    if unknown := settings.keys() - set(OWN_SETTINGS):
        raise ValueError(f"not one's own to change: {sorted(unknown)}")
    for name, value in settings.items():
        setattr(user, name, value)
    user.save(update_fields=[*settings])
    return user
