"""How old an ask or a promise is, for lists and boards alike."""

from datetime import timedelta

from django.db.models import Case, CharField, Q, Value, When
from django.utils import timezone

from diplomacy.choices import AGES, Age


def aged(age: str, field: str) -> Q:
    """Of this age, by the day in ``field``."""
    since, until = AGES[Age(age)]
    today = timezone.localdate()
    condition = Q(**{f"{field}__lte": today - timedelta(days=since)})
    return condition if until is None else condition & Q(**{f"{field}__gt": today - timedelta(days=until)})


def age_of(field: str) -> Case:
    """The age as a column to group by."""
    return Case(*(When(aged(age, field), then=Value(age.value)) for age in Age), output_field=CharField())
