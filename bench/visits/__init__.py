"""How people use each address of the application, by subject; what is not measured stands in ``left_out`` with why."""

from collections.abc import Callable

from bench.visit import Visit
from bench.visits.accounts import ACCOUNTS
from bench.visits.admin import admin_visits
from bench.visits.cases import CASES
from bench.visits.counterparts import COUNTERPARTS
from bench.visits.exchanges import EXCHANGES
from bench.visits.imports import IMPORTS
from bench.visits.nationals import NATIONALS_PAGES
from bench.visits.networks import NETWORKS
from bench.visits.notes import NOTES
from bench.visits.reports import REPORTS
from bench.visits.saves_of_cases import SAVES_OF_CASES
from bench.visits.saves_of_diplomacy import SAVES_OF_DIPLOMACY
from bench.visits.saves_of_nationals import SAVES_OF_NATIONALS
from bench.visits.saves_of_networks import SAVES_OF_NETWORKS
from bench.visits.unidentified import UNIDENTIFIED

PARTS: dict[str, Callable[[], list[Visit]]] = {
    "cases": lambda: [*CASES, *IMPORTS, *SAVES_OF_CASES],
    "nationals": lambda: [*NATIONALS_PAGES, *UNIDENTIFIED, *SAVES_OF_NATIONALS],
    "diplomacy": lambda: [*COUNTERPARTS, *EXCHANGES, *NOTES, *SAVES_OF_DIPLOMACY],
    "networks": lambda: [*NETWORKS, *SAVES_OF_NETWORKS],
    "reports": lambda: REPORTS,
    "accounts": lambda: ACCOUNTS,
    "admin": admin_visits,
}
"""What can be measured by itself."""
