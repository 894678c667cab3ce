"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as here
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest

from accounts import notices


class InvitationOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: admins invite."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is away must not tell who has an account: an error comes only where there is one."""
        told = {"request": here.request, "email": email, "current_site": get_current_site(here.request)}
        notices.send(self.render_mail(template_prefix, email, told | context))
