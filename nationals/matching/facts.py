"""What the facts beside the name say: documents, phones, sex, places. Missing facts say nothing."""

from rigour.text import levenshtein

from nationals.matching import names, reasons, weights
from nationals.matching.birth import Evidence
from nationals.matching.normalise import place
from nationals.matching.person import Person
from nationals.matching.reasons import Reason

MOST_COMPARED = 10
"""Documents and phones of each side that are looked at."""
MOST_RELATIVES = 3
SHORTEST_NUMBER = 5


def documents(left: Person, right: Person) -> Evidence:
    ours, theirs = (sorted(filter(None, person.documents))[:MOST_COMPARED] for person in (left, right))
    if shared := set(ours).intersection(theirs):
        return weights.SAME_DOCUMENT, Reason(reasons.SAME_DOCUMENT, (("number", min(shared)),))
    for one in ours:
        for other in theirs:
            if len(one) == len(other) >= SHORTEST_NUMBER and levenshtein(one, other) == 1:
                return weights.NEAR_DOCUMENT, reasons.pair(reasons.NEAR_DOCUMENT, one, other)
    # A passport is renewed under another number; an identity card's number, digits alone, stays for life.
    lengths = {len(number) for number in ours if number.isdigit()}
    if any(number.isdigit() and len(number) in lengths for number in theirs):
        return weights.OTHER_DOCUMENT, reasons.OTHER_DOCUMENT
    return _passports(left, right)


def _passports(left: Person, right: Person) -> Evidence:
    """A state gives a person one passport at a time: two that are valid are two people's, or one is kept unlawfully."""
    ours, theirs = dict(left.passports[:MOST_COMPARED]), dict(right.passports[:MOST_COMPARED])
    if ours.keys() & theirs.keys():
        return weights.OTHER_PASSPORT, reasons.OTHER_PASSPORT
    return 0.0, None


def relatives(left: Person, right: Person) -> Evidence:
    """The two whose names fit best. Different relatives say nothing: everybody has several."""
    found = [
        (names.compare(Person((one,)), Person((other,)))[0], one, other)
        for one in left.relatives[:MOST_RELATIVES]
        for other in right.relatives[:MOST_RELATIVES]
    ]
    bits, one, other = max(found, default=(0.0, "", ""))
    if bits < weights.RELATIVE_ALIKE:
        return 0.0, None
    return weights.SAME_RELATIVE, reasons.pair(reasons.SAME_RELATIVE, one, other)


def phones(left: Person, right: Person) -> Evidence:
    if set(left.phones[:MOST_COMPARED]).intersection(right.phones[:MOST_COMPARED]) - {""}:
        return weights.SAME_PHONE, reasons.SAME_PHONE
    return 0.0, None


def sex(left: Person, right: Person) -> Evidence:
    if not left.sex or not right.sex:
        return 0.0, None
    if left.sex == right.sex:
        return weights.SAME_SEX, reasons.SAME_SEX
    return weights.OTHER_SEX, reasons.OTHER_SEX


def county(left: Person, right: Person) -> Evidence:
    ours, theirs = place(left.county), place(right.county)
    if not ours or not theirs:
        return 0.0, None
    if ours == theirs:
        return weights.SAME_COUNTY, reasons.SAME_COUNTY
    return weights.OTHER_COUNTY, reasons.OTHER_COUNTY


def country(left: Person, right: Person) -> Evidence:
    if not left.country or not right.country:
        return 0.0, None
    if left.country == right.country:
        return weights.SAME_COUNTRY, reasons.SAME_COUNTRY
    return weights.OTHER_COUNTRY, reasons.OTHER_COUNTRY
