"""What a picture shows: how far, which kinds, how sure."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.choices import Confidence
from diplomacy.filters import base
from networks.choices import Drawn
from networks.services.picture.asked import MOST_STEPS, Asked

_STEPS = [(str(steps), str(steps)) for steps in range(1, MOST_STEPS + 1)]
_LEAST = [
    (Confidence.CONFIRMED, _("confirmed only")),
    (Confidence.PROBABLE, _("probable or surer")),
    (Confidence.UNCONFIRMED, _("unconfirmed or surer")),
    (Confidence.DISPUTED, _("all but refuted")),
    (Confidence.REFUTED, _("also refuted")),
]
_USUAL = Asked()


class PictureForm(base.FilterForm):
    q = None  # type: ignore[assignment]  # a picture is not searched
    steps = forms.ChoiceField(label=_("Steps from the middle"), choices=_STEPS, required=False)
    sure = forms.ChoiceField(label=_("How sure"), choices=_LEAST, required=False)
    kind = base.ticks(_("Kinds"), Drawn.choices)

    def __init__(self, query: QueryDict) -> None:
        given = query.copy()
        given.setdefault("steps", str(_USUAL.steps))
        given.setdefault("sure", _USUAL.least.value)
        super().__init__(given)
        self.is_narrowed = any(name in query for name in self.fields)

    @property
    def asked(self) -> Asked:
        """What cannot be read is left out, and said by ``problems``."""
        self.is_valid()
        read = self.cleaned_data
        return Asked(
            steps=int(read.get("steps") or _USUAL.steps),
            kinds=frozenset(Drawn(kind) for kind in read.get("kind", ())) or _USUAL.kinds,
            least=Confidence(read.get("sure") or _USUAL.least),
        )

    @property
    def problems(self) -> list[str]:
        return [
            f"{self.fields[name].label}: {' '.join(str(error) for error in errors)}"
            for name, errors in self.errors.items()
        ]
