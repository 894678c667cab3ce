"""Writing a referral: to whom, about whom, with which files."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Case, Document
from core.models import Counter
from diplomacy.permissions import concerned
from diplomacy.services.registers import keep
from networks.models import Actor, Advertisement, Referral, ReferralActor, ReferralCase, ReferralDocument
from networks.models.advertisement import AdvertisementQuerySet
from networks.services.referrals.locking import drafted_referral, locked_referral, require_refer

FIELDS = ("unit", "post", "file_number", "subject", "text", "victims")


@transaction.atomic
def draft_referral(
    *, by: User, values: Mapping[str, Any], cases: Collection[Case] = (), actors: Collection[Actor] = ()
) -> Referral:
    """A draft, about cases and actors that this person may see. Raises ``ValidationError`` by field."""
    require_refer(by, values.get("post"))
    referral = keep(Referral(reference=_next_reference(), recorded_by=by), _told(values))
    _set_cases(referral, concerned(cases, by))
    _set_actors(referral, _seen(actors, by))
    return referral


@transaction.atomic
def amend_referral(
    referral: Referral,
    *,
    by: User,
    version: int,
    values: Mapping[str, Any],
    cases: Collection[Case] = (),
    actors: Collection[Actor] = (),
) -> Referral:
    """Change a draft; files of cases and actors that are no longer in it go with them."""
    locked = drafted_referral(referral, by=by, version=version)
    require_refer(by, values.get("post", locked.post))
    _set_cases(locked, concerned(cases, by))
    _set_actors(locked, _seen(actors, by))
    _drop_strays(locked, by)
    return keep(locked, _told(values))


@transaction.atomic
def set_file_number(referral: Referral, file_number: str, *, by: User, version: int) -> Referral:
    """Theirs, which we often learn after it was sent."""
    return keep(locked_referral(referral, by=by, version=version), {"file_number": file_number})


@transaction.atomic
def set_papers(
    referral: Referral,
    *,
    by: User,
    documents: Collection[Document] = (),
    advertisements: Collection[Advertisement] = (),
) -> Referral:
    """Which files go with it: of its cases and of its actors, nothing else. Their hashes stand in the pack."""
    locked = drafted_referral(referral, by=by)
    offered = {*papers_of_cases(locked), *papers_of_actors(locked, by)}
    chosen = [*documents, *advertisements]
    if set(chosen) - offered:
        raise ValidationError({"documents": _("Only files of its cases and of its actors go with it.")})
    locked.papers.all().delete()
    ReferralDocument.objects.bulk_create(
        [ReferralDocument(referral=locked, document=each) for each in documents]
        + [ReferralDocument(referral=locked, advertisement=each) for each in advertisements]
    )
    return keep(locked, {})


def papers_of_cases(referral: Referral) -> list[Document]:
    """Whoever sees the referral sees every case of it."""
    found = Document.objects.filter(case__referrals=referral).select_related("case__national")
    return list(found.order_by("case__reference", "name", "pk"))


def papers_of_actors(referral: Referral, user: User) -> list[Advertisement]:
    return list(_advertisements(referral, user).select_related("actor").order_by("name", "pk"))


def _advertisements(referral: Referral, user: User) -> AdvertisementQuerySet:
    """Those of no case, and of its own."""
    own = referral.cases.values("pk")
    shared = Advertisement.objects.visible_to(user).standing().filter(actor__referrals=referral)
    return shared.filter(case=None) | shared.filter(case__in=own)


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FIELDS if name in values}


def _seen(actors: Collection[Actor], by: User) -> list[Actor]:
    found = list(Actor.objects.visible_to(by).filter(pk__in=[actor.pk for actor in actors]).order_by("pk"))
    if len(found) != len({actor.pk for actor in actors}):
        raise ValidationError({"actors": _("There is no such actor that you may see.")})
    return found


def _set_cases(referral: Referral, cases: Collection[Case]) -> None:
    referral.referral_cases.exclude(case__in=cases).delete()
    there = set(referral.referral_cases.values_list("case_id", flat=True))
    new = [ReferralCase(referral=referral, case=case) for case in cases if case.pk not in there]
    ReferralCase.objects.bulk_create(new)


def _set_actors(referral: Referral, actors: Collection[Actor]) -> None:
    referral.referral_actors.exclude(actor__in=actors).delete()
    there = set(referral.referral_actors.values_list("actor_id", flat=True))
    new = [ReferralActor(referral=referral, actor=actor) for actor in actors if actor.pk not in there]
    ReferralActor.objects.bulk_create(new)


def _drop_strays(referral: Referral, by: User) -> None:
    kept = _advertisements(referral, by).values("pk")
    referral.papers.filter(document__isnull=False).exclude(document__case__in=referral.cases.values("pk")).delete()
    referral.papers.filter(advertisement__isnull=False).exclude(advertisement__in=kept).delete()


def _next_reference() -> str:
    """``RF-2026-000123``, counted within the year."""
    year = timezone.localdate().year
    return f"RF-{year}-{Counter.objects.next(f'referrals of {year}'):06d}"
