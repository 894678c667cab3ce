"""Pages of the records admin."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

from core.paging import AtLeast

MOST_SHOWN = 5_000  # rows that can be reached page by page: whoever wants a later one searches for it


class CappedPaginator(Paginator[Any]):
    @cached_property
    def count(self) -> int:
        """Counts no further than it must."""
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]  # the admin gives nothing else
        found = rows.order_by().values("pk")[: MOST_SHOWN + 1].count()
        return AtLeast(MOST_SHOWN) if found > MOST_SHOWN else found
