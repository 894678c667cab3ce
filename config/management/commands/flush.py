"""Django's ``flush`` for the local database and the tests' only: it empties every table, the evidence included."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError("DATABASE_URL is set: a real database is not emptied.")
        super().handle(**options)
