"""A form filled in as a person does it."""

from datetime import date

import pytest

from bench.forms import TEXT, main_form
from bench.uploads import Upload, multipart
from bench.walk import next_of

PAGE = """
<form method="get" action="/search/"><input name="q"></form>
<form method="post" action="/accounts/logout/"><input type="hidden" name="csrfmiddlewaretoken" value="t"></form>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="t">
<input type="hidden" name="version_seen" value="7">
<input name="name" value="Otieno" required><input name="note"><input type="date" name="day" required>
<textarea name="text" required>
</textarea><textarea name="kept">
As it was &amp; is</textarea>
<select name="kind"><option value="a">A</option><option value="b" selected>B</option></select>
<select name="first"><option value="x">X</option><option value="y">Y</option></select>
<select name="must" required><option value="">-</option><option value="c">C</option></select>
<select name="several" multiple><option value="1">1</option></select>
<input type="radio" name="turn" value="ours" required><input type="radio" name="turn" value="theirs" required>
<input type="checkbox" name="on" checked><input type="checkbox" name="off">
<input name="gone" value="x" disabled><input type="file" name="file"><input type="submit" name="go" value="Go">
</form>
"""


def filled(**told: str) -> dict[str, list[str]]:
    return main_form(PAGE, "/cases/1/edit/?a=b", "/cases/1/edit/").filled(told)


def test_what_stands_there_stays_and_what_must_be_told_is_told() -> None:
    given = filled()
    assert given["name"] == ["Otieno"]
    assert given["version_seen"] == ["7"]
    assert given["kept"] == ["As it was & is"]
    assert given["text"] == [TEXT]
    assert given["day"] == [date.today().isoformat()]  # noqa: DTZ011
    assert (given["kind"], given["first"], given["must"], given["turn"]) == (["b"], ["x"], ["c"], ["ours"])
    assert (given["on"], given["off"], given["several"], given["note"]) == (["on"], [], [], [""])


def test_what_a_browser_would_not_send_is_not_sent() -> None:
    assert filled().keys() & {"gone", "file", "go", "q"} == set()


def test_what_is_told_comes_before_what_stands_there() -> None:
    assert filled(name="Achieng")["name"] == ["Achieng"]


def test_a_page_without_the_form_says_so() -> None:
    with pytest.raises(LookupError):
        main_form("<p>Nothing</p>", "/cases/1/edit/", "/cases/1/edit/")


def test_a_button_that_leads_elsewhere_is_found_by_where_it_leads() -> None:
    assert list(main_form(PAGE, "/cases/1/", "/accounts/logout/").fields) == ["csrfmiddlewaretoken"]


def test_a_file_goes_with_its_fields() -> None:
    body, kind = multipart({"kind": ["letter"]}, Upload("file", "a.txt", b"bytes"))
    mark = kind.partition("boundary=")[2].encode()
    assert body.count(mark) == 3
    assert b'filename="a.txt"\r\n\r\nbytes\r\n' in body


def test_the_way_to_the_next_page_is_read_from_the_page() -> None:
    page = '<a rel="next" class="end" href="?sort=due&amp;after=abc">Next</a>'
    assert next_of(page) == "sort=due&after=abc"
    assert next_of("<p>The last.</p>") is None
