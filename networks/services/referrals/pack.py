"""What a pack tells, masked: of the referral's own cases and of what belongs to no case, and nothing else."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from diplomacy.paper.sheet import paragraphs
from diplomacy.services.notes.paper import addressee_of, sender_of
from nationals.models import National
from networks.choices import VictimNaming
from networks.models import (
    Actor,
    ActorName,
    AffiliationWord,
    Identifier,
    Involvement,
    Referral,
    ReferralCase,
)
from networks.paper.masking import MASK, Mask, Secrets, initials
from networks.paper.pack import About, Pack, pack_as_pdf


def pack_of(referral: Referral, user: User) -> bytes:
    """The PDF, as it would be or is sent."""
    return pack_as_pdf(contents(referral, user))


def contents(referral: Referral, user: User) -> Pack:
    rows = list(referral.referral_cases.select_related("case__national").order_by("case__reference"))
    labels = victim_labels(referral, rows)
    mask = Mask(_secrets(row, labels.get(row.case.national_id, "")) for row in rows)
    told = [row for row in rows if not row.left_out]
    return Pack(
        reference=referral.reference,
        sender=sender_of(referral.post, get_language() or settings.LANGUAGE_CODE),
        unit=mask.free(addressee_of(referral.unit)),
        day=formats.date_format(referral.sent_on or timezone.localdate(), "j F Y"),
        file_number=mask.free(referral.file_number),
        subject=mask.free(referral.subject),
        paragraphs=[mask.free(line) for line in paragraphs(referral.text)],
        victims=list(dict.fromkeys(labels[row.case.national_id] for row in told)),
        actors=_actors(referral, told, labels, mask, user),
        papers=[_paper(paper.kept, mask) for paper in _papers(referral)],
        draft=_("Draft. Not sent.") if referral.is_draft else "",
        words=_frame(),
    )


def victim_labels(referral: Referral, rows: list[ReferralCase]) -> dict[int, str]:
    """What the pack calls each person, by number; nothing for who is left out. A draft counts as it would be sent."""
    labels: dict[int, str] = {}
    for row in rows:
        if row.left_out or row.case.national_id in labels:
            continue
        label = _("Victim %(number)d") % {"number": row.number or len(labels) + 1}
        short = initials(row.case.national.name) if referral.victims == VictimNaming.INITIALS else ""
        labels[row.case.national_id] = f"{label} ({short})" if short else label
    return labels


def _secrets(row: ReferralCase, label: str) -> Secrets:
    """Names and numbers of the person, and of the family."""
    national: National = row.case.national
    kin = list(national.next_of_kin.order_by("pk"))
    names = [national.name, national.family_name, *national.aliases.order_by("pk").values_list("name", flat=True)]
    passports = national.travel_documents.order_by("pk").values_list("number", flat=True)
    references = [national.reference, row.case.reference]
    return Secrets(
        label or MASK,
        [name for name in [*names, *(each.name for each in kin)] if name],
        [number for number in [national.national_id, *passports, *references] if number],
        [*national.phones, *(phone for each in kin for phone in each.phones)],
    )


def _actors(
    referral: Referral, told: list[ReferralCase], labels: dict[int, str], mask: Mask, user: User
) -> list[About]:
    actors = list(referral.actors.order_by("pk"))
    told_in = Q(case=None) | Q(case__in=[row.case_id for row in told])
    of_them: dict[str, Any] = {"actor__in": actors, "struck_at": None}
    names = ActorName.objects.filter(told_in, **of_them).order_by("pk")
    numbers = Identifier.objects.filter(told_in, **of_them).order_by("pk")
    said = Involvement.objects.filter(case__in=[row.case_id for row in told], **of_them).select_related("case")
    words = AffiliationWord.objects.visible_to(user).filter(
        told_in, affiliation__actor__in=actors, struck_at=None
    ).select_related("affiliation__other", "affiliation__authority")  # fmt: skip
    seen = set(Actor.objects.visible_to(user).filter(affiliated__actor__in=actors).values_list("pk", flat=True))
    words_seen = [word for word in words.order_by("pk") if (word.affiliation.other_id or 0) in {0, *seen}]
    return [
        About(
            name=mask.fixed(f"{actor.name} ({actor.get_kind_display()})"),
            facts=_facts([each for each in names if each.actor_id == actor.pk],
                         [each for each in numbers if each.actor_id == actor.pk], mask),
            said=[_said(each, labels, mask) for each in said.order_by("pk") if each.actor_id == actor.pk],
            words=[_word(word, mask) for word in words_seen if word.affiliation.actor_id == actor.pk],
        )
        for actor in actors
    ]  # fmt: skip


def _facts(names: list[ActorName], numbers: list[Identifier], mask: Mask) -> list[str]:
    facts = [mask.fixed(f"{name.get_kind_display()}: {name.name}") for name in names]
    return facts + [mask.fixed(f"{number.label}: {number.shown}") for number in numbers]


def _said(row: Involvement, labels: dict[int, str], mask: Mask) -> list[str]:
    price = f"{row.amount} {row.currency}" if row.amount is not None else ""
    how = row.get_channel_display() if row.channel else ""
    told = "\n".join(part for part in (row.words, row.promise, price, row.paid, how) if part)
    where = ", ".join(part for part in (row.place, str(row.country.name or "")) if part)
    when = "\n".join(part for part in (str(row.happened_on or ""), where) if part)
    who = labels[row.case.national_id]
    return [who, str(row.get_role_display()), mask.free(when), mask.free(told), str(row.get_confidence_display())]


def _word(word: AffiliationWord, mask: Mask) -> list[str]:
    tie = f"{word.affiliation.get_tie_display()} {word.affiliation.end}"
    return [
        mask.free(word.speaker), mask.fixed(tie), f"{word.get_stance_display()} {word.said_on or ''}".strip(),
        mask.free(word.text),
    ]  # fmt: skip


def _papers(referral: Referral) -> Any:
    return referral.papers.select_related("document", "advertisement").order_by("pk")


def _paper(kept: Any, mask: Mask) -> list[str]:
    return [mask.free(kept.name), str(filesizeformat(kept.size)), kept.sha256]


def _frame() -> dict[str, str]:
    return {
        "file_number": _("Your file:"),
        "unproven": _("What stands here is what people say. To be named here proves nothing."),
        "victims": _("Victims"),
        "masked": _("Their names, passport numbers and telephone numbers are kept out of this file. Ask us by number."),
        "said_heads": "\n".join([_("Who says it"), _("What"), _("When and where"), _("In their words"), _("How sure")]),
        "word_heads": "\n".join([_("Whose word"), _("About"), _("Says"), _("The words")]),
        "papers": _("Documents sent with this"),
        "paper_heads": "\n".join([_("File"), _("Size"), _("SHA-256")]),
        "in_latin": _("Names in letters that this file cannot print are given in Latin letters."),
    }
