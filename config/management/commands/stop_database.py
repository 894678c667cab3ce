"""Stop the local database, which otherwise keeps running."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config import embedded, mode


class Command(BaseCommand):
    help = "Stop the embedded PostgreSQL of local mode. Its data stay."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError("DATABASE_URL is set: that database is not ours to stop.")
        embedded.stop(mode.VAR / "postgres")
        self.stdout.write("The local database is stopped.")
