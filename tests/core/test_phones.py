"""Telephone numbers in any format."""

import pytest

from core import phones


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0712 345 678", "+254712345678"),
        ("+254 (0)712-345678", "+254712345678"),
        ("254712345678", "+254712345678"),
        ("00 254 712 345678", ""),
        ("+7 495 123-45-67", "+74951234567"),
        ("712345678", "+254712345678"),
        ("lost", ""),
        ("", ""),
        ("9" * 60, ""),
    ],
)
def test_a_number_is_kept_as_e164(typed: str, kept: str) -> None:
    assert phones.e164(typed) == kept


def test_another_region_can_be_meant() -> None:
    assert phones.e164("8 (495) 123-45-67", region="RU") == "+74951234567"


def test_several_numbers_are_told_apart() -> None:
    assert phones.split("0712345678, 0722000111/0733; \n +7 495 1234567") == [
        "0712345678", "0722000111", "0733", "+7 495 1234567",
    ]  # fmt: skip


def test_a_number_is_shown_as_people_read_it_and_other_text_as_it_is() -> None:
    assert phones.shown("+254712345678") == "+254 712 345678"
    assert phones.shown("ask at the mosque") == "ask at the mosque"
