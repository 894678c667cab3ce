"""Look at everybody for people who are entered twice: after a bulk load, and when the matching was changed."""

from typing import Any

from django.core.management.base import BaseCommand

from nationals.services.duplicates import look_at_all


class Command(BaseCommand):
    help = "Bring the work list of probable duplicates up to date for the whole register."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{look_at_all()} probable duplicates to be decided.")
