"""What a person may set for himself."""

import zoneinfo
from functools import cache

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.choices import Theme
from accounts.models import User
from core.forms import house_helper

_PLACES = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@cache
def time_zones() -> list[tuple[str, str]]:
    """Places by name, ``Africa/Nairobi`` as ``Africa, Nairobi``; zones without a place are left out."""
    names = sorted(name for name in zoneinfo.available_timezones() if name.startswith(_PLACES))
    return [(name, name.replace("/", ", ").replace("_", " ")) for name in [*names, "UTC"]]


class SignInForm(LoginForm):  # type: ignore[misc]
    """The package's form in our words; the page has its own link for a forgotten password."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        for name, label in {"login": _("E-mail"), "password": _("Password")}.items():
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs.pop("placeholder", None)


class ProfileForm(forms.ModelForm[User]):
    """Language, zone, theme, keys. Name and address are the records admin's to change."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), required=False, help_text=_("In which times are shown, with the post's own beside them.")
    )
    theme = forms.ChoiceField(label=_("Light or dark"), choices=Theme.choices, widget=forms.RadioSelect)
    keys_enabled = forms.BooleanField(
        label=_("Single-key shortcuts"),
        required=False,
        help_text=_("/ searches, n opens a new case, j and k go through a list, ? shows them all."),
    )

    class Meta:
        model = User
        fields = ["language", "time_zone", "theme", "keys_enabled"]

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        language, zone = self.fields["language"], self.fields["time_zone"]
        assert isinstance(language, forms.ChoiceField)  # noqa: S101  tells the type checker
        assert isinstance(zone, forms.ChoiceField)  # noqa: S101
        language.choices = [("", _("as the browser asks")), *settings.LANGUAGES]
        zone.choices = [("", settings.TIME_ZONE.replace("/", ", ")), *time_zones()]
        self.helper = house_helper()
