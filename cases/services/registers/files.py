"""A file of people: received, looked through, and read as a person confirmed it. What is said of a register here
holds for a name list too, but for receiving it."""

import hashlib
from pathlib import PurePath
from typing import Any, BinaryIO, TypeVar, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import ImportState
from cases.models import HandedIn, RegisterImport
from cases.permissions import require_at
from cases.register.mapping import Mapping
from cases.register.problems import Problem, SheetError
from cases.register.propose import Proposal, propose, with_words
from cases.register.sheet import open_book
from core.text import tidy

Upload = File[bytes]
AnyFile = TypeVar("AnyFile", bound=HandedIn)


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
    return keep(RegisterImport(sha256=digest, post=post, uploaded_by=by), upload)


def keep(handed_in: AnyFile, upload: Upload) -> AnyFile:
    """Store the file of a new record. Raises ``ValidationError`` where it cannot be read as a table."""
    try:
        with open_book(cast("BinaryIO", upload)):
            pass
    except SheetError as error:
        raise ValidationError(str(error)) from error
    handed_in.name = tidy(PurePath((upload.name or "register").replace("\\", "/")).name)[-200:]
    handed_in.size = upload.size or 0
    upload.seek(0)
    handed_in.file.save(handed_in.name, upload, save=False)
    handed_in.save()
    return handed_in


def _again(earlier: RegisterImport) -> RegisterImport:
    if earlier.state == ImportState.FAILED:
        _enter(earlier, ImportState.READING, problem={})
    return earlier


def look_through(register: AnyFile) -> AnyFile:
    """Find headings, columns and words, for a person to confirm. A job: it may take a minute."""
    try:
        with register.file.open("rb") as file, open_book(file.file) as book:
            alone = not isinstance(register, RegisterImport)
            found = propose(book, today=timezone.localdate(), region=settings.HOME_COUNTRY, names_alone=alone)
    except SheetError as error:
        return stop(register, error.problem)
    with transaction.atomic():
        return _keep_proposal(type(register).locked(register.pk), found)


@transaction.atomic
def change_sheet(register: AnyFile, *, mapping: Mapping, by: User, version: int | None) -> AnyFile:
    """Other columns hold words of their own: read them anew, so that a person can confirm what they mean."""
    require_at(register.by_permission, by, register.post)
    locked = type(register).locked(register.pk, version)
    _refuse_while(locked)
    with locked.file.open("rb") as file, open_book(file.file) as book:
        found = with_words(book, mapping, [])
    return _keep_proposal(locked, found, columns=locked.proposal["columns"])


@transaction.atomic
def confirm(register: AnyFile, *, mapping: Mapping, by: User, version: int | None) -> AnyFile:
    """The file is read like this; its lines are to be checked. Raises ``ValidationError`` or ``StaleError``."""
    require_at(register.by_permission, by, register.post)
    locked = type(register).locked(register.pk, version)
    _refuse_while(locked)
    locked.forget_lines()
    return _enter(locked, ImportState.CHECKING, mapping=mapping.to_json(), total=0, done=0)


@transaction.atomic
def reopen(register: AnyFile, *, by: User) -> AnyFile:
    """Back to columns and words, to confirm them otherwise. Raises ``ValidationError`` once lines are imported."""
    require_at(register.by_permission, by, register.post)
    locked = type(register).locked(register.pk)
    _refuse_while(locked)
    return _enter(locked, ImportState.PROPOSED) if locked.state == ImportState.CHECKED else locked


def _refuse_while(register: HandedIn) -> None:
    if register.is_at_work or register.has_effects:
        raise ValidationError(str(register.in_use))


@transaction.atomic
def stop(register: AnyFile, problem: Problem) -> AnyFile:
    """The step cannot go on; the page says why."""
    return _enter(type(register).locked(register.pk), ImportState.FAILED, problem=problem.to_json())


def _keep_proposal(locked: AnyFile, found: Proposal, *, columns: list[Any] | None = None) -> AnyFile:
    proposal = found.to_json() | ({"columns": columns} if columns else {})
    return _enter(locked, ImportState.PROPOSED, mapping=found.mapping.to_json(), proposal=proposal)


def _enter(register: AnyFile, state: ImportState, **fields: Any) -> AnyFile:
    register.state = state
    if isinstance(register, RegisterImport):
        register.finished_at = None
    for name, value in fields.items():
        setattr(register, name, value)
    register.save_as_next_version()
    return register
