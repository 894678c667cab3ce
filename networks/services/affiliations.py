"""Who is said to belong to whom: each side's word."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import PartialDate
from diplomacy.models import Authority
from networks.choices import Stance, Tie
from networks.models import Actor, Affiliation, AffiliationResolution, AffiliationWord
from networks.services.saying import Source, keep_longer, locked_actors, written

UNKNOWN = PartialDate("")


@dataclass(frozen=True, slots=True)
class Word:
    """Whose word it is, what he says, and when; ``authority``: for whom he speaks."""

    speaker: str
    stance: Stance | str = Stance.CLAIMS
    text: str = ""
    said_on: PartialDate = UNKNOWN
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """An affiliation with those of its words that somebody may read, oldest first."""

    affiliation: Affiliation
    words: tuple[AffiliationWord, ...]
    resolutions: tuple[AffiliationResolution, ...] = ()

    @property
    def standing(self) -> list[AffiliationWord]:
        return [word for word in self.words if not word.is_struck]

    @property
    def is_contradicted(self) -> bool:
        return len({word.stance for word in self.standing}) > 1

    @property
    def in_force(self) -> AffiliationResolution | None:
        """The last resolution, if it settles what differs."""
        last = self.resolutions[0] if self.resolutions else None
        return last if last and self.is_contradicted and last.settles(self.standing) else None

    @property
    def is_disputed(self) -> bool:
        return self.is_contradicted and self.in_force is None


def bonds(actor: Actor, user: User) -> list[Bond]:
    """Of one actor, as this person may see them."""
    return bonds_of(list(Affiliation.objects.visible_to(user).of(actor).for_list()), user)


def bonds_of(affiliations: list[Affiliation], user: User) -> list[Bond]:
    """Of affiliations that this person may see; three queries."""
    words: dict[int, list[AffiliationWord]] = {each.pk: [] for each in affiliations}
    visible = AffiliationWord.objects.visible_to(user).filter(affiliation__in=affiliations)
    for word in visible.select_related("authority", "case", "recorded_by", "struck_by").order_by("pk"):
        words[word.affiliation_id].append(word)
    resolutions: dict[int, list[AffiliationResolution]] = {each.pk: [] for each in affiliations}
    for resolution in AffiliationResolution.objects.visible_to(user).filter(affiliation__in=affiliations).for_list():
        resolutions[resolution.affiliation_id].append(resolution)
    return [Bond(each, tuple(words[each.pk]), tuple(resolutions[each.pk])) for each in affiliations]


@transaction.atomic
def say_of_affiliation(
    actor: Actor,
    *,
    tie: Tie | str,
    word: Word,
    source: Source,
    by: User,
    other: Actor | None = None,
    authority: Authority | None = None,
) -> AffiliationWord:
    """One side's word about ``actor`` and another actor or an authority. Raises ``ValidationError`` by field."""
    if (other is None) is (authority is None):
        raise ValidationError({"other": _("Say with whom: another actor, or an authority.")})
    if other is not None and other.pk == actor.pk:
        raise ValidationError({"other": _("These are one entry already.")})
    locked, *others = locked_actors(*filter(None, (actor, other)), by=by, case=source.case)
    other = others[0] if others else None
    found = Affiliation.objects.filter(actor=locked, tie=tie, other=other, authority=authority).first()
    affiliation = found or written(Affiliation(actor=locked, tie=tie, other=other, authority=authority, recorded_by=by))
    keep_longer(locked, *others)
    return _write(affiliation, word, source, by)


@transaction.atomic
def add_word(affiliation: Affiliation, *, word: Word, source: Source, by: User) -> AffiliationWord:
    """Another word about the same: it may contradict, and both stand. Raises ``ValidationError`` by field."""
    ends = filter(None, (affiliation.actor, affiliation.other))
    keep_longer(*locked_actors(*ends, by=by, case=source.case))
    return _write(affiliation, word, source, by)


def _write(affiliation: Affiliation, word: Word, source: Source, by: User) -> AffiliationWord:
    return written(
        AffiliationWord(
            affiliation=affiliation, speaker=word.speaker, stance=word.stance, text=word.text, said_on=word.said_on,
            authority=word.authority, **source.fields(by),
        )
    )  # fmt: skip
