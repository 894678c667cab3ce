"""Compare the numbers that are counted ahead with a full count: ``manage.py check_figures [--mend]``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.services import listings, tallies


class Command(BaseCommand):
    help = "Compare the figures that are kept (dashboard, counts beside lists) with a full count; --mend counts anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="count everything anew if anything differs")

    def handle(self, *_args: Any, **options: Any) -> None:
        figures, misplaced = tallies.wrong(), listings.wrong()
        for *key, kept, counted in figures:
            self.stdout.write(
                f"{' '.join('-' if part in (None, '') else str(part) for part in key)}: kept {kept}, counted {counted}"
            )
        for number in misplaced:
            self.stdout.write(f"case {number}: stands elsewhere in the lists than it should")
        found = len(figures) + len(misplaced)
        if found and not options["mend"]:
            raise CommandError(f"{found} figures differ from a full count. --mend counts anew.")
        if figures:
            tallies.put_right()
        if misplaced:
            listings.put_right()
        self.stdout.write(f"{found} put right." if found else "All as a full count says.")
