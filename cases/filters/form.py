"""The parameters of a list's address, and how it may be sorted."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.models import Post
from cases.choices import Finding, Priority, Status
from core.paging import Sort
from core.text import PlainText

SORTS: dict[str, Sort] = {
    "opened": Sort(F("opened_at")),
    "due": Sort(F("due_at")),
    "name": Sort(F("name")),
    "status": Sort(F("status")),
    "country": Sort(F("country")),
    "assignee": Sort(F("assignee")),
    "reference": Sort(F("reference")),
}
DEFAULT_SORT = "-opened"
VIEWS = {
    "all": _("All"),
    "mine": _("My cases"),
    "late": _("Late"),
    "unassigned": _("Unassigned"),
    "no-access": _("Held, no access yet"),
}
FACETS = ("status", "country", "post", "assignee")
NOBODY, ME = "none", "me"


class FilterForm(forms.Form):
    """The parameters. What cannot be read is said on the page and left out, never guessed."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200, validators=[PlainText()])
    view = forms.ChoiceField(choices=VIEWS.items(), required=False)
    status = forms.MultipleChoiceField(label=_("Status"), choices=Status.choices, required=False)
    country = forms.MultipleChoiceField(label=_("Country"), choices=lambda: list(countries), required=False)
    post = forms.TypedMultipleChoiceField(label=_("Post"), coerce=int, required=False)
    assignee = forms.CharField(label=_("Assignee"), required=False, max_length=20)
    open = forms.ChoiceField(
        label=_("Open or closed"),
        choices=[("open", _("open")), ("closed", _("closed")), ("all", _("open and closed"))],
        required=False,
    )
    late = forms.BooleanField(label=_("Late duties only"), required=False)
    access = forms.ChoiceField(
        label=_("Consular access"), choices=[("", _("any")), ("none", _("held, none yet"))], required=False
    )
    priority = forms.MultipleChoiceField(label=_("Priority"), choices=Priority.choices, required=False)
    finding = forms.MultipleChoiceField(label=_("Finding"), choices=Finding.choices, required=False)
    restricted = forms.BooleanField(label=_("Restricted only"), required=False)
    incident = forms.IntegerField(label=_("Incident"), required=False, min_value=1, max_value=2**31)
    county = forms.CharField(label=_("Home county or region"), required=False, max_length=80, validators=[PlainText()])
    opened_from = forms.DateField(label=_("Opened from"), required=False)
    opened_to = forms.DateField(label=_("Opened to"), required=False)
    home_from = forms.DateField(label=_("Home from"), required=False)
    home_to = forms.DateField(label=_("Home to"), required=False)

    def __init__(self, *args: Any, posts: Iterable[Post], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["post"].choices = [(post.pk, post.name) for post in posts]  # type: ignore[attr-defined]
