"""Ten notes numbered at the same moment, each by a connection of its own: no gap, no number twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import User
from diplomacy.models import NoteVerbale
from diplomacy.services.notes import check_note
from tests.factories import NoteVerbaleFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_ten_notes_numbered_at_once_have_ten_numbers_without_a_gap() -> None:
    post = PostFactory.create()
    checkers = [UserFactory.create(caseworker=post) for _browser in range(2)]
    drafts = [NoteVerbaleFactory.create(post=post) for _note in range(10)]
    start = Barrier(len(drafts))

    def number(place: int) -> int | None:
        try:
            by = User.objects.get(pk=checkers[place % 2].pk)
            draft = NoteVerbale.objects.get(pk=drafts[place].pk)
            start.wait(timeout=30)
            return check_note(draft, by=by).number
        finally:
            connection.close()

    with ThreadPoolExecutor(len(drafts)) as pool:
        numbers = list(pool.map(number, range(len(drafts))))
    assert sorted(one or 0 for one in numbers) == list(range(1, 11))
