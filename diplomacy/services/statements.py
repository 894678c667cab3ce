"""What was said in public, and which promises and claims it says, repeats or denies."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.models import Case, Claim
from cases.services.contradictions import locked, put_right
from diplomacy.choices import StatementManner
from diplomacy.models import Commitment, Statement, StatementLink
from diplomacy.permissions import require
from diplomacy.services import concerns
from diplomacy.services.public_words import refuse_references
from diplomacy.services.registers import keep


@transaction.atomic
def record_statement(*, by: User, post: Post, values: Mapping[str, Any]) -> Statement:
    """Raises ``ValidationError`` by field."""
    require(by, post)
    _check(values)
    return keep(Statement(post=post, recorded_by=by), values)


@transaction.atomic
def amend_statement(statement: Statement, *, by: User, version: int, values: Mapping[str, Any]) -> Statement:
    require(by, statement.post)
    _check(values)
    return keep(Statement.locked(statement.pk, version), values)


def _check(values: Mapping[str, Any]) -> None:
    concerns.refuse_future(said_on=values.get("said_on"))
    refuse_references(**{name: values.get(name, "") for name in ("subject", "text", "speaker")})


@transaction.atomic
def link_statement(
    statement: Statement,
    *,
    by: User,
    manner: StatementManner | str,
    commitment: Commitment | None = None,
    claim: Claim | None = None,
) -> StatementLink:
    """Only to what this person may see; who denies a claim contradicts it. Raises ``ValidationError`` if it is linked
    already."""
    require(by, statement.post)
    if commitment and not Commitment.objects.visible_to(by).filter(pk=commitment.pk).exists():
        raise ValidationError({"commitment": _("Choose a promise or a claim.")})
    if claim and not Case.objects.visible_to(by).filter(pk=claim.case_id).exists():
        raise ValidationError({"claim": _("Choose a promise or a claim.")})
    if claim:
        locked(claim.case)
    link = StatementLink(statement=statement, manner=manner, commitment=commitment, claim=claim, added_by=by)
    link.full_clean()
    link.save()
    if claim:
        put_right([claim.case_id], [claim.topic])
    return link
