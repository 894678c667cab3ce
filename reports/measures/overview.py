"""All of the dashboard at one moment. Five queries beside the standing, however many cases there are;
three more for who is named on cases."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from reports.measures import standing
from reports.measures.figure import Figure, Line
from reports.measures.flow import Flow, flow, home_since, opened_since
from reports.measures.pressure import Access, Duties, Promises, access, duties, promises
from reports.measures.selection import Selection
from reports.measures.standing import Standing
from reports.measures.sums import sums


@dataclass(frozen=True, slots=True)
class Overview:
    as_of: datetime
    open: Figure
    access: Access
    duties: Duties
    promises: Promises
    flow: Flow
    by_status: list[Line]
    by_country: list[Line]
    by_post: list[Line]
    by_finding: list[Line]


def overview(selection: Selection, seen: Standing) -> Overview:
    """``seen``: what the person may see, whatever is chosen."""
    chosen = seen.open_in(selection)
    counted = sums(selection, opened_since=opened_since(selection), home_since=home_since(selection))
    return Overview(
        as_of=timezone.now(),
        open=Figure(chosen.total, selection.cases_address()),
        access=access(selection, counted),
        duties=duties(selection, counted),
        promises=promises(selection),
        flow=flow(selection, counted),
        by_status=standing.by_status(chosen, selection),
        by_country=standing.by_country(chosen, selection),
        by_post=standing.by_post(chosen, selection),
        by_finding=standing.by_finding(chosen, selection),
    )
