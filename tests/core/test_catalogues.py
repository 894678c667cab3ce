"""Translations are complete, fit their sources and are read from them as Django reads its templates."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.utils import translation

from core.catalogues import extract, extract_template, read, translations_missing, update
from core.dates import PartialDate, parse

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|(?<!%)\{\w+\}|%%")
_ALONE = re.compile(r"[^\s\u00a0\u202f:]([;!?»]|:(?=\s|$))|«[^\u00a0]")


def catalogue(language: str) -> Catalog:
    return read(Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po")


def ids(catalog: Catalog) -> set[tuple[str | None, str]]:
    return {(message.context, str(message.id)) for message in catalog if message.id}


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


@pytest.fixture(scope="module")
def sources() -> Catalog:
    return extract(settings.BASE_DIR)


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryCatalogue:
    def test_every_string_is_translated(self, language: str) -> None:
        assert translations_missing(catalogue(language)) == []

    def test_it_holds_the_strings_of_the_sources_and_no_others(self, language: str, sources: Catalog) -> None:
        ours, theirs = ids(catalogue(language)), ids(sources)
        assert (theirs - ours, ours - theirs) == (set(), set()), "run: manage.py extract_translations"

    def test_placeholders_are_those_of_the_source(self, language: str) -> None:
        assert [str(message.id) for message in catalogue(language) if message.id and _differs(message)] == []

    def test_blanks_at_the_ends_and_lines_are_those_of_the_source(self, language: str) -> None:
        for message in catalogue(language):
            for source, translated in zip(forms(message.id), forms(message.string), strict=True):
                if message.id:
                    assert translated == translated.strip() or source != source.strip()
                    assert source.count("\n") == translated.count("\n"), source

    def test_a_date_that_is_shown_can_be_typed_again(self, language: str) -> None:
        dates = ["", "2005~", *(f"2026-{month:02d}{day}" for month in range(1, 13) for day in ("", "~", "-09", "-09~"))]
        with translation.override(language):
            assert [parse(str(PartialDate(date))).edtf for date in dates] == dates


def _differs(message: Message) -> bool:
    """A plural's forms are held against the source's last: "one day" may leave the number out, "%(n)s days" not."""
    expected = placeholders(forms(message.id)[-1])
    return any(placeholders(text) != expected for text in forms(message.string))


def test_french_keeps_its_spaces_and_apostrophes() -> None:
    texts = [text for message in catalogue("fr") if message.id for text in forms(message.string)]
    assert [text for text in texts if "'" in text or _ALONE.search(text)] == []


def test_plurals_follow_each_language() -> None:
    assert {language: catalogue(language).plural_expr for language in LANGUAGES} == {"sw": "(n != 1)", "fr": "(n > 1)"}
    with translation.override("fr"):
        assert translation.ngettext("%(days)d day late", "%(days)d days late", 0) == "%(days)d jour de retard"


def test_a_template_is_read_as_django_reads_it() -> None:
    template = """
      {% translate "A" %}{# not _("this") #}
        {% if x %}
      {% translate "Home" context "people" %}
    {% endif %}
      {% include "x.html" with label=_("B") only %}
      {% blocktranslate trimmed count n=n %}
        {{ n }} day
      {% plural %}
        {{ n }} days
      {% endblocktranslate %}
      {% blocktranslate %}100% of
{{ name }}{% endblocktranslate %}
    """
    found = extract_template(BytesIO(template.encode()), ("_", "gettext", "ngettext", "pgettext"), (), {})
    assert [text for _line, _name, text, _comments in found] == [
        "A", ("people", "Home"), "B", ("%(n)s day", "%(n)s days", None), "100%% of\n%(name)s",
    ]  # fmt: skip


def test_new_strings_wait_untranslated_and_old_ones_leave(tmp_path: Path) -> None:
    path = tmp_path / "sw/LC_MESSAGES/django.po"
    before, after = Catalog(), Catalog()
    before.add("kept", locations=[("a.py", 1)])
    before.add("gone", locations=[("a.py", 2)])
    after.add("kept", locations=[("a.py", 1)])
    after.add("kept long", locations=[("a.py", 2)])
    assert translations_missing(update(path, before)) == ["kept", "gone"]

    path.write_text(path.read_text().replace('msgid "kept"\nmsgstr ""', 'msgid "kept"\nmsgstr "imebaki"'))
    catalog = update(path, after)

    assert catalog["kept"].string == "imebaki"
    assert translations_missing(catalog) == ["kept long"]
    assert "gone" not in path.read_text()


def test_the_command_writes_a_catalogue_for_each_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with override_settings(LOCALE_PATHS=[tmp_path]):
        call_command("extract_translations")
    assert all((tmp_path / language / "LC_MESSAGES/django.po").stat().st_size > 1000 for language in LANGUAGES)
    assert "without a translation" in capsys.readouterr().out
