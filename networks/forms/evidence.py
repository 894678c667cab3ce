"""Forms of routes and advertisements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from core.fields import PartialDateFormField
from networks.choices import Means
from networks.forms.base import Fold, SayingForm, block, choice, line, row
from networks.services.routes import Stop

STOPS, SHOWN = 8, 4
PARTS = ("place", "country", "on", "means")


class RouteForm(SayingForm):
    """Places in their order; rows that stay empty are left out."""

    title = line(_("Which route"), most=200, hint=_("Such as: Nairobi to Moscow by Istanbul."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, STOPS + 1):
            self.fields[f"place_{number}"] = line(_("Place %(number)d") % {"number": number}, required=False, most=200)
            self.fields[f"country_{number}"] = choice(_("Country"), countries, empty="—")
            self.fields[f"on_{number}"] = PartialDateFormField(label=_("When"), required=False)
            self.fields[f"means_{number}"] = choice(_("How"), Means.choices, empty="—")
        self.refuse_hidden_characters()
        rows = [row(*(f"{part}_{number}" for part in PARTS)) for number in self._numbers]
        more = Fold(_("More places"), *rows[SHOWN:], is_open=self.has_more)
        self.lay_out("title", *rows[:SHOWN], more)

    @property
    def has_more(self) -> bool:
        """Whether anything stands in the rows that are folded away."""
        return self.is_bound and any(
            self.data.get(f"{part}_{number}") for part in PARTS for number in self._numbers[SHOWN:]
        )

    @property
    def _numbers(self) -> range:
        return range(1, STOPS + 1)

    @property
    def stops(self) -> list[Stop]:
        given = self.cleaned_data
        told = ([given[f"{part}_{number}"] for part in PARTS] for number in self._numbers)
        return [Stop(*parts) for parts in told if parts[0] or parts[1]]

    @property
    def facts(self) -> dict[str, Any]:
        return {"title": self.cleaned_data["title"], "stops": self.stops, "source": self.said}


class AdvertisementForm(SayingForm):
    """The file is evidence: it is kept as it was sent."""

    file = forms.FileField(label=_("File"), help_text=_("A screenshot, a PDF, a video, the text of a post."))
    seen_at = forms.DateTimeField(
        label=_("Seen at"), required=False, help_text=_("Empty: now."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    address = line(_("Where it was seen"), required=False, most=500, hint=_("The address of the page, or the place."))
    text = block(_("What it says"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lay_out("file", row("seen_at", "address"), "text")

    @property
    def facts(self) -> dict[str, Any]:
        return self.told("seen_at", "address", "text")
