"""Form of a template made in Word."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import HouseForm
from diplomacy.choices import NoteLanguage


class NoteTemplateForm(HouseForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=_("Language of the notes"), choices=NoteLanguage.choices)
    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A .docx with our fields. Take the house’s own form and change it in Word."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
