"""What a person decides about somebody on a name list. Nothing is ever accepted by itself."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import TO_DECIDE, LineDecision
from cases.models import Case, ListedPerson, NameList
from cases.permissions import require_at
from cases.services.name_lists import effects, matching
from nationals.matching.weights import Band
from nationals.models import National
from nationals.services.unidentified import record_unidentified


@transaction.atomic
def accept(line: ListedPerson, national: National, *, by: User) -> ListedPerson:
    """The line is about this national. Where the list says that something became of him that his case does not know,
    it waits for a second person and nothing has changed yet.

    Raises ``ValidationError`` if somebody decided meanwhile, ``PermissionDenied`` as the verbs below do.
    """
    locked = _to_decide(line, by)
    known = National.objects.visible_to(by).filter(pk=national.pk).first()
    if known is None:
        raise ValidationError(_("%(name)s cannot be found any more.") % {"name": national.reference})
    case = effects.open_case_of(locked, known, by=by)
    if effects.changes_fate(locked, case):
        return _decided(locked, LineDecision.WAITING, by, national=known)
    return _taken_over(locked, known, case, by)


@transaction.atomic
def confirm(line: ListedPerson, *, seen: Collection[str], by: User) -> ListedPerson:
    """The second person agrees that the list's word on this person's fate is about the national.

    ``seen`` holds the reference that he was shown. Raises ``ValidationError`` if somebody else was accepted meanwhile.
    """
    locked = _waiting(line, seen, by)
    known = locked.national and National.objects.visible_to(by).filter(pk=locked.national.pk).first()
    if known is None:
        raise ValidationError(_("You may not see who this is about."))
    case = effects.open_case_of(locked, known, by=by) or effects.open_case(locked, known, by=by)
    if effects.changes_fate(locked, case):
        effects.change_status(case, locked, by=by)
    effects.add_to(case, locked, by=by)
    locked.decision, locked.case, locked.confirmed_by = LineDecision.ACCEPTED, case, by
    locked.save_as_next_version()
    return locked


@transaction.atomic
def decline(line: ListedPerson, *, reason: str, seen: Collection[str], by: User) -> ListedPerson:
    """The second person does not agree: the line is to be decided again. ``seen`` as in :func:`confirm`."""
    locked = _waiting(line, seen, by)
    if not reason.strip():
        raise ValidationError(_("Say why you decline."))
    return _open_again(locked, reason)


@transaction.atomic
def reject(line: ListedPerson, *, reason: str, by: User) -> ListedPerson:
    """Nobody of ours, as far as we know."""
    return _decided(_to_decide(line, by), LineDecision.REJECTED, by, reason=reason)


@transaction.atomic
def leave_unidentified(line: ListedPerson, *, kind: str, by: User) -> ListedPerson:
    """Somebody of whom it is not known who he is: a record of his own, to be linked when that is known. ``kind`` is a
    ``UnidentifiedKind``."""
    locked = _to_decide(line, by)
    facts = effects.facts_of_unidentified(locked)
    record = record_unidentified(post=locked.name_list.post, by=by, kind=kind, **facts)
    return _decided(locked, LineDecision.UNIDENTIFIED, by, unidentified=record)


@transaction.atomic
def ask(line: ListedPerson, *, colleague: User, question: str, by: User) -> ListedPerson:
    """Leave the line to a colleague, who finds it on his page of today. Raises ``ValidationError`` for somebody who
    may not see the list."""
    locked = _to_decide(line, by)
    if not colleague.can(Permission.RECORD, locked.name_list.post_id):
        raise ValidationError(_("%(name)s may not decide about this list.") % {"name": colleague})
    return _decided(locked, LineDecision.ASKED, by, asked=colleague, reason=question)


@transaction.atomic
def open_new_case(line: ListedPerson, *, name: str, seen: Collection[str], by: User) -> ListedPerson:
    """Somebody of ours whom nobody knew: registered under ``name``, with the list's spelling as another name.

    ``seen`` holds the references that the person was shown. Raises ``ValidationError`` where somebody likely is not
    among them: he was entered meanwhile, perhaps from another line of the same list.
    """
    locked = _to_decide(line, by)
    _refuse_unseen(locked, seen, by)
    national = effects.register(locked, name.strip() or locked.name, by=by)
    case = effects.open_case(locked, national, by=by)
    effects.add_to(case, locked, by=by)
    if effects.changes_fate(locked, case):
        effects.ask_for_status(case, locked, by=by)
    return _decided(locked, LineDecision.NEW_CASE, by, national=national, case=case)


@transaction.atomic
def take_back(line: ListedPerson, *, by: User) -> ListedPerson:
    """To be decided again, while the decision has changed nothing else."""
    locked = _locked(line, by)
    if not locked.may_be_taken_back:
        raise ValidationError(_("This decision cannot be taken back here: correct what it changed on the case."))
    return _open_again(locked, "")


def _refuse_unseen(locked: ListedPerson, seen: Collection[str], by: User) -> None:
    likely = [one for one in matching.suggested_now(locked, by=by) if one["band"] in (Band.SAME, Band.LIKELY)]
    if new := [one["national"] for one in likely if one["national"] not in seen]:
        raise ValidationError(_("Look again: %(who)s may be this person.") % {"who": ", ".join(new)})


def _taken_over(locked: ListedPerson, national: National, case: Case | None, by: User) -> ListedPerson:
    case = case or effects.open_case(locked, national, by=by)
    effects.add_to(case, locked, by=by)
    return _decided(locked, LineDecision.ACCEPTED, by, national=national, case=case)


def _locked(line: ListedPerson, by: User) -> ListedPerson:
    """The list is locked first: while a line is decided, nobody may read the list otherwise and forget its lines."""
    require_at(Permission.RECORD, by, line.name_list.post)
    sent = NameList.locked(line.name_list_id)
    if not sent.takes_decisions:
        raise ValidationError(_("The list is being worked on. Wait until that is done."))
    locked = ListedPerson.locked(line.pk)
    locked.name_list = sent
    return locked


def _to_decide(line: ListedPerson, by: User) -> ListedPerson:
    locked = _locked(line, by)
    if locked.decision not in TO_DECIDE:
        said = {"decision": locked.get_decision_display(), "who": locked.decided_by or "—"}
        raise ValidationError(_("Somebody has decided meanwhile: %(decision)s (%(who)s).") % said)
    return locked


def _waiting(line: ListedPerson, seen: Collection[str], by: User) -> ListedPerson:
    locked = _locked(line, by)
    require_at(Permission.CONFIRM, by, locked.name_list.post)
    if locked.decision != LineDecision.WAITING or locked.decided_by_id == by.pk:
        raise ValidationError(_("You cannot decide this: it is decided already, or you accepted it yourself."))
    if locked.national is None or locked.national.reference not in seen:
        raise ValidationError(_("Somebody else was accepted meanwhile. Look at the person once more."))
    return locked


def _decided(locked: ListedPerson, decision: LineDecision, by: User, **fields: Any) -> ListedPerson:
    locked.decision, locked.decided_by, locked.decided_at, locked.asked = decision, by, timezone.now(), None
    locked.reason = ""
    for name, value in fields.items():
        setattr(locked, name, value)
    locked.save_as_next_version()
    return locked


def _open_again(locked: ListedPerson, reason: str) -> ListedPerson:
    locked.decision, locked.decided_by, locked.decided_at = LineDecision.OPEN, None, None
    locked.national, locked.asked, locked.reason = None, None, reason
    locked.save_as_next_version()
    return locked
