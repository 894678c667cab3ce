"""Handing in a register."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import Post, User
from core.forms import HouseForm


class UploadForm(HouseForm):
    file = forms.FileField(label=_("Spreadsheet"), help_text=_("An .xlsx or .csv file, at most 50 MB."), max_length=200)
    post = forms.ModelChoiceField(
        Post.objects.none(), label=_("Post"), help_text=_("It takes the lines about countries that no mission covers.")
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        posts = user.scope.posts_for(Permission.IMPORT)
        allowed = Post.objects.all() if posts is None else Post.objects.filter(pk__in=posts)
        field = self.fields["post"]
        field.queryset = allowed.order_by("kind", "name")  # type: ignore[attr-defined]
        field.initial = allowed.order_by("kind", "name").first()
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.csv,.tsv,.txt"
