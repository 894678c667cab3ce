"""The file of a register: received, looked through, and read as a person confirmed it."""

import hashlib
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import ImportState, LineOutcome
from cases.models import RegisterImport
from cases.permissions import require_at
from cases.register.mapping import Mapping
from cases.register.problems import Problem, SheetError
from cases.register.propose import Proposal, propose, with_words
from cases.register.rows import MAX_COLUMNS
from cases.register.sheet import open_book
from core.text import tidy

Upload = File[bytes]


@transaction.atomic
def receive(upload: Upload, *, post: Post, by: User) -> RegisterImport:
    """Keep the file to be read. The very same file at the same post is the import that there is already, unless that
    one stopped. Raises ``ValidationError`` in the person's words for what is no register.
    """
    require_at(Permission.IMPORT, by, post)
    digest = hashlib.file_digest(upload, "sha256").hexdigest()
    earlier = RegisterImport.objects.select_for_update(of=("self",)).filter(sha256=digest, post=post).first()
    if earlier is not None:
        return _again(earlier)
    try:
        with open_book(cast("BinaryIO", upload)):
            pass
    except SheetError as error:
        raise ValidationError(str(error)) from error
    name = tidy(PurePath((upload.name or "register").replace("\\", "/")).name)[-200:]
    register = RegisterImport(name=name, size=upload.size or 0, sha256=digest, post=post, uploaded_by=by)
    upload.seek(0)
    register.file.save(name, upload, save=False)
    register.save()
    return register


def _again(earlier: RegisterImport) -> RegisterImport:
    if earlier.state == ImportState.FAILED:
        _enter(earlier, ImportState.READING, problem={})
    return earlier


def look_through(register: RegisterImport) -> RegisterImport:
    """Find headings, columns and words, for a person to confirm. A job: it may take a minute."""
    try:
        with register.file.open("rb") as file, open_book(file.file) as book:
            found = propose(book, today=timezone.localdate(), region=settings.HOME_COUNTRY)
    except SheetError as error:
        return stop(register, error.problem)
    with transaction.atomic():
        return _keep_proposal(RegisterImport.locked(register.pk), found)


@transaction.atomic
def change_sheet(register: RegisterImport, *, mapping: Mapping, by: User, version: int | None) -> RegisterImport:
    """Other columns hold words of their own: read them anew, so that a person can confirm what they mean."""
    require_at(Permission.IMPORT, by, register.post)
    locked = RegisterImport.locked(register.pk, version)
    _refuse_while(locked)
    with locked.file.open("rb") as file, open_book(file.file) as book:
        found = with_words(book, mapping, [])
    return _keep_proposal(locked, found, columns=locked.proposal["columns"])


@transaction.atomic
def confirm(register: RegisterImport, *, mapping: Mapping, by: User, version: int | None) -> RegisterImport:
    """The file is read like this; its lines are to be checked. Raises ``ValidationError`` or ``StaleError``."""
    require_at(Permission.IMPORT, by, register.post)
    locked = RegisterImport.locked(register.pk, version)
    _refuse_while(locked)
    locked.lines.all().delete()
    return _enter(locked, ImportState.CHECKING, mapping=mapping.to_json(), total=0, done=0)


@transaction.atomic
def reopen(register: RegisterImport, *, by: User) -> RegisterImport:
    """Back to columns and words, to confirm them otherwise. Raises ``ValidationError`` once lines are imported."""
    require_at(Permission.IMPORT, by, register.post)
    locked = RegisterImport.locked(register.pk)
    _refuse_while(locked)
    return _enter(locked, ImportState.PROPOSED) if locked.state == ImportState.CHECKED else locked


def _refuse_while(register: RegisterImport) -> None:
    if register.is_at_work or register.lines.filter(outcome=LineOutcome.IMPORTED).exists():
        raise ValidationError(_("Lines of this register are imported already or are at work."))


@transaction.atomic
def stop(register: RegisterImport, problem: Problem) -> RegisterImport:
    """The step cannot go on; the page says why."""
    return _enter(RegisterImport.locked(register.pk), ImportState.FAILED, problem=problem.to_json())


def _keep_proposal(locked: RegisterImport, found: Proposal, *, columns: list[Any] | None = None) -> RegisterImport:
    words = {
        name: [{"written": word.written, "how": word.reading.how, "times": word.times} for word in several]
        for name, several in found.words.items()
    }
    proposal = {"columns": columns or [column._asdict() for column in found.columns[:MAX_COLUMNS]], "words": words}
    return _enter(locked, ImportState.PROPOSED, mapping=found.mapping.to_json(), proposal=proposal)


def _enter(register: RegisterImport, state: ImportState, **fields: Any) -> RegisterImport:
    register.state = state
    register.finished_at = None
    for name, value in fields.items():
        setattr(register, name, value)
    register.save_as_next_version()
    return register
