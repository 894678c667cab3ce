"""A duplicate of another post's person: told that there may be one, proposed, agreed by each side for itself.

What one side may see of the other is weighed in docs/adr/0015-a-person-of-another-post.md.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import Post, User
from core.lookups import ExistsRowByRow
from nationals.choices import PairDecision
from nationals.models import LikelyPair, National, Proposal, visibility
from nationals.models.likely_pair import LEAST
from nationals.permissions import may_edit, may_merge, require
from nationals.services.merging.joining import merge_as_agreed


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Whom to ask about somebody like this person; ``proposed`` while the other side has not answered."""

    posts: tuple[str, ...]
    is_proposed: bool


def known_elsewhere(national: National, *, user: User) -> Elsewhere | None:
    """Whether another post may know this person, told only to who may change the entry and does not see the other.
    Nothing of the other entry, how many there are or why."""
    others = _others(national, user=user)
    if not others:
        return None
    posts = visibility.posts_in_charge(National.objects.filter(pk__in=others))
    names = Post.objects.filter(pk__in=posts).order_by("name").values_list("name", flat=True)
    asked = Proposal.objects.filter(pair__in=_pairs(national), merge=None).filter(
        pair__first__in=[national.pk, *others], pair__second__in=[national.pk, *others]
    )
    return Elsewhere(tuple(names), asked.exists())


def _pairs(national: National) -> "QuerySet[LikelyPair]":
    return LikelyPair.objects.of(national).filter(score__gte=LEAST).exclude(decision=PairDecision.APART)


def _others(national: National, *, user: User) -> list[int]:
    """By number, the likely other entries of this person that the user may not see and that nothing hides."""
    if not may_edit(user, national) or National.objects.filter(visibility.hidden(), pk=national.pk).exists():
        return []
    numbers = {number for pair in _pairs(national).values_list("first", "second") for number in pair} - {national.pk}
    told = National.objects.standing().exclude(visibility.hidden()).filter(pk__in=numbers)
    seen = ExistsRowByRow(National.objects.visible_to(user).order_by().filter(pk=OuterRef("pk")))
    return list(told.filter(~seen).values_list("pk", flat=True))


@transaction.atomic
def propose(national: National, *, by: User) -> None:
    """Ask the other side whether it is the same person. A supervisor in charge agrees for his side by asking. What was
    asked once is not asked again. Returns nothing, since how many there are is not told."""
    require(by, national)
    National.locked(national.pk)
    others = _others(national, user=by)
    for pair in _pairs(national).select_for_update(of=("self",)).order_by("pk"):
        other = pair.second_id if pair.first_id == national.pk else pair.first_id
        if other in others and not pair.proposals.filter(merge=None).exists():
            proposal = Proposal(
                pair=pair, from_first=pair.first_id == national.pk, post=_post_of(by, national), proposed_by=by
            )
            if may_merge(by, national):
                _mark(proposal, national, by)
            proposal.save()


def _post_of(user: User, national: National) -> Post:
    """For which post somebody speaks: that of the entry, if it is his, else his own."""
    posts = user.scope.posts_for(Permission.REGISTER)
    if posts is None or national.post_id in posts:
        return national.post
    return Post.objects.get(pk=posts[0])


def sides(proposal: Proposal, *, user: User) -> list[National]:
    """The entries of a proposal that the user may see: his own, or both."""
    pair = [proposal.pair.first_id, proposal.pair.second_id]
    return list(National.objects.visible_to(user).filter(pk__in=pair).select_related("post").order_by("pk"))


@transaction.atomic
def agree(proposal: Proposal, *, by: User) -> Proposal:
    """For one's own side. When both sides have agreed, the two are joined. Raises ``ValidationError`` for who sees
    both: he compares and joins them himself."""
    locked, mine = _locked_side(proposal, by=by)
    _mark(locked, mine, by)
    _forget_who_may_no_more(locked, mine)
    locked.save()
    if locked.first_agreed_by and locked.second_agreed_by:
        locked.merge = merge_as_agreed(locked, by=by)
        locked.save(update_fields=["merge"])
    return locked


@transaction.atomic
def decline(proposal: Proposal, *, by: User) -> Proposal:
    """Not the same person, or not to be joined: nothing is asked again, the pair stays for headquarters."""
    locked, _mine = _locked_side(proposal, by=by)
    locked.declined_by, locked.declined_at = by, timezone.now()
    locked.save()
    return locked


def _locked_side(proposal: Proposal, *, by: User) -> tuple[Proposal, National]:
    mine = sides(proposal, user=by)
    if not mine or not may_merge(by, *mine):
        raise PermissionDenied(_("A supervisor in charge of this entry answers."))
    if len(mine) > 1:
        raise ValidationError(_("You see both entries: compare them, and join them yourself."))
    locked = Proposal.objects.select_for_update(of=("self",)).select_related("pair__first", "pair__second")
    found = locked.filter(pk__in=Proposal.objects.visible_to(by).open().values("pk"), pk=proposal.pk).first()
    if found is None:
        raise ValidationError(_("This proposal is settled or does not hold any more."))
    return found, mine[0]


def _mark(proposal: Proposal, national: National, by: User) -> None:
    if national.pk == proposal.pair.first_id:
        proposal.first_agreed_by = by
    else:
        proposal.second_agreed_by = by


def _forget_who_may_no_more(proposal: Proposal, mine: National) -> None:
    """The other side agrees anew if who agreed for it is not in charge any more."""
    first, second = proposal.pair.first, proposal.pair.second
    if mine != first and proposal.first_agreed_by and not may_merge(proposal.first_agreed_by, first):
        proposal.first_agreed_by = None
    if mine != second and proposal.second_agreed_by and not may_merge(proposal.second_agreed_by, second):
        proposal.second_agreed_by = None
