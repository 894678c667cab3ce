"""``manage.py print_roles > docs/roles.md``: what each role may do, as the code has it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from accounts.choices import Permission, Role
from accounts.roles import PERMISSIONS, REACH_EVERY_POST

HEAD = """# Roles

Printed from `accounts/roles.py` by `manage.py print_roles`; a test keeps this page equal to it.

A membership gives a role at one post, from one day until another; a person may hold several. What it allows, it
allows for the cases of that post. At a headquarters desk {reach} reach every post. A restricted case is seen only
by those named on it, whatever their role. Admins keep the records in the admin; that alone opens no case to them.
"""


def roles_page() -> str:
    with translation.override("en"):
        reach = " and ".join(sorted(f"{Role(role).label}s" for role in REACH_EVERY_POST))
        rows = [_row("may", *(str(role.label) for role in Role)), _row("---", *("---" for _role in Role))]
        rows += [
            _row(str(permission.label), *("yes" if permission in PERMISSIONS[role] else "" for role in Role))
            for permission in Permission
        ]
    return "\n".join([HEAD.format(reach=reach), *rows, ""])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


class Command(BaseCommand):
    help = "Print docs/roles.md."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(roles_page(), ending="")
