"""Forms of a national and of whom the register may hold already."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import Post, User
from core.fields import PartialDateFormField
from core.forms import VersionedForm, house_helper
from core.text import PlainText
from nationals.dedup import Candidate
from nationals.forms.fields import PhonesField, RegionInput
from nationals.models import National

FIELDS = [
    "name", "family_name", "sex", "born", "birth_place", "home_county", "home_locality", "phones", "occupation",
    "languages", "nationality", "citizenship", "national_id", "description",
]  # fmt: skip


class NationalForm(VersionedForm[National]):
    """What the register says of a person."""

    born = PartialDateFormField(label=_("Date of birth"), required=False)
    phones = PhonesField()

    class Meta:
        model = National
        fields = FIELDS
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        country = self.instance.nationality.code or settings.HOME_COUNTRY
        self.fields["home_county"].widget = RegionInput(country, self.fields["home_county"].widget.attrs)
        self.helper = house_helper("version_seen", *_rows())


class NewNationalForm(NationalForm):
    """A person to be registered; comes back once if the register may hold him already."""

    passport = forms.CharField(label=_("Passport number"), required=False, max_length=40, validators=[PlainText()])
    post = forms.ModelChoiceField(Post.objects.none(), label=_("Registered by"))
    is_new = forms.BooleanField(
        label=_("None of these: register a new person"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known: list[Candidate] = []
        self.fields["nationality"].initial = settings.HOME_COUNTRY
        posts = Post.objects.order_by("name")
        allowed = user.scope.posts_for(Permission.REGISTER)
        choices = posts if allowed is None else posts.filter(pk__in=allowed)
        self.fields["post"].queryset = choices  # type: ignore[attr-defined]
        self.fields["post"].initial = next(iter(user.scope.posts), None)
        self.helper = house_helper("version_seen", "is_new", *_rows("passport"), "post")

    def ask_about(self, known: list[Candidate]) -> None:
        """Show who is known, and let the reader say that it is somebody else."""
        self.known = known
        self.fields["is_new"].widget = forms.CheckboxInput()


def _rows(*more: str) -> list[Any]:
    return [
        Div("name", "family_name", css_class="fields"),
        Div("sex", "born", *more, css_class="fields"),
        Div("home_county", "home_locality", "birth_place", css_class="fields"),
        "phones",
        Div("nationality", "citizenship", "national_id", css_class="fields"),
        Div("occupation", "languages", css_class="fields"),
        "description",
    ]
