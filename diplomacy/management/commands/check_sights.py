"""Compare who sees what of diplomacy, as it is kept, with a look at all tables: ``manage.py check_sights [--mend]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diplomacy.services import sights


class Command(BaseCommand):
    help = "Compare what is kept of who sees a record of diplomacy with what its cases say; --mend puts it right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="make all anew if anything differs")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = sights.wrong()
        for kind, number in found:
            self.stdout.write(f"{kind} {number}: kept otherwise than its cases say")
        if found and not options["mend"]:
            raise CommandError(f"{len(found)} differ from what the cases say. --mend puts them right.")
        if found:
            sights.put_right()
        self.stdout.write(f"{len(found)} put right." if found else "All as the cases say.")
