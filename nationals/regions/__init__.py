"""Where in a country somebody is at home: Kenya's counties as we ship them, the regions of other states by ISO 3166-2.

They are offered, not asked for: an old district, a spelling of its own and a place that no list knows stay as written.
"""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

import pycountry

KENYA = "KE"


@cache
def kenyan_counties() -> tuple[str, ...]:
    """In the order of the Constitution."""
    text = (Path(__file__).parent / "kenya.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["counties"])


@lru_cache(maxsize=50)
def regions_of(country: str) -> tuple[str, ...]:
    """The names of a country's first-level regions, A to Z; none for what is no country."""
    if country == KENYA:
        return tuple(sorted(kenyan_counties()))
    found = pycountry.subdivisions.get(country_code=country) if country else None  # type: ignore[no-untyped-call]
    names = {one.name.partition(" [")[0] for one in found or () if one.parent_code is None}
    return tuple(sorted(names, key=str.casefold))
