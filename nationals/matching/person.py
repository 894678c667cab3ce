"""What is known of a person when two records are compared."""

from dataclasses import dataclass

from core.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Person:
    """Facts for `score.compare`; an empty fact is unknown and weighs nothing."""

    names: tuple[str, ...] = ()
    """Every spelling in use, the register's own first, in any script."""
    born: PartialDate | None = None
    sex: str = ""
    """F, M or empty."""
    documents: tuple[str, ...] = ()
    """Numbers of passports and identity cards, as `normalise.document` leaves them."""
    phones: tuple[str, ...] = ()
    """E.164, the family's included."""
    county: str = ""
    country: str = ""
    """Where he is said to be, ISO 3166-1 alpha-2."""
