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
    relatives: tuple[str, ...] = ()
    """Names of next of kin and of whoever reports him as a relative."""
    passports: tuple[tuple[str, str], ...] = ()
    """Those that are valid and in his hands or taken from him: the state that issued it, and the number as above."""
    languages: tuple[str, ...] = ()
    """Of each name its language where it is known, else empty (BCP 47): "uk", "bg", "fa", "ja", as far as it goes."""
