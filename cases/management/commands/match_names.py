"""Find each person of one list in another: ``manage.py match_names --pool POOL.csv --queries QUERIES.csv``."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.management.telling import told_in_words
from cases.register.people import named_rows
from nationals.matching.pool import Pool
from nationals.matching.score import Match

BEST = 5


class Command(BaseCommand):
    help = "Find each person of one list in another, without the register. By id, name, language, born, sex, country."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pool", type=Path, required=True, help="CSV of those who may be meant")
        parser.add_argument("--queries", type=Path, required=True, help="CSV of those who are looked for")
        parser.add_argument("--json", action="store_true", help="print one JSON object for each query")

    def handle(self, *_args: Any, pool: Path, queries: Path, **options: Any) -> None:
        today = timezone.localdate()
        with told_in_words():
            people = {named.cells["id"]: named.person(today=today) for named in named_rows(pool, "id", "name")}
            names = {identifier: person.names[0] for identifier, person in people.items()}
            among = Pool(people)
            for named in named_rows(queries, "id", "name"):
                found = among.best(named.person(today=today), count=BEST)
                if options["json"]:
                    matches = [{"id": identifier, **told(match)} for identifier, match in found]
                    self.stdout.write(json.dumps({"id": named.cells["id"], "matches": matches}, ensure_ascii=False))
                else:
                    self._print(named.cells["name"], [(names[identifier], match) for identifier, match in found])

    def _print(self, name: str, found: list[tuple[str, Match]]) -> None:
        self.stdout.write(name)
        for other, match in found:
            self.stdout.write(f"  {match.score:.2f} {match.band:9} {other}: {'; '.join(map(str, match.reasons))}")


def told(match: Match) -> dict[str, object]:
    """A match as the commands print it for other programs."""
    return {"score": match.score, "band": str(match.band), "reasons": [str(reason) for reason in match.reasons]}
