"""Make the months of the record of reads ahead, and take closed years off."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit.services import PIECES

AHEAD = 3


class Command(BaseCommand):
    help = "Make the next months of the record of reads (every night); --detach-before takes closed years off."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--detach-before", type=int, metavar="YEAR", help="take off every year before this one")

    def handle(self, *args: Any, **options: Any) -> None:
        today = datetime.now(UTC).date()
        before = options["detach_before"]
        if before is not None and before > today.year:
            raise CommandError(f"{before - 1} is not over: only closed years can be taken off.")
        for name in PIECES.make_ahead(today, AHEAD):
            self.stdout.write(f"Made {name}.")
        for name in PIECES.take_off(before) if before is not None else ():
            self.stdout.write(f"Taken off: {name}. The table is still there; dump it, then drop it.")
