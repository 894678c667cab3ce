"""Sessions are told apart by browser and system, in words."""

import pytest

from accounts.templatetags.browsers import browser

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36"
)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (CHROME, "Chrome, Windows"),
        (f"{CHROME} Edg/150.0.0.0", "Edge, Windows"),
        ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox, Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1 Version/18.0 Safari/605.1", "Safari, Mac"),
        ("curl/8.0", "unknown browser"),
        ("", "unknown browser"),
    ],
)
def test_a_browser_is_named_as_its_owner_would(told: str, said: str) -> None:
    assert browser(told) == said
