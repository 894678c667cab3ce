"""Find the people of a list, in any layout and script, in the register: ``manage.py match_list FILE``."""

import json
from collections.abc import Iterator
from itertools import tee
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import User
from cases.management.commands.match_names import BEST, told
from cases.management.telling import told_in_words
from cases.register.duplicates import person_of
from cases.register.lines import Line
from cases.register.propose import propose
from cases.register.reader import read_lines
from cases.register.sheet import open_book
from nationals.dedup import match_among
from nationals.models import National


class Command(BaseCommand):
    help = "Find the people of a list (.xlsx, .csv or .docx, any layout and script) in the register. Writes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the list")
        parser.add_argument("--by", help="e-mail of a person: only whom this person may see (else the whole register)")
        parser.add_argument("--json", action="store_true", help="print one JSON object for each line")

    def handle(self, *_args: Any, file: Path, **options: Any) -> None:
        nationals = self._nationals(options["by"])
        with told_in_words():
            lines, asked = tee(self._lines(file))
            matched = match_among(nationals, map(person_of, asked), limit=BEST, least=0)
            for line, found in zip(lines, matched, strict=True):
                if options["json"]:
                    matches = [{"id": each.national.reference, **told(each.match)} for each in found]
                    self.stdout.write(json.dumps({"id": line.row, "matches": matches}, ensure_ascii=False))
                    continue
                self.stdout.write(f"row {line.row}: {line.name}")
                for each in found:
                    who = f"{each.national.reference} {each.national.name}"
                    self.stdout.write(f"  {each.match.score:.2f} {each.match.band:9} {who}: {each.reason}")

    def _nationals(self, email: str | None) -> Any:
        if not email:
            return National.objects.standing()
        by = User.objects.filter(email=email.lower(), is_active=True).first()
        if by is None:
            raise CommandError(f"There is no active person with the e-mail {email}.")
        return National.objects.visible_to(by)

    def _lines(self, file: Path) -> Iterator[Line]:
        """Those with a name; what a list does not say, a case's status or country, is not asked for."""
        today = timezone.localdate()
        with open_book(file) as book:
            mapping = propose(book, today=today, region=settings.HOME_COUNTRY, names_alone=True).mapping
            for line in read_lines(book, mapping, today=today):
                if isinstance(line, Line) and line.name:
                    yield line
