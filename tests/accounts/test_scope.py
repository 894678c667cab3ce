"""What a person may do is asked once for each request."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from accounts.models import User
from accounts.scope import Scope


def test_nobody_waits_until_another_reader_s_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """One who waits for a database session must not hold up those who have one and would give it back."""
    asked, may_answer = Event(), Event()

    def slowly(_memberships: object) -> Scope:
        asked.set()
        assert may_answer.wait(30)
        return Scope()

    with ThreadPoolExecutor(2) as readers:
        monkeypatch.setattr(Scope, "of", slowly)
        first = readers.submit(lambda: User(pk=1).scope)
        assert asked.wait(30)
        monkeypatch.setattr(Scope, "of", lambda _memberships: Scope())
        second = readers.submit(lambda: User(pk=2).scope)
        try:
            assert second.result(10) == Scope()
        finally:
            may_answer.set()
        assert first.result(30) == Scope()
