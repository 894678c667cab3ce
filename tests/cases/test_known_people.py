"""Whom of a register's lines the register of persons knows already."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Post, User
from cases.register.lines import Line
from cases.register.propose import propose
from cases.register.reader import read_lines
from cases.register.sheet import open_book
from cases.services.registers.known import people_like
from nationals.matching.weights import Band
from tests.factories import NationalFactory, TravelDocumentFactory
from tests.register.layouts import TODAY

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parent.parent / "data" / "register-sample.xlsx"


def lines() -> list[Line]:
    with open_book(SAMPLE) as book:
        read = read_lines(book, propose(book, today=TODAY).mapping, today=TODAY)
        return [line for line in read if isinstance(line, Line)][:100]


def test_a_hundred_lines_cost_a_few_queries(caseworker: User) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert not any(people_like(lines(), by=caseworker).values())
    assert len(asked) <= 10


def test_a_line_leads_to_the_person_of_its_document(caseworker: User, stranger: User, post: Post) -> None:
    line = next(line for line in lines() if line.passport)
    held = TravelDocumentFactory.create(
        national=NationalFactory.create(post=post, name=line.name), number_key=line.passport
    )
    ((reference, match),) = people_like([line], by=caseworker)[line.row]
    assert reference == held.national.reference
    assert match.band is Band.SAME
    assert people_like([line], by=stranger)[line.row] == []
