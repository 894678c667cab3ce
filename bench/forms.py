"""Filling in a form as a person does: what stands there stays, what must be told is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urlsplit

Told = Mapping[str, str | list[str]]
TEXT = "Written down by the bench."
ANY = "*"
"""Told of a choice: the first that is one."""
_BY_KIND = {"email": "bench@bench.example", "tel": "+254700000001", "number": "1", "url": "https://bench.example/"}
_PASSED_OVER = {"submit", "button", "image", "reset", "file"}


@dataclass(slots=True)
class Field:
    """``values``: what is chosen or written; ``choices``: what could be."""

    kind: str
    required: bool
    values: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)

    def answer(self) -> list[str]:
        if any(self.values):
            return self.values
        if self.kind == "select" and self.choices and not self.required:
            return self.choices[:1]  # as a browser shows it
        if not self.required:
            return self.values
        if self.choices:
            return [value for value in self.choices if value][:1]
        return [date.today().isoformat() if self.kind == "date" else _BY_KIND.get(self.kind, TEXT)]  # noqa: DTZ011


@dataclass(slots=True)
class Form:
    action: str
    fields: dict[str, Field] = field(default_factory=dict)

    def filled(self, told: Told) -> dict[str, list[str]]:
        answers = {name: field.answer() for name, field in self.fields.items()}
        return answers | {name: self._told(name, value) for name, value in told.items()}

    def _told(self, name: str, value: str | list[str]) -> list[str]:
        if value == ANY and name in self.fields:
            return [choice for choice in self.fields[name].choices if choice][:1]
        return [value] if isinstance(value, str) else value


def main_form(page: str, path: str, wanted: str) -> Form:
    """Of the forms on the page at ``path`` that are sent to the address ``wanted`` the longest: what it is about."""
    reader = _Reader()
    reader.feed(page)
    found = [form for form in reader.forms if (urlsplit(form.action).path or urlsplit(path).path) == wanted]
    if not found:
        raise LookupError(f"{path} has no form that is sent to {wanted}.")
    return max(found, key=lambda form: len(form.fields))


class _Reader(HTMLParser):
    """Collects the forms that are posted."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select: Field | None = None
        self._text: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self._form = Form(given.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None and "disabled" not in given:
            self._take(tag, given)

    def _take(self, tag: str, given: dict[str, str]) -> None:
        if tag == "option" and self._select is not None:
            value = given.get("value", "")
            self._select.choices.append(value)
            if "selected" in given:
                self._select.values.append(value)
        elif tag == "input" and given.get("name") and given.get("type") not in _PASSED_OVER:
            self._input(given)
        elif tag == "select" and given.get("name"):
            self._select = self._field(given, "several" if "multiple" in given else "select")
        elif tag == "textarea" and given.get("name"):
            self._text = self._field(given, "text")

    def _input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        found = self._field(given, kind)
        if kind not in {"radio", "checkbox"}:
            found.values.append(given.get("value", ""))
            return
        found.choices.append(given.get("value", "on"))
        if "checked" in given:
            found.values.append(given.get("value", "on"))

    def _field(self, given: dict[str, str], kind: str) -> Field:
        assert self._form is not None  # noqa: S101  asked inside a form only
        found = self._form.fields.setdefault(given["name"], Field(kind, required=False))
        found.required = found.required or "required" in given
        return found

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.values = ["".join([*self._text.values, data])]

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "form":
                self._form = None
            case "select":
                self._select = None
            case "textarea":
                self._end_text()

    def _end_text(self) -> None:
        if self._text is not None and self._text.values:  # HTML passes over the first line break
            self._text.values = [self._text.values[0].removeprefix("\n")]
        self._text = None
