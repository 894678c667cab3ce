"""Every number of the scorer in one place. Evidence is counted in bits: +1 doubles the odds that it is one person.

The weights are estimates from what clerks get wrong and how many people share a fact, not fitted to a list;
docs/matching.md has what they reach.
"""

from enum import StrEnum


class Band(StrEnum):
    SAME = "same"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


# The least score of each band, best first.
THRESHOLDS = ((Band.SAME, 0.95), (Band.LIKELY, 0.75), (Band.POSSIBLE, 0.5), (Band.UNLIKELY, 0.0))
LEAST_BITS_OF_FACTS = 4.0
"""Names alone never make *same*: something beside them must agree this much."""

PRIOR = -9.0
BITS_PER_STEP = 4.0
"""How many bits take the score from 0.50 to 0.67, to 0.80, to 0.89: small steps keep the bands apart."""

# Names, for each part
COMMON_PART = 6.5
RARE_PART = 9.0
WORTHLESS = 0.6
"""The likeness at which a pair of parts would say nothing."""
STEEP = 1.8
"""How late what a pair says falls off: a small difference of spelling takes little away."""
INITIAL = 2.0
MISSING_PART = -1.0
OTHER_PART = -10.0
NO_NAME = -30.0

# Facts
SAME_DOCUMENT = 20.0
NEAR_DOCUMENT = 8.0
OTHER_DOCUMENT = -5.0
OTHER_PASSPORT = -6.0
SAME_PHONE = 8.0
SAME_RELATIVE = 5.0
RELATIVE_ALIKE = 12.0
"""Bits of two relatives' names from which on they are one's: two common parts, or a rare one and another."""
SAME_SEX = 1.0
OTHER_SEX = -8.0
SAME_COUNTY = 4.0
OTHER_COUNTY = -2.0
SAME_COUNTRY = 1.5
OTHER_COUNTRY = -1.0

# Birth
BORN_SAME_DAY = 13.0
BORN_SWAPPED = 9.0
BORN_SAME_MONTH = 9.0
BORN_DAY_DIGIT = 7.0
BORN_MONTH_DIGIT = 6.0
BORN_SAME_YEAR = 5.0
BORN_YEAR_DIGIT = 5.0
BORN_ABOUT = 3.0
BORN_YEAR_ONLY = 0.0
BORN_FAR = ((1, -2.0), (5, -6.0), (10, -10.0), (150, -16.0))
"""Years between the births, up to which the bits are taken."""
ABOUT_YEARS = 2
"""How far "about" reaches on either side."""
