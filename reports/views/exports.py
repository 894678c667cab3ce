"""Lists to take away: only what the person may see, and recorded."""

from collections.abc import Iterator
from itertools import chain, islice

from django.db import transaction
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from cases.filters.case_filter import CaseFilter
from cases.http import LABEL
from cases.models.case import CaseQuerySet
from core.replica import may_be_seconds_old, reading_alias
from reports.exports import case_list, dashboard
from reports.exports.files import CSV, TYPES, XLSX, Book, csv_lines
from reports.measures.overview import overview
from reports.permissions import allowed, require
from reports.views.dashboard import chosen

_AT_ONCE = 200  # lines of CSV that are sent together


@require_safe
@may_be_seconds_old
def export_cases(request: OfficerRequest) -> HttpResponseBase:
    """The list of cases with the same filters, as ``format=csv`` or ``xlsx``; without a format, the choice."""
    require(Permission.EXPORT, request.user)
    found = CaseFilter(request.GET, request.user)
    at_posts = allowed(Permission.EXPORT, request.user)
    cases, count = found.cases.filter(at_posts), found.listings(at_posts).count()
    kind = request.GET.get("format", "")
    if kind not in TYPES:
        return _offer(request, count)
    _record(request, f"{kind}, {count} cases: {request.GET.urlencode()}")
    return _as_sheet(cases) if kind == XLSX else _as_csv(cases)


@require_safe
@may_be_seconds_old
def export_dashboard(request: OfficerRequest) -> HttpResponseBase:
    require(Permission.EXPORT, request.user)
    asked = chosen(request)
    found = overview(asked.selection, asked.seen)
    _record(request, f"dashboard, {found.open.count} cases: {request.GET.urlencode()}")
    return _file(dashboard.book_of(found), "dashboard")


def _offer(request: OfficerRequest, count: int) -> HttpResponse:
    query = request.GET.copy()
    query.pop("format", None)
    return render(request, "reports/export.html", {"count": count, "query": query.urlencode()})


def _record(request: OfficerRequest, ground: str) -> None:
    record_read(request, LABEL, "list", kind=ReadKind.EXPORTED, ground=ground)


def _as_sheet(cases: CaseQuerySet) -> FileResponse:
    book = Book()
    book.add("cases", case_list.titles(), case_list.lines(cases))
    return _file(book, "cases")


def _as_csv(cases: CaseQuerySet) -> StreamingHttpResponse:
    lines = csv_lines(case_list.titles(), case_list.lines(cases))
    titles = next(lines)  # sent before the database is asked for the first case
    answer = StreamingHttpResponse(chain([titles], _for_reader(lines)), content_type=TYPES[CSV])
    answer["Content-Disposition"] = f'attachment; filename="{_name("cases", CSV)}"'
    return answer


def _file(book: Book, name: str) -> FileResponse:
    return FileResponse(book.to_file(), as_attachment=True, filename=_name(name, XLSX), content_type=TYPES[XLSX])


def _name(stem: str, kind: str) -> str:
    return f"{stem}-{timezone.localdate().isoformat()}.{kind}"


def _for_reader(lines: Iterator[str]) -> Iterator[str]:
    """A stream is read after the middleware is done: it needs its own transaction, language and time zone."""
    language, zone = translation.get_language(), timezone.get_current_timezone()

    def stream() -> Iterator[str]:
        with transaction.atomic(using=reading_alias()):
            while True:
                with translation.override(language), timezone.override(zone):
                    some = "".join(islice(lines, _AT_ONCE))
                if not some:
                    return
                yield some

    return stream()
