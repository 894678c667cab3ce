"""What somebody types into the search box."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.text import PlainText
from nationals.filters import LONGEST


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=LONGEST,
        validators=[PlainText()],
        widget=forms.TextInput(attrs={"type": "search"}),
        error_messages={"max_length": _("Search for fewer words: at most %(limit_value)d characters.")},
    )
