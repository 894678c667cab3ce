"""Compare the rows of contradictions with a full reckoning: ``manage.py check_contradictions [--mend]``."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from cases.models import Case
from cases.services.contradictions import put_right, wrong
from cases.services.reckoning import Key

_AT_ONCE = 1000


class Command(BaseCommand):
    help = "Compare the contradictions that are kept with what the claims say; --mend puts right what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="put right what differs")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = [key for cases in _batches() for key in _differing(cases, mend=options["mend"])]
        names = dict(Case.objects.filter(pk__in={case for case, _topic in found}).values_list("pk", "reference"))
        for case, topic in sorted(found):
            self.stdout.write(f"{names[case]} {topic}")
        if found and not options["mend"]:
            raise CommandError(f"{len(found)} differ from what the claims say. --mend puts them right.")
        self.stdout.write(f"{len(found)} put right." if found else "All as the claims say.")


def _batches() -> Iterator[list[int]]:
    last = 0
    while cases := list(Case.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
        yield cases
        last = cases[-1]


@transaction.atomic
def _differing(cases: list[int], *, mend: bool) -> list[Key]:
    if not mend:
        return list(wrong(cases))
    locking = Case.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=cases).order_by("pk")
    list(locking.values_list("pk"))
    return put_right(cases)
