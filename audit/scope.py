"""Which records stay closed to admins, told by the apps above from their ``AppConfig.ready``.

The evidence names cases and nationals by reference only. ``CLOSED`` maps a thing's label, such as ``cases.case``, to
the references that a person who keeps the records must not learn of.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

CLOSED: dict[str, Callable[[Any], "QuerySet[Any, Any]"]] = {}
