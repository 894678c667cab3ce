"""Who is said to belong to whom: each side's word."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import PartialDate
from diplomacy.models import Authority
from networks.choices import Stance, Tie
from networks.models import Actor, Affiliation, AffiliationWord
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

    @property
    def is_disputed(self) -> bool:
        return len({word.stance for word in self.words if not word.is_struck}) > 1


def bonds(actor: Actor, user: User) -> list[Bond]:
    """Of one actor, as this person may see them; two queries."""
    affiliations = list(Affiliation.objects.visible_to(user).of(actor).for_list())
    words: dict[int, list[AffiliationWord]] = {each.pk: [] for each in affiliations}
    visible = AffiliationWord.objects.visible_to(user).filter(affiliation__in=affiliations)
    for word in visible.select_related("authority", "case", "recorded_by", "struck_by").order_by("pk"):
        words[word.affiliation_id].append(word)
    return [Bond(each, tuple(words[each.pk])) for each in affiliations]


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
