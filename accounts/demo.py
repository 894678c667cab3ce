"""The sign-ins of the demonstration: made by ``manage.py load_demo``, shown on the sign-in page in local mode only."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role

PASSWORD = "karibu-ubalozi"  # noqa: S105  public on purpose: these accounts exist in local mode only


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One sign-in for each role. ``post`` is a post's code; without a role the account keeps the records."""

    email: str
    full_name: str
    label: str | Promise
    post: str
    role: Role | None
    password: str = PASSWORD


DEMO_ACCOUNTS = (
    DemoAccount("amina.wanjiru@ubalozi.example", "Amina Wanjiru", _("caseworker, Moscow"), "moscow", Role.CASEWORKER),
    DemoAccount("hassan.abdi@ubalozi.example", "Hassan Abdi", _("caseworker, Riyadh"), "riyadh", Role.CASEWORKER),
    DemoAccount("peter.otieno@ubalozi.example", "Peter Otieno", _("supervisor, Moscow"), "moscow", Role.SUPERVISOR),
    DemoAccount(
        "grace.chebet@ubalozi.example", "Grace Chebet", _("supervisor, headquarters"), "nairobi", Role.SUPERVISOR
    ),
    DemoAccount("samuel.mutua@ubalozi.example", "Samuel Mutua", _("auditor, headquarters"), "nairobi", Role.AUDITOR),
    DemoAccount("ruth.naliaka@ubalozi.example", "Ruth Naliaka", _("records admin"), "nairobi", None),
)
