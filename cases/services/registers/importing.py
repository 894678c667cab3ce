"""Importing the checked lines of a register: each becomes a national and a case, or adds to those there are."""

from collections.abc import Iterator

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.choices import Permission
from accounts.models import User
from cases.choices import ImportState, LineChoice, LineOutcome
from cases.models import ImportLine, RegisterImport
from cases.permissions import require_at
from cases.register.problems import Problem
from cases.services.registers import casework, people
from cases.services.registers.posts import Posts

PROGRESS_EVERY, _AT_ONCE = 20, 200
REFUSED = gettext_noop("The line could not be saved: %(reason)s")
BROKEN = gettext_noop("The database refused the line. Look at its values once more.")


@transaction.atomic
def start(register: RegisterImport, *, by: User, version: int | None) -> RegisterImport:
    """The lines that are ready may be imported. Raises ``ValidationError`` while another step is at work."""
    require_at(Permission.IMPORT, by, register.post)
    locked = RegisterImport.locked(register.pk, version)
    if locked.state != ImportState.CHECKED:
        raise ValidationError(_("This register is %(state)s.") % {"state": locked.get_state_display()})
    locked.state, locked.done, locked.total = ImportState.IMPORTING, 0, locked.lines.unfinished().count()
    locked.save_as_next_version()
    return locked


@transaction.atomic
def choose(line: ImportLine, *, choice: LineChoice, same_as: str = "", by: User) -> ImportLine:
    """What a person decides about a line that may be about somebody known."""
    require_at(Permission.IMPORT, by, line.register.post)
    locked = ImportLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if locked.outcome not in (LineOutcome.READY, LineOutcome.LEFT_OUT):
        raise ValidationError(_("Row %(row)s is %(outcome)s.") % {"row": locked.row, "outcome": locked.outcome})
    known = {str(one.get("row") or one.get("national")) for one in locked.duplicates}
    if choice == LineChoice.SAME and same_as not in known:
        raise ValidationError(_("Row %(row)s: choose one of the people shown.") % {"row": locked.row})
    locked.choice, locked.same_as = choice, same_as if choice == LineChoice.SAME else ""
    locked.outcome = LineOutcome.LEFT_OUT if choice == LineChoice.LEAVE_OUT else LineOutcome.READY
    locked.save()
    return locked


def import_lines(register: RegisterImport, *, by: User) -> RegisterImport:
    """Import line by line, each in a transaction of its own. A job; started again it goes on where it stopped."""
    posts = Posts(register.post, by)
    with pghistory.context(user=by.pk, register=register.pk):
        for number, line in enumerate(_one_after_another(register), 1):
            _try(line, posts, by)
            if number % PROGRESS_EVERY == 0:
                _show_progress(register)
    return _finish(register)


def _one_after_another(register: RegisterImport) -> Iterator[ImportLine]:
    """Some at a time by their row: a cursor over all would have to outlive the transaction of each line."""
    after = -1
    while lines := list(register.lines.unfinished().filter(row__gt=after)[:_AT_ONCE]):
        yield from lines
        after = lines[-1].row


def _show_progress(register: RegisterImport) -> None:
    left = register.lines.unfinished().count()
    RegisterImport.objects.filter(pk=register.pk).update(done=max(register.total - left, 0))


@transaction.atomic
def _finish(register: RegisterImport) -> RegisterImport:
    locked = RegisterImport.locked(register.pk)
    locked.state, locked.done, locked.finished_at = ImportState.DONE, locked.total, timezone.now()
    locked.save_as_next_version()
    return locked


def _try(line: ImportLine, posts: Posts, by: User) -> None:
    """Import one line, or keep why it failed. A database that is gone is not the line's fault: the job comes again."""
    try:
        with transaction.atomic():
            import_line(line, posts=posts, by=by)
    except (ValidationError, PermissionDenied) as error:
        reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        _fail(line, Problem(REFUSED, {"reason": reason}))
    except OperationalError:
        raise
    except DatabaseError:
        _fail(line, Problem(BROKEN))


def _fail(line: ImportLine, problem: Problem) -> None:
    failed = ImportLine.objects.filter(pk=line.pk, outcome=LineOutcome.READY)
    failed.update(outcome=LineOutcome.FAILED, errors=[*line.errors, problem.to_json()])


def import_line(line: ImportLine, *, posts: Posts, by: User) -> ImportLine:
    """One line to one national and one case. The same line is imported once, whichever file it stands in."""
    locked = ImportLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if locked.outcome != LineOutcome.READY:
        return locked
    if ImportLine.objects.filter(fingerprint=locked.fingerprint, outcome=LineOutcome.IMPORTED).exists():
        locked.outcome = LineOutcome.KNOWN
        locked.save(update_fields=["outcome"])
        return locked
    origin = f"{line.register.name}, {_('row')} {locked.row}"
    national = people.same_person(locked, by=by)
    case = None
    if national is None:
        national = people.register_person(locked.values, post=posts.for_country(locked.values["country"]), by=by)
    else:
        people.add_to_person(national, locked.values, origin=origin, by=by)
        case = casework.open_case_of(national, locked.values, by=by)
    if case is None:
        case = casework.open_from_line(
            locked, national, post=posts.for_country(locked.values["country"]), origin=origin, by=by
        )
    else:
        casework.add_report(case, locked.values, origin=origin, by=by)
    locked.national, locked.case, locked.outcome = national, case, LineOutcome.IMPORTED
    locked.save(update_fields=["national", "case", "outcome"])
    return locked
