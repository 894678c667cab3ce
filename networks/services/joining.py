"""Two entries turn out to be one actor."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Case
from core.choices import Sex
from core.models import StaleError
from networks.choices import NameKind
from networks.index import set_index
from networks.matching import script_of
from networks.models import Actor, ActorName, Affiliation
from networks.permissions import require_join
from networks.services.saying import Source, keep_longer, locked_actors, written

Versions = tuple[int | None, int | None]
MOVED = ("names", "identifiers", "involvements", "routes", "advertisements", "corrections", "referral_steps")
_OPPOSITE = {Sex.FEMALE, Sex.MALE}


@transaction.atomic
def join(kept: Actor, absorbed: Actor, *, by: User, versions: Versions = (None, None)) -> Actor:
    """Join ``absorbed`` into ``kept``: all that was said of it moves, its name becomes another name, its reference
    leads to the other. Raises ``StaleError``, and ``ValidationError`` where the two contradict each other."""
    require_join(by)
    kept, absorbed = _both_locked(kept, absorbed, versions, by)
    _refuse(kept, absorbed)
    for relation in MOVED:
        _move(absorbed, kept, relation)
    _move_affiliations(absorbed, kept)
    _move_referrals(absorbed, kept)
    _keep_name(kept, absorbed, by)
    _fill(kept, absorbed)
    absorbed.absorbed.update(merged_into=kept)
    absorbed.merged_into, absorbed.merged_by = kept, by
    absorbed.save_as_next_version()
    kept.save_as_next_version()
    keep_longer(kept)
    return kept


def _both_locked(kept: Actor, absorbed: Actor, versions: Versions, by: User) -> tuple[Actor, Actor]:
    if kept.pk == absorbed.pk:
        raise ValidationError(_("These are one entry already."))
    locked = locked_actors(kept, absorbed, by=by)
    for actor, version in zip(locked, versions, strict=True):
        if version is not None and actor.version != version:
            raise StaleError(actor)
    return locked[0], locked[1]


def _refuse(kept: Actor, absorbed: Actor) -> None:
    told = {"kept": kept.reference, "absorbed": absorbed.reference}
    if kept.kind != absorbed.kind:
        words = _("%(kept)s and %(absorbed)s are not of one kind. Say how they belong together instead.")
        raise ValidationError(words % told)
    if {kept.sex, absorbed.sex} == _OPPOSITE:
        words = _(
            "%(kept)s is noted as %(kept_sex)s, %(absorbed)s as %(absorbed_sex)s. If it is one person, correct the one "
            "that is wrong first."
        )
        told |= {"kept_sex": kept.get_sex_display(), "absorbed_sex": absorbed.get_sex_display()}
        raise ValidationError(words % told)
    if Affiliation.objects.filter(
        actor__in=(kept, absorbed), other__in=(kept, absorbed), words__struck_at=None
    ).exists():
        words = _("%(kept)s and %(absorbed)s are noted as belonging to each other. Strike that through first.")
        raise ValidationError(words % told)
    if _is_closed(kept) and not _is_closed(absorbed):
        words = _("%(kept)s is known from a restricted case alone: keep %(absorbed)s instead.")
        raise ValidationError(words % told)


def _is_closed(actor: Actor) -> bool:
    """Whether a restricted case alone knows of him: then his name must not show by being joined."""
    if actor.case is None or not actor.case.restricted:
        return False
    return not actor.involvements.standing().filter(case__restricted=False).exists()


def _move(absorbed: Actor, kept: Actor, relation: str) -> None:
    """All that was said; what was heard twice in one case stands once."""
    for row in getattr(absorbed, relation).order_by("pk"):
        row.actor = kept
        if not _is_there(row, kept):
            row.save(update_fields=["actor"])


def _is_there(row: object, kept: Actor) -> bool:
    same = {
        "ActorName": ("name", "case"), "Identifier": ("kind", "key", "case"), "Advertisement": ("sha256", "case"),
    }.get(type(row).__name__)  # fmt: skip
    if same is None or getattr(row, "is_struck", False):
        return False
    alike = type(row)._default_manager.filter(actor=kept, struck_at=None)  # type: ignore[attr-defined]
    return bool(alike.filter(**{name: getattr(row, name) for name in same}).exists())


def _move_affiliations(absorbed: Actor, kept: Actor) -> None:
    """Where the same is said of both, the words come together."""
    for affiliation in Affiliation.objects.of(absorbed).order_by("pk"):
        if {affiliation.actor_id, affiliation.other_id} == {kept.pk, absorbed.pk}:
            continue  # all of its words are struck through
        ends = {"actor": affiliation.actor, "other": affiliation.other}
        ends = {name: kept if end is not None and end.pk == absorbed.pk else end for name, end in ends.items()}
        there = Affiliation.objects.filter(tie=affiliation.tie, authority=affiliation.authority, **ends).first()
        if there is None:
            Affiliation.objects.filter(pk=affiliation.pk).update(**ends)
        else:
            affiliation.words.update(affiliation=there)
            affiliation.resolutions.update(affiliation=there)


def _move_referrals(absorbed: Actor, kept: Actor) -> None:
    """A referral about both is about one."""
    absorbed.referral_actors.filter(referral__in=kept.referrals.values("pk")).delete()
    absorbed.referral_actors.update(actor=kept)


def _keep_name(kept: Actor, absorbed: Actor, by: User) -> None:
    """He goes on being found by it, as far as it may be known."""
    case: Case | None = absorbed.case
    if absorbed.name == kept.name or kept.names.standing().filter(name=absorbed.name, case=case).exists():
        return
    source = Source(detail=_("name of %(reference)s") % {"reference": absorbed.reference}, case=case)
    named = ActorName(
        actor=kept, name=absorbed.name, kind=NameKind.SPELLING, script=script_of(absorbed.name), **source.fields(by)
    )
    set_index(named)
    written(named)


def _fill(kept: Actor, absorbed: Actor) -> None:
    """What the entry that is kept does not say, unless a restricted case alone says it."""
    if _is_closed(absorbed):
        return
    for name in ("sex", "country"):
        if not getattr(kept, name):
            setattr(kept, name, getattr(absorbed, name))
    if absorbed.notes and absorbed.notes not in kept.notes:
        kept.notes = f"{kept.notes}\n\n{absorbed.notes}".strip()
