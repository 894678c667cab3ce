"""Import a ministry's register from a spreadsheet, or look at what would be imported."""

import csv
import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import ImportState, LineOutcome
from cases.models import RegisterImport
from cases.register.duplicates import Duplicates, person_of
from cases.register.lines import Line
from cases.register.mapping import parse_mapping
from cases.register.output import Accuracy, Printed, printed
from cases.register.problems import Problem, SheetError
from cases.register.propose import Proposal, propose, with_words
from cases.register.reader import read_lines
from cases.register.rows import Book
from cases.register.sheet import open_book
from cases.services.registers import checking, files, importing


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the register: .xlsx or .csv")
        parser.add_argument("--map", type=Path, help="JSON with what differs from the proposal: sheet, columns, values")
        parser.add_argument("--dry-run", action="store_true", help="say what would be imported, write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line, write nothing")
        parser.add_argument("--truth", type=Path, help="CSV of the right values: print how many were read right")
        parser.add_argument("--by", help="e-mail of the person who imports")
        parser.add_argument("--post", help="code of the post for lines that no post covers")

    def handle(self, *_args: Any, **options: Any) -> None:
        only_look = options["json"] or options["dry_run"] or options["truth"]
        try:
            with open_book(options["file"]) as book:
                proposal = self._proposal(book, options["map"])
                if only_look:
                    self._look(proposal, self._lines(book, proposal), options)
            if not only_look:
                self._import(proposal, options)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror or error}.") from error
        except SheetError as error:
            raise CommandError(str(error)) from error
        except (PermissionDenied, ValidationError) as error:
            raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from error

    def _look(self, proposal: Proposal, lines: list[Printed], options: dict[str, Any]) -> None:
        if options["json"]:
            self._print_json(lines)
        else:
            self._print_summary(proposal, lines)
        if options["truth"]:
            self._print_accuracy(options["truth"], lines, to_stderr=options["json"])

    def _import(self, proposal: Proposal, options: dict[str, Any]) -> None:
        by = User.objects.filter(email=(options["by"] or "").lower(), is_active=True).first()
        if by is None:
            raise CommandError("Say who imports: --by with the e-mail of a person who may import.")
        post = self._post(options["post"], by)
        with options["file"].open("rb") as file:
            register = files.receive(File(file, name=options["file"].name), post=post, by=by)
        self._meet(register)
        if register.state == ImportState.READING:
            register = files.confirm(files.look_through(register), mapping=proposal.mapping, by=by, version=None)
            register = importing.start(checking.check(register, by=by), by=by, version=None)
        if register.state == ImportState.IMPORTING:
            register = importing.import_lines(register, by=by)
        self._print_result(register)

    def _meet(self, register: RegisterImport) -> None:
        """The same file may have been handed in before, here or on the page."""
        if register.finished_at:
            day = timezone.localtime(register.finished_at)
            self.stdout.write(f"This file was imported on {day:%Y-%m-%d} at {day:%H:%M}: nothing is added.")
        elif register.state not in {ImportState.READING, ImportState.IMPORTING}:
            state = register.get_state_display()
            raise CommandError(f"This file was handed in on the page “Import a register” and is {state}: go on there.")

    def _post(self, code: str | None, by: User) -> Post:
        posts = by.scope.posts_for(Permission.IMPORT)
        allowed = Post.objects.all() if posts is None else Post.objects.filter(pk__in=posts)
        chosen = allowed.filter(code=code) if code else allowed.order_by("kind", "pk")
        post = chosen.first()
        if post is None:
            raise CommandError("This person may not import a register at that post.")
        return post

    def _print_result(self, register: RegisterImport) -> None:
        for outcome, count in register.lines.counts().items():
            if count:
                self.stdout.write(f"{count:7} lines {LineOutcome(outcome).label}")
        for line in register.lines.failing():
            for error in line.errors:
                self.stdout.write(f"  row {line.row}: {Problem.from_json(error)}")

    def _proposal(self, book: Book, map_file: Path | None) -> Proposal:
        given = parse_mapping(map_file.read_text(encoding="utf-8")) if map_file else {}
        region = given.get("region", settings.HOME_COUNTRY)
        proposal = propose(book, today=timezone.localdate(), region=region, sheet=given.get("sheet", ""))
        if not given:
            return proposal
        columns = proposal.mapping.columns | given.get("columns", {})
        mapping = proposal.mapping.updated(
            given | {"columns": {name: letter for name, letter in columns.items() if letter}}
        )
        return with_words(book, mapping, proposal.columns)

    def _lines(self, book: Book, proposal: Proposal) -> list[Printed]:
        """Every line as it will be, with the rows that are probably about the same person."""
        seen, rows = Duplicates(), dict[int, Printed]()
        for line in read_lines(book, proposal.mapping, today=timezone.localdate()):
            if not isinstance(line, Line):
                continue
            rows[line.row] = printed(line)
            for earlier, _match in seen.add(line.row, person_of(line)):
                rows[line.row]["duplicate_of"].append(earlier)
                rows[earlier]["duplicate_of"].append(line.row)
        return list(rows.values())

    def _print_json(self, lines: Iterable[Printed]) -> None:
        for line in lines:
            self.stdout.write(json.dumps(line | {"duplicate_of": sorted(line["duplicate_of"])}, ensure_ascii=False))

    def _print_summary(self, proposal: Proposal, lines: list[Printed]) -> None:
        mapping = proposal.mapping
        self.stdout.write(
            f"Sheet “{mapping.sheet}”, headings in row {mapping.header_row or '—'}, {len(lines)} lines.\n"
        )
        for column in proposal.columns:
            self.stdout.write(
                f"  {column.letter:3} {column.heading[:40]:42} {column.field or '(not read)':14} {column.how}"
            )
        for name, words in proposal.words.items():
            self.stdout.write(f"\n{name}:")
            for word in words:
                meaning = mapping.values[name].get(word.written)
                self.stdout.write(
                    f"  {word.times:6} {word.written[:40]:42} {meaning or '(unknown)':14} {word.reading.how}"
                )
        self.stdout.write(f"\n{sum(bool(line['errors']) for line in lines)} lines have errors:")
        for line in lines:
            for error in line["errors"]:
                self.stdout.write(f"  row {line['row']}: {error}")
        doubled = [line for line in lines if line["duplicate_of"]]
        self.stdout.write(f"\n{len(doubled)} lines are probably about somebody who stands in another line too:")
        for line in doubled:
            self.stdout.write(
                f"  row {line['row']}: {line['name']}, see row {', '.join(map(str, line['duplicate_of']))}"
            )

    def _print_accuracy(self, truth: Path, lines: list[Printed], *, to_stderr: bool) -> None:
        out = self.stderr if to_stderr else self.stdout
        with truth.open(encoding="utf-8", newline="") as file:
            accuracy = Accuracy.against(csv.DictReader(file))
        out.write(f"\n{'fact':24} {'right':>7} {'of':>7} {'%':>7}", self.style.SUCCESS)
        for score in accuracy.scores(lines):
            out.write(f"{score.fact:24} {score.right:7} {score.of:7} {score.percent:7.1f}", self.style.SUCCESS)
        for sentence in accuracy.wrong:
            out.write(f"  {sentence}", self.style.ERROR)
