"""A number and the list behind it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Figure:
    """``address`` leads to a list that says the same number."""

    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: ``value`` is the code, ``label`` what people read."""

    value: str
    label: str | Promise
    figure: Figure
