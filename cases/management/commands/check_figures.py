"""Compare the numbers that are counted ahead with a full count: ``manage.py check_figures [--mend]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.services import tallies


class Command(BaseCommand):
    help = "Compare the figures that are kept (dashboard, counts beside lists) with a full count; --mend counts anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="count everything anew if anything differs")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = tallies.wrong()
        for *key, kept, counted in found:
            self.stdout.write(f"{' '.join(str(part or '-') for part in key)}: kept {kept}, counted {counted}")
        if found and not options["mend"]:
            raise CommandError(f"{len(found)} figures differ from a full count. --mend counts anew.")
        if found:
            tallies.put_right()
        self.stdout.write(f"{len(found)} put right." if found else "All as a full count says.")
