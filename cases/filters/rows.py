"""Rows of the longest lists, written out: in a template, rows took more than all else of their page."""

from collections.abc import Iterable
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django_countries import countries

from cases.choices import Priority, Status
from cases.models import Case, Task
from core.templatetags.ui import due_tag, keys_of, tone

_NONE = SafeString('<span class="none">—</span>')
_PILL = '<span class="tag {}">{}</span>'
_CASE = """
<tr data-href="{href}">
<td class="reference small">{reference}</td>
<th scope="row"><a href="{href}">{name}</a></th>
<td>{pills}</td>
<td>{country}</td>
<td>{duty}</td>
<td class="nowrap">{due}</td>
<td class="small nowrap">{assignee}</td>
</tr>"""
_DUE = '{} <span class="small muted">{}</span>'
_DUTY = """
<div class="person" data-href="{href}">
<form method="post" action="{done}">{keys}<input type="hidden" name="back" value="{back}">\
<button class="tick" aria-label="{label}"></button></form>
<span><strong>{duty}</strong> {due}<span class="src"><a href="{href}">{name}</a> · {about}</span></span>
</div>"""


def rows_of_cases(cases: Iterable[Case], here: str) -> SafeString:
    """Of cases with their next duty (``with_next_task``). ``here``: the list's own address, quoted."""
    return format_html_join("", "{}", ((_case(case, here),) for case in cases))


def rows_of_duties(tasks: Iterable[Task], request: HttpRequest) -> SafeString:
    """Duties of many cases, each with its tick."""
    back = request.get_full_path()
    return format_html_join("", "{}", ((_duty(task, back, keys_of(request)),) for task in tasks))


def translated(text: str) -> str:
    """As ``{% translate variable %}`` says it: duties and their bases, of which the shipped ones are translated."""
    return gettext(text.replace("%", "%%")).replace("%%", "%")


def country_name(code: str) -> str:
    """In the reader's language."""
    return _country(code, get_language())


@lru_cache(maxsize=1024)
def _country(code: str, _language: str | None) -> str:
    return countries.name(code)


def _case(case: Case, here: str) -> SafeString:
    due_at, duty = case.next_due_at, case.next_task  # type: ignore[attr-defined]  # annotated
    return format_html(
        _CASE,
        href=f"{case.get_absolute_url()}?list={here}",
        reference=case.reference,
        name=case.national.name,
        pills=_pills(case),
        country=country_name(str(case.country)),
        duty=translated(duty) if duty else _NONE,
        due=format_html(_DUE, due_tag(due_at), date_format(timezone.localtime(due_at), "j M")) if due_at else _NONE,
        assignee=case.assignee.short_name if case.assignee else _NONE,
    )


def _pills(case: Case) -> SafeString:
    return _pills_of(case.status, case.priority if case.is_pressing else "", case.restricted, get_language())


@lru_cache(maxsize=1024)
def _pills_of(status: str, priority: str, restricted: bool, _language: str | None) -> SafeString:
    pills = [(tone(status), capfirst(str(Status(status).label)))]
    if priority:
        pills.append((tone(priority), capfirst(str(Priority(priority).label))))
    if restricted:
        pills.append(("plain", capfirst(gettext("restricted"))))
    return format_html_join(" ", _PILL, pills)


def _duty(task: Task, back: str, keys: SafeString) -> SafeString:
    case, duty = task.case, translated(task.title)
    about = [
        str(case.status_label),
        country_name(str(case.country)),
        date_format(timezone.localtime(task.due_at), "j M, H:i"),
        *([translated(task.rule.basis)] if task.rule else []),
    ]
    return format_html(
        _DUTY,
        href=case.get_absolute_url(),
        done=reverse("cases:task-done", args=[case.reference, task.pk]),
        keys=keys,
        back=back,
        label=gettext("Done: %(duty)s, %(name)s") % {"duty": duty, "name": case.national.name},
        duty=duty,
        due=due_tag(task.due_at),
        name=case.national.name,
        about=" · ".join(about),
    )
