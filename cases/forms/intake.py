"""The form of *New case*: who reports, about whom, and what."""

from typing import Any

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import Priority
from cases.forms.entries import block, line
from core.choices import Sex, SourceKind
from core.fields import PartialDateFormField
from core.forms import house_helper
from core.phones import e164
from nationals.dedup import Candidate
from nationals.forms.fields import RegionInput
from nationals.models import National


class IntakeForm(forms.Form):
    """One page whose later parts can wait. With a ``national`` the person's own fields are not asked."""

    source_kind = forms.ChoiceField(label=_("Who reports"), choices=SourceKind.choices, initial=SourceKind.FAMILY)
    source = line(_("Name, and how we can reach them"), hint=_("Who, from where, which number, when to call."))
    reported_on = PartialDateFormField(label=_("Reported on"), required=False, help_text=_("Empty: today."))
    message = block(
        _("Their message, pasted"), required=False, rows=3, hint=_("Kept as it is, as the source document of the case.")
    )
    name = line(_("Name"), most=200, hint=_("As in the passport, or as reported, in any script."))
    passport = line(_("Passport number"), required=False, most=40)
    born = PartialDateFormField(label=_("Date of birth"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", _("not known")), *Sex.choices], required=False)
    home_county = line(_("Home county or region"), required=False, most=80)
    phone = line(_("The national's own telephone"), required=False, most=40)
    is_new = forms.BooleanField(
        label=_("None of these: register a new person"), required=False, widget=forms.HiddenInput
    )
    country = forms.ChoiceField(label=_("Country where he or she is"), choices=[("", "—"), *countries])
    place = line(_("Place"), required=False, most=200)
    summary = block(_("What is reported"), hint=_("What happened, since when, who is with them, what is asked of us."))
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority.choices, initial=Priority.NORMAL)
    post = forms.ModelChoiceField(Post.objects.none(), label=_("Responsible post"), empty_label=None)
    mine = forms.BooleanField(label=_("Assign it to me"), required=False, initial=True)
    restricted = forms.BooleanField(
        label=_("Restricted: only those named on it may see it"), required=False, help_text=_("You are named first.")
    )

    PERSON = ("name", "passport", "born", "sex", "home_county", "phone", "is_new")

    def __init__(self, *args: Any, user: User, national: National | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known: list[Candidate] = []
        posts = user.scope.posts_for(Permission.REGISTER)
        here = Post.objects.order_by("name")
        self.fields["post"].queryset = here if posts is None else here.filter(pk__in=posts)  # type: ignore[attr-defined]
        if user.scope.posts:
            self.fields["post"].initial = user.scope.posts[0]
        county = self.fields["home_county"]
        county.widget = RegionInput(settings.HOME_COUNTRY, county.widget.attrs)
        self.helper = house_helper(*_layout(national))
        if national is not None:
            for name in self.PERSON:
                del self.fields[name]

    def ask_about(self, known: list[Candidate]) -> None:
        """Show who is known, and let the reader say that it is somebody else."""
        self.known = known
        self.fields["is_new"].widget = forms.CheckboxInput()

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and not e164(phone):
            raise forms.ValidationError(_("This is not a telephone number. Write it with the country code: +254 …"))
        return phone

    def clean_reported_on(self) -> Any:
        return _not_in_the_future(self.cleaned_data["reported_on"])

    def clean_born(self) -> Any:
        return _not_in_the_future(self.cleaned_data["born"])


def _not_in_the_future(day: Any) -> Any:
    if day and day.earliest > timezone.localdate():
        raise forms.ValidationError(_("This lies in the future."))
    return day


def _layout(national: National | None) -> list[Any]:
    person = (
        HTML('{% include "cases/parts/chosen_national.html" %}')
        if national
        else Div(
            Div("name", "passport", "born", "sex", "home_county", "phone", css_class="fields"),
            HTML('{% include "cases/parts/suggestions.html" %}'),
            "is_new",
        )
    )
    return [
        Fieldset(_("Who reports"), Div("source_kind", "source", "reported_on", css_class="fields"), "message"),
        Fieldset(_("About whom"), person),
        Fieldset(
            _("What is known"),
            Div("country", "place", css_class="fields"),
            "summary",
            Div("priority", "post", css_class="fields"),
            "mine",
            "restricted",
        ),
    ]
