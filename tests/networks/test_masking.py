"""What a mask keeps out of a text, however it is written, and what it leaves."""

import pytest

from networks.paper.masking import MASK, Mask, Secrets, initials

SECRETS = Secrets(
    "Victim 1",
    names=["José Ng’ang’a Mwangi", "Wanjiru", "Джозеф Мванги"],
    numbers=["AK 0123456"],
    phones=["+254712345678"],
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("JOSE NGANGA MWANGI came", "Victim 1 came"),
        ("Mwangi, José", "Victim 1, Victim 1"),
        ("jose_nganga_mwangi.pdf", "Victim 1.pdf"),
        ("josengangamwangi2.pdf", "Victim 12.pdf"),
        ("ДЖОЗЕФ МВАНГИ", "Victim 1"),
        ("wanjiru’s brother", "Victim 1’s brother"),
        ("passport ak-0123456", f"passport {MASK}"),
        ("passport AK0123456.", f"passport {MASK}."),
        ("call +254 712 345 678 now", f"call {MASK} now"),
        ("call 0712-345-678 now", f"call {MASK} now"),
        ("call (0712) 345678", f"call ({MASK}"),
        ("Wanjirus are many", "Wanjirus are many"),
        ("2,400 USD in 2026", "2,400 USD in 2026"),
    ],
)
def test_names_and_numbers_go_however_they_are_written(written: str, read: str) -> None:
    assert Mask([SECRETS]).free(written) == read


def test_a_family_name_that_a_suspect_shares_stays_with_him() -> None:
    mask = Mask([SECRETS])
    assert mask.fixed("Peter Mwangi") == "Peter Mwangi"
    assert mask.fixed("José Ng'ang'a Mwangi") == "Victim 1"
    assert mask.fixed("telephone number: 0712 345678") == f"telephone number: {MASK}"


def test_nothing_known_masks_nothing() -> None:
    assert Mask([Secrets("Victim 1", names=["", "’"], numbers=["-"], phones=["+"])]).free("A text.") == "A text."


def test_initials() -> None:
    assert initials("José Ng’ang’a Mwangi") == "J. N. M."
