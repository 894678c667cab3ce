"""A case's own facts that are no claims: whose it is, how urgent, who may see it, what belongs to it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import EventKind, LinkKind
from cases.models import Case, CaseLink, ExternalReference, NamedOfficer
from cases.permissions import require
from cases.services.timeline import record
from core.models import field_label

EDITABLE = frozenset({"country", "place", "priority", "incident", "source_kind", "source", "summary"})


@transaction.atomic
def edit_case(case: Case, *, version: int | None, changes: Mapping[str, Any], by: User) -> Case:
    """Save what a form changed. Raises ``StaleError`` if somebody else saved first."""
    require(Permission.RECORD, by, case)
    edited = Case.locked(case.pk, version)
    labels = []
    for field in EDITABLE & changes.keys():
        if getattr(edited, field) != changes[field]:
            setattr(edited, field, changes[field])
            labels.append(field_label(Case, field))
    if labels:
        edited.save_as_next_version()
        record(edited, kind=EventKind.CHANGE, text=_("Changed: %(what)s") % {"what": ", ".join(sorted(labels))}, by=by)
    return edited


@transaction.atomic
def assign(case: Case, *, to: User | None, by: User) -> Case:
    """Give the case to somebody who may work on it at its post; his open duties go with it."""
    require(Permission.ASSIGN, by, case)
    if to is not None and not to.can(Permission.RECORD, case.post_id):
        raise ValidationError(_("%(name)s does not work at %(post)s.") % {"name": to, "post": case.post})
    assigned = Case.locked(case.pk)
    before, assigned.assignee = assigned.assignee_id, to
    assigned.save_as_next_version()
    for task in assigned.tasks.open().filter(owner_id=before).select_for_update():
        task.owner = to
        task.save_as_next_version()
    text = _("Assigned to %(name)s") % {"name": to} if to else _("Assigned to nobody")
    record(assigned, kind=EventKind.CHANGE, text=text, by=by)
    return assigned


@transaction.atomic
def hand_over(case: Case, *, to: Post, by: User) -> Case:
    """Make another post responsible; the assignee of the former post is taken off."""
    require(Permission.ASSIGN, by, case)
    moved = Case.locked(case.pk)
    moved.post, moved.assignee = to, None
    moved.save_as_next_version()
    record(moved, kind=EventKind.CHANGE, text=_("Handed over to %(post)s") % {"post": to}, by=by)
    return moved


@transaction.atomic
def restrict(case: Case, *, reason: str, by: User) -> Case:
    """From now on only those named may see it: who restricts it and the assignee are named first."""
    require(Permission.RESTRICT, by, case)
    restricted = Case.locked(case.pk)
    restricted.restricted = True
    restricted.save_as_next_version()
    for officer in {by, restricted.assignee or by}:
        _name(restricted, officer, reason, by)
    record(restricted, kind=EventKind.CHANGE, text=_("Restricted: %(reason)s") % {"reason": reason}, by=by)
    return restricted


@transaction.atomic
def lift_restriction(case: Case, *, reason: str, by: User) -> Case:
    require(Permission.RESTRICT, by, case)
    opened = Case.locked(case.pk)
    opened.restricted = False
    opened.save_as_next_version()
    text = _("No longer restricted: %(reason)s") % {"reason": reason}
    record(opened, kind=EventKind.CHANGE, text=text, by=by)
    return opened


@transaction.atomic
def name_officer(case: Case, *, officer: User, reason: str, by: User) -> NamedOfficer:
    """Let somebody see a restricted case. Whoever is named on it may name others."""
    require_naming(case, by)
    named = _name(case, officer, reason, by)
    text = _("Named %(name)s: %(reason)s") % {"name": officer, "reason": reason}
    record(case, kind=EventKind.CHANGE, text=text, by=by)
    return named


@transaction.atomic
def end_naming(officer: NamedOfficer, *, by: User) -> NamedOfficer:
    """Raises ``ValidationError`` for the last one: nobody could open a restricted case any more."""
    require_naming(officer.case, by)
    case = Case.locked(officer.case_id)
    ended = NamedOfficer.objects.select_for_update().get(pk=officer.pk)
    if case.restricted and case.named_officers.in_force().count() == 1:
        raise ValidationError(_("Somebody must stay named on a restricted case."))
    ended.ended_at = timezone.now()
    ended.save()
    record(case, kind=EventKind.CHANGE, text=_("No longer named: %(name)s") % {"name": ended.user}, by=by)
    return ended


def may_name(case: Case, user: User) -> bool:
    """Whoever is named on the case, and whoever may restrict it."""
    return case.named_officers.in_force().filter(user=user).exists() or case.allows(Permission.RESTRICT, user)


def require_naming(case: Case, by: User) -> None:
    if not may_name(case, by):
        require(Permission.RESTRICT, by, case)


def _name(case: Case, officer: User, reason: str, by: User) -> NamedOfficer:
    named, _new = NamedOfficer.objects.get_or_create(
        case=case, user=officer, ended_at=None, defaults={"reason": reason, "named_by": by}
    )
    return named


@transaction.atomic
def link_cases(case: Case, other: Case, *, kind: LinkKind | str, by: User, note: str = "") -> CaseLink:
    """Both must be visible to the person. Raises ``ValidationError`` for the case itself or a second link."""
    require(Permission.RECORD, by, case)
    if not Case.objects.visible_to(by).filter(pk=other.pk).exists():
        raise PermissionDenied
    low, high = sorted((case, other), key=lambda one: one.pk)
    if low.pk == high.pk:
        raise ValidationError(_("A case cannot be linked with itself."))
    link, is_new = CaseLink.objects.get_or_create(
        case=low, other=high, defaults={"kind": kind, "note": note, "made_by": by}
    )
    if not is_new:
        raise ValidationError(_("These cases are linked already."))
    record(case, kind=EventKind.CHANGE, text=_("Linked with %(case)s") % {"case": other.reference}, by=by)
    return link


@transaction.atomic
def add_reference(case: Case, *, system: str, number: str, by: User) -> ExternalReference:
    """What another system calls this case."""
    require(Permission.RECORD, by, case)
    reference, is_new = ExternalReference.objects.get_or_create(case=case, system=system, number=number)
    if not is_new:
        raise ValidationError(_("This reference stands here already."))
    record(case, kind=EventKind.CHANGE, text=_("Reference elsewhere: %(what)s") % {"what": reference}, by=by)
    return reference
