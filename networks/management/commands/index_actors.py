"""Build the search keys anew: after an upgrade that raises their version, and for rows loaded in bulk."""

from typing import Any

from django.core.management.base import BaseCommand

from networks.index import rebuild


class Command(BaseCommand):
    help = "Bring the keys by which actors are found up to date; people may go on working meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} names indexed.")
