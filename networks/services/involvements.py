"""What an actor is said to have done in a case."""

from decimal import Decimal
from typing import Any

import pycountry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import EventKind
from cases.models import Case
from cases.services import timeline
from core.dates import PartialDate
from networks.choices import Channel, Involved
from networks.models import Actor, Involvement
from networks.services.actors import enter_actor
from networks.services.saying import Source, keep_longer, locked_actor, written

UNKNOWN = PartialDate("")


@transaction.atomic
def involve(  # noqa: PLR0913  a claim has this many sides
    actor: Actor,
    *,
    role: Involved | str,
    source: Source,
    by: User,
    words: str = "",
    happened_on: PartialDate = UNKNOWN,
    country: str = "",
    place: str = "",
    channel: Channel | str = "",
    promise: str = "",
    amount: Decimal | None = None,
    currency: str = "",
    paid: str = "",
) -> Involvement:
    """Write down a claim about him in ``source.case``. The timeline says that somebody was named, not who: more people
    read it than may see networks. Raises ``ValidationError`` by field."""
    case = _case(source)
    locked = locked_actor(actor, by=by, case=case)
    _check_price(amount, currency)
    said = written(
        Involvement(
            actor=locked, role=role, words=words, happened_on=happened_on, country=country, place=place,
            channel=channel, promise=promise, amount=amount, currency=currency.upper(), paid=paid,
            **source.fields(by),
        )
    )  # fmt: skip
    keep_longer(locked)
    text = _("Networks: somebody was named who %(role)s") % {"role": said.get_role_display()}
    link = reverse("networks:case-panel", args=[case.reference])
    timeline.record(case, kind=EventKind.CLAIM, text=text, occurred_on=happened_on, link=link, by=by)
    return said


@transaction.atomic
def name_somebody(
    *, source: Source, by: User, actor: Actor | None = None, new: dict[str, Any] | None = None, **claim: Any
) -> Involvement:
    """A claim about somebody who stands here already, or who is entered with it (``new``: as for `enter_actor`)."""
    if actor is None:
        actor = enter_actor(source=source, by=by, **(new or {}))
    return involve(actor, source=source, by=by, **claim)


def _case(source: Source) -> Case:
    if source.case is None:
        raise ValidationError(_("Say in which case."))
    return source.case


def _check_price(amount: Decimal | None, currency: str) -> None:
    if currency and pycountry.currencies.get(alpha_3=currency.upper()) is None:
        raise ValidationError({"currency": _("Write the currency as three letters, such as KES, USD or RUB.")})
    if amount is not None and not currency:
        raise ValidationError({"currency": _("Say in which currency.")})
    if amount is None and currency:
        raise ValidationError({"amount": _("Say how much.")})
