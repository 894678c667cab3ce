"""The dashboard as a spreadsheet: one sheet for each of its tables."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.cells import Cell
from reports.exports.files import Book
from reports.measures.figure import Line
from reports.measures.overview import Overview


def book_of(overview: Overview) -> Book:
    book = Book()
    book.add(_("Overview"), [_("What"), _("How many")], _numbers(overview))
    for name, lines in (
        (_("Status"), overview.by_status),
        (_("Country"), overview.by_country),
        (_("Post"), overview.by_post),
        (_("Finding"), overview.by_finding),
    ):
        book.add(name, [name, _("Open cases")], _cells(lines))
    book.add(_("Months"), [_("Month"), _("Opened"), pgettext("people", "Home")], _months(overview))
    book.add(_("Load"), [_("Who"), _("Open cases"), _("Duties late")], _load(overview))
    return book


def _numbers(overview: Overview) -> list[list[Cell]]:
    flow, duties, promises = overview.flow, overview.duties, overview.promises
    return [
        [_("As of"), overview.as_of],
        [_("Open cases"), overview.open.count],
        [_("Opened this month"), flow.opened_this_month.count],
        [_("Captured or detained, no access yet"), overview.access.figure.count],
        [_("Longest without access, in days"), overview.access.longest],
        [_("Duties late"), duties.late.count],
        [_("Duties over a week late"), duties.over_a_week.count],
        [_("Home this year"), flow.home_this_year.count],
        [_("Home this week"), flow.home_this_week.count],
        [_("Promises to us, open"), promises.open.count],
        [_("Promises to us, overdue"), promises.overdue.count],
    ]


def _cells(lines: list[Line]) -> list[list[Cell]]:
    return [[str(line.label), line.figure.count] for line in lines]


def _months(overview: Overview) -> list[list[Cell]]:
    return [[line.month.first.strftime("%Y-%m"), line.opened.count, line.home.count] for line in overview.flow.months]


def _load(overview: Overview) -> list[list[Cell]]:
    return [[desk.name, desk.open.count, desk.late.count] for desk in overview.duties.load]
