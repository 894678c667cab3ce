"""Accepting at once the lines of a name list that leave no doubt, each for itself."""

from contextlib import suppress

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import ListState
from cases.models import ListedPerson, NameList
from cases.models.listed_person import BEYOND_DOUBT
from cases.permissions import require_at
from cases.services.name_lists import matching
from cases.services.name_lists.decisions import accept
from nationals.matching.weights import Band
from nationals.models import National


def start_accepting(name_list: NameList, *, by: User) -> NameList:
    """The job is to accept what is beyond doubt. Raises ``ValidationError`` if the list is at work."""
    require_at(Permission.RECORD, by, name_list.post)
    if not name_list.is_open:
        raise ValidationError(_("The list is being worked on. Wait until that is done."))
    return _enter(name_list, ListState.ACCEPTING)


def accept_beyond_doubt(name_list: NameList, *, by: User) -> NameList:
    """Accept the lines with one person who is the *same*, each for itself. A job; started again it goes on."""
    lines = list(name_list.people.seen_by(by).filter(BEYOND_DOUBT).order_by("row"))
    for number, line in enumerate(lines, 1):
        if national := _still_the_one(line, by):
            _try_to_accept(line, national, by)
        NameList.objects.filter(pk=name_list.pk).update(done=number, total=len(lines))
    return _enter(name_list, ListState.OPEN)


@transaction.atomic
def _enter(name_list: NameList, state: ListState) -> NameList:
    locked = NameList.locked(name_list.pk)
    locked.state = state
    locked.done = 0
    locked.save_as_next_version()
    return locked


def _still_the_one(line: ListedPerson, by: User) -> National | None:
    """Whom the line suggested, if he alone is the *same* by what the register says now and as far as ``by`` sees it."""
    same = [one["national"] for one in matching.suggested_now(line, by=by) if one["band"] == Band.SAME]
    shown = National.objects.visible_to(by).known_as(line.suggestions[0].reference).first()
    return shown if shown is not None and same == [shown.reference] else None


def _try_to_accept(line: ListedPerson, national: National, by: User) -> None:
    """What is refused stays to be decided by hand, which says why."""
    with suppress(ValidationError, PermissionDenied):
        accept(line, national, by=by)
