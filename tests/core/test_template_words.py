"""The template vocabulary: tones, deadlines in words, keys of forms, links of the menu."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.template import engines
from django.test import RequestFactory, override_settings
from django.utils import timezone, translation

from cases.choices import Priority, Status
from core.choices import Confidence
from core.templatetags import ui

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # noon in Nairobi


def rendered(source: str, path: str = "/", **context: object) -> str:
    return engines["django"].from_string(source).render(context, RequestFactory().get(path)).strip()


@pytest.mark.parametrize(
    ("away", "said", "tone"),
    [
        (timedelta(days=-3), "3 days late", "danger"),
        (timedelta(days=-1), "1 day late", "danger"),
        (timedelta(hours=-2), "late today", "danger"),
        (timedelta(hours=2), "today", "warn"),
        (timedelta(days=1), "tomorrow", "warn"),
        (timedelta(days=5), "in 5 days", "info"),
        (timedelta(days=20), "in 20 days", "plain"),
    ],
)
def test_a_deadline_is_told_by_how_far_away_it_is(away: timedelta, said: str, tone: str) -> None:
    with time_machine.travel(NOW, tick=False):
        assert ui.due(NOW + away) == said
        assert ui.due_tag(NOW + away) == f'<span class="tag {tone}">{said}</span>'


def test_a_deadline_of_a_day_lasts_to_its_end() -> None:
    with time_machine.travel(NOW, tick=False):
        assert ui.due(date(2026, 11, 24)) == "today"
        assert ui.due_tag(date(2026, 11, 24)) == '<span class="tag warn">today</span>'
        assert ui.due(date(2026, 11, 23)) == "1 day late"


def test_days_are_those_of_the_readers_zone() -> None:
    deadline = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)
    with time_machine.travel(NOW, tick=False):
        with timezone.override("Africa/Nairobi"):
            assert ui.due(deadline) == "tomorrow"
        with timezone.override("America/New_York"):
            assert ui.due(deadline) == "today"


def test_without_a_deadline_nothing_is_said() -> None:
    assert (ui.due(None), ui.due_tag(None), ui.days_since(None)) == ("", "", None)


def test_days_since_a_day_or_a_moment() -> None:
    with time_machine.travel(NOW, tick=False):
        assert ui.days_since(date(2026, 11, 20)) == 4
        assert ui.days_since(NOW - timedelta(days=4)) == 4


@pytest.mark.parametrize("word", [*Status, *Priority, *Confidence])
def test_every_status_priority_and_confidence_has_a_tone(word: str) -> None:
    assert str(word) in ui._TAG_TONES


def test_an_unknown_word_is_plain() -> None:
    assert ui.tone("something new") == "plain"
    assert ui.tone(None) == "plain"


def test_a_tag_always_says_its_word() -> None:
    tag = rendered('{% include "components/tag.html" with value="captured" label="captured" only %}')
    assert tag.endswith('<span class="tag danger">Captured</span>')


def test_a_form_has_both_keys_even_inside_only() -> None:
    form = rendered('{% include "components/form_body.html" with form=form only %}', form=())
    assert 'name="csrfmiddlewaretoken"' in form
    assert 'name="submission"' in form


def test_each_form_on_a_page_has_a_key_of_its_own() -> None:
    first, second = rendered("{% submission %}|{% submission %}").split("|")
    assert first != second


def test_the_menu_marks_where_the_reader_is() -> None:
    link = '{% nav_link "core:components" "Components" %}'
    assert rendered(link, "/components/") == '<a href="/components/" aria-current="page">Components</a>'
    assert rendered(link, "/components/deeper/").count("aria-current") == 1
    assert "aria-current" not in rendered(link, "/other/")
    assert "aria-current" not in rendered('{% nav_link "core:components" "C" exact=True %}', "/components/deeper/")


def test_the_menu_leaves_out_what_is_not_installed() -> None:
    assert rendered('{% nav_link "nowhere:home" "Nowhere" %}') == ""


def test_text_from_people_is_escaped_in_components() -> None:
    source = '{% include "components/claim.html" with text=text confidence="" source=text only %}'
    assert "<script>" not in rendered(source, text="<script>alert(1)</script>")


@override_settings(LANGUAGE_CODE="en")
def test_deadlines_are_told_in_the_readers_language_or_english() -> None:
    with time_machine.travel(NOW, tick=False), translation.override("fr"):
        assert ui.due(NOW + timedelta(hours=2)) in {"today", "aujourd’hui", "aujourd'hui"}


def test_what_is_the_same_for_every_reader_is_drawn_once_for_each_language_and_choice() -> None:
    made: list[str] = []
    page = engines["django"].from_string("{% unchanging may %}{{ draw }}{% endunchanging %}")

    def shown(may: str) -> str:
        return page.render({"may": may, "draw": lambda: made.append(may) or may})  # type: ignore[func-returns-value]

    assert [shown("see"), shown("see"), shown("move")] == ["see", "see", "move"]
    with translation.override("fr"):
        assert shown("see") == "see"
    assert made == ["see", "move", "see"]


def test_what_stands_twice_on_a_page_is_drawn_once() -> None:
    made: list[str] = []
    source = "{% drawn as menu %}{{ draw }}<b>{% enddrawn %}{{ menu }}{{ menu }}"

    shown = rendered(source, draw=lambda: made.append("") or "&")  # type: ignore[func-returns-value]

    assert (shown, made) == ("&amp;<b>&amp;<b>", [""])


def test_all_forms_of_a_page_share_their_token_and_none_its_key() -> None:
    request, other = RequestFactory().get("/"), RequestFactory().get("/")
    first, second = (re.findall(r'name="(\w+)" value="([^"]+)"', ui.keys_of(request)) for _form in range(2))

    assert first[0] == second[0]
    assert first[1] != second[1]
    assert first[0][1] not in ui.keys_of(other)
