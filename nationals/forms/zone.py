"""The field for a machine-readable zone, and what is shown of one that was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.dates import ministry_today
from core.forms import house_helper
from core.stale import shown
from nationals.choices import DocumentKind
from nationals.passport.fields import Field
from nationals.passport.lines import LONGEST
from nationals.passport.reading import Reading, Unread, read
from nationals.passport.suggestions import Suggestion
from nationals.passport.words import LABELS, VERDICTS, Part, Remark, Verdict
from nationals.services.zones import KINDS, Contradiction, has_run_out, state_words

READ = "read_zone"
"""The name of the button that only reads."""


class ZoneForm(forms.Form):
    """Not validated: what stands in it is read, never stored, and never trusted into a page."""

    zone = forms.CharField(
        label=_("Machine-readable zone"),
        required=False,
        strip=False,
        help_text=_("The two or three lines with < at the foot of a passport, card or visa: paste or type them."),
        widget=forms.Textarea(
            attrs={"rows": 3, "class": "zone", "spellcheck": "false", "autocomplete": "off", "maxlength": str(LONGEST)}
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = house_helper()


def asks_to_read(sent: Mapping[str, str]) -> bool:
    return READ in sent


def read_zone(sent: Mapping[str, str]) -> Reading | Unread:
    return read(str(sent.get("zone") or ""), today=ministry_today())


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the zone: as it stands there, what it means, and what its check digit says of it."""

    label: str
    written: str
    value: str
    verdict: Verdict
    verdict_words: str
    problem: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows. ``why_not``: it is no zone. ``replaced``: what was typed and gave way, by label."""

    why_not: str = ""
    kind: str = ""
    is_consistent: bool = False
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    run_out: str = ""
    contradictions: tuple[Contradiction, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()


def seen(
    found: Reading | Unread,
    contradictions: list[Contradiction] | None = None,
    replaced: Mapping[str, str] | None = None,
) -> Seen:
    if isinstance(found, Unread):
        return Seen(why_not=_said(found.why))
    return Seen(
        kind=f"{_kind(found)} ({found.format.value})",
        is_consistent=found.is_consistent,
        rows=tuple(_rows(found)),
        notes=tuple(map(_said, found.notes)),
        run_out=has_run_out(found),
        contradictions=tuple(contradictions or ()),
        replaced=tuple((replaced or {}).items()),
    )


def typed(form: forms.BaseForm, sent: Mapping[str, str]) -> dict[str, Any]:
    """What stood in the form's fields when the zone was read, as initial values of a form that is not yet sent."""
    return {name: str(sent[name]).replace("\0", "") for name in form.fields if name in sent}


def replaced(form: forms.BaseForm, sent: Mapping[str, str], facts: Mapping[str, Any]) -> dict[str, str]:
    """What somebody had typed where the zone says something else, by the field's label."""
    found = {}
    for name in form.fields.keys() & facts.keys():
        field, before = form.fields[name], str(sent.get(name) or "").strip()
        is_default = before == str(form.get_initial_for_field(field, name) or "")
        if before and not is_default and field.has_changed(facts[name], before):
            found[str(field.label)] = shown(field, before)
    return dict(sorted(found.items()))


def _kind(found: Reading) -> str:
    return str(KINDS.get(found.code[:1], DocumentKind.IDENTITY_CARD).label).capitalize()


def _rows(found: Reading) -> Iterator[Row]:
    for field in found.fields:
        yield Row(
            label=gettext(LABELS[field.part]),
            written=field.written + (f" {field.digit}" if field.digit and field.part is not Part.COMPOSITE else ""),
            value=_value(found, field),
            verdict=field.verdict,
            verdict_words=gettext(VERDICTS[field.verdict]),
            problem=_said(field.problem) if field.problem else "",
            suggestions=tuple(map(_suggested, field.suggestions)),
        )


def _value(found: Reading, field: Field) -> str:
    if field.part is Part.EXPIRES:
        return date_format(found.expires, "j M Y", use_l10n=False) if found.expires else ""
    values = {
        Part.CODE: _kind(found),
        Part.ISSUER: state_words(found.issuer),
        Part.NATIONALITY: state_words(found.nationality),
        Part.NAME: ", ".join(filter(None, (found.family_name, found.given_names))),
        Part.BORN: str(found.born) if found.born else "",
        Part.SEX: {"F": gettext("female"), "M": gettext("male"), "X": gettext("unspecified")}.get(found.sex, ""),
        Part.COMPOSITE: "",
    }
    return values.get(field.part, field.text)


def _suggested(one: Suggestion) -> str:
    values = {"found": one.found, "instead": one.instead, "value": one.value.rstrip("<")}
    if one.in_digit:
        return gettext("The check digit “%(found)s” could be “%(instead)s”.") % values
    return gettext("“%(found)s” could be “%(instead)s”: %(value)s") % values


def _said(remark: Remark) -> str:
    return gettext(remark.sentence) % dict(remark.values)
