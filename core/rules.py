"""The rules that the database holds of a row, asked at once. Django asks each by a query of its own, and within a
transaction by three."""

from collections.abc import Collection
from functools import reduce
from operator import and_

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, CheckConstraint, Model, Q
from django.db.models.functions import Coalesce

_NAME = "all_rules_of_a_row"


def hold_together(row: Model, exclude: Collection[str]) -> bool:
    """Whether each of them holds, as far as it is about none of the fields in ``exclude``. What is not known breaks no
    rule."""
    rules = [Q(each.condition) for each in row._meta.constraints if isinstance(each, CheckConstraint)]
    asked = [rule for rule in rules if not rule.referenced_base_fields & set(exclude)]
    if not asked:
        return True
    together = reduce(and_, (Q(Coalesce(rule, True, output_field=BooleanField())) for rule in asked))
    try:
        CheckConstraint(condition=together, name=_NAME).validate(type(row), row, exclude=set(exclude))
    except ValidationError:
        return False
    return True
