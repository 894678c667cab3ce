"""Checking a register: every line as it will be, with its errors and who it may be about."""

from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.choices import ImportState, LineOutcome
from cases.models import ImportLine, RegisterImport
from cases.register.duplicates import Duplicates, person_of
from cases.register.lines import Line
from cases.register.mapping import Mapping
from cases.register.problems import SheetError
from cases.register.reader import read_lines
from cases.register.sheet import open_book
from cases.services.registers import known
from cases.services.registers.files import stop
from nationals.matching.score import Match

CHUNK = 200
MOST_SHOWN = 5
NOT_KEPT = ("row", "raw", "errors", "notes", "fingerprint")


def check(register: RegisterImport, *, by: User) -> RegisterImport:
    """Write the lines for the preview. A job; started again it begins anew."""
    register.lines.all().delete()
    try:
        with register.file.open("rb") as file, open_book(file.file) as book:
            mapping = Mapping.from_json(register.mapping)
            read = read_lines(book, mapping, today=timezone.localdate())
            _write(register, (line for line in read if isinstance(line, Line)), by)
    except SheetError as error:
        return stop(register, error.problem)
    return _checked(register)


@transaction.atomic
def _checked(register: RegisterImport) -> RegisterImport:
    locked = RegisterImport.locked(register.pk)
    locked.state = ImportState.CHECKED
    locked.total = locked.done = locked.lines.count()
    locked.save_as_next_version()
    return locked


def _write(register: RegisterImport, lines: Iterator[Line], by: User) -> None:
    seen, prints, done = Duplicates(), dict[str, int](), 0
    while chunk := list(islice(lines, CHUNK)):
        in_register = known.people_like(chunk, by=by)
        imported = known.imported(chunk)
        rows = []
        for line in chunk:
            same = [_shown(match, row=earlier) for earlier, match in seen.add(line.row, person_of(line))]
            same += [_shown(match, national=reference) for reference, match in in_register[line.row]]
            twice = line.fingerprint in imported or line.fingerprint in prints
            prints.setdefault(line.fingerprint, line.row)
            rows.append(_row(register, line, same, is_known=twice))
        done += len(chunk)
        with transaction.atomic():
            ImportLine.objects.bulk_create(rows)
            RegisterImport.objects.filter(pk=register.pk).update(done=done)


def _row(register: RegisterImport, line: Line, same: list[dict[str, Any]], *, is_known: bool) -> ImportLine:
    outcome = LineOutcome.FAULTY if line.errors else LineOutcome.KNOWN if is_known else LineOutcome.READY
    return ImportLine(
        register=register,
        row=line.row,
        raw=line.raw,
        values=values_of(line),
        fingerprint=line.fingerprint,
        errors=[problem.to_json() for problem in line.errors],
        notes=[problem.to_json() for problem in line.notes],
        duplicates=sorted(same, key=lambda one: -one["score"])[:MOST_SHOWN],
        outcome=outcome,
    )


def values_of(line: Line) -> dict[str, Any]:
    """What the line was read as, in JSON; empty values left out."""
    told = {name: value for name, value in asdict(line).items() if name not in NOT_KEPT and value}
    told["born"], told["reported_on"] = line.born.edtf, line.reported_on.edtf
    return told | ({"phone": line.phone} if line.phone else {})


def _shown(match: Match, **where: int | str) -> dict[str, Any]:
    reasons = [{"message": reason.sentence, "values": dict(reason.values)} for reason in match.reasons[:4]]
    return {**where, "score": match.score, "band": match.band, "reasons": reasons}
