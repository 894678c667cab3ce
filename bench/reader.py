"""Who asks for the pages."""

from enum import StrEnum

from django.contrib.auth.hashers import make_password

from accounts.models import User
from bench.stage import EMAIL, PASSWORD
from demo.world import SETTINGS


class Reader(StrEnum):
    """A supervisor at headquarters, who sees all; a caseworker of the largest post, and of one of the smallest; and
    who keeps the records in the admin."""

    ALL = "supervisor"
    LARGE = "large post"
    SMALL = "small post"
    ADMIN = "admin"

    @property
    def email(self) -> str:
        posts = [setting.country.lower() for setting in SETTINGS.values()]
        return {
            Reader.ALL: EMAIL,
            Reader.LARGE: f"{posts[0]}.1@bench.example",
            Reader.SMALL: f"{posts[-1]}.1@bench.example",
            Reader.ADMIN: "admin@bench.example",
        }[self]

    @property
    def user(self) -> User:
        if self is not Reader.ADMIN:
            return User.objects.get(email=self.email)
        found, _made = User.objects.get_or_create(
            email=self.email, defaults={"full_name": "Ruth Naliaka", "is_staff": True, "password": _password()}
        )
        return found

    @property
    def beside(self) -> str:
        """What stands behind the name of a page."""
        return "" if self is Reader.ALL else f" ({self})"


OFFICERS = (Reader.ALL, Reader.LARGE, Reader.SMALL)


def _password() -> str:
    return make_password(PASSWORD)
