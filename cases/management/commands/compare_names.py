"""Compare pairs of names: ``manage.py compare_names PAIRS.csv``."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.management.commands.match_names import told
from cases.management.telling import told_in_words
from cases.register.people import named_rows
from nationals.matching.score import compare


class Command(BaseCommand):
    help = "Compare pairs of names. Columns: left, right, and if known left_born, right_born, left_country, ..."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pairs", type=Path, help="CSV with a pair in each line")
        parser.add_argument("--json", action="store_true", help="print one JSON object for each pair")

    def handle(self, *_args: Any, pairs: Path, **options: Any) -> None:
        today = timezone.localdate()
        with told_in_words():
            for named in named_rows(pairs, "left", "right"):
                left, right = (named.person(today=today, side=side) for side in ("left", "right"))
                match = compare(left, right)
                if options["json"]:
                    pair = {"row": named.row, "left": left.names[0], "right": right.names[0]}
                    self.stdout.write(json.dumps(pair | told(match), ensure_ascii=False))
                else:
                    self.stdout.write(f"{match.score:.2f} {match.band:9} {left.names[0]} / {right.names[0]}")
