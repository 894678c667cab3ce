"""Fields that several forms of the register share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core import phones
from core.phones import MOST
from nationals.regions import regions_of


class PhonesField(forms.CharField):
    """One line of telephone numbers in any format, kept as a list of E.164."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Phones"))
        options.setdefault("help_text", _("Any format; several with commas between."))
        super().__init__(required=False, max_length=400, **options)

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        written = phones.split(super().to_python(value) or "")
        for number in written:
            if not phones.e164(number):
                raise ValidationError(
                    _("“%(number)s” is not a phone number."), code="invalid", params={"number": number[:40]}
                )
        if len(written) > MOST:
            raise ValidationError(_("At most %(most)d numbers."), code="many", params={"most": MOST})
        return list(dict.fromkeys(map(phones.e164, written)))

    def run_validators(self, value: Any) -> None:
        super().run_validators(", ".join(value))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(phones.shown, value)) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial or "") != self.to_python(data or "")
        except ValidationError:
            return True


def day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=False, help_text=hint, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class RegionInput(forms.TextInput):
    """A line of text for which the regions of a country are offered; anything else may be written."""

    def __init__(self, country: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.country = country

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        offered = f"regions-{name}"
        line = super().render(name, value, {**(attrs or {}), "list": offered}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((name,) for name in regions_of(self.country)))
        return format_html('{}<datalist id="{}">{}</datalist>', line, offered, options)
