"""How Arabic and Hebrew letters sound, as data: they write the consonants, and of the vowels at most the long ones.

One sign a sound, as in `sounds`. A, W and Y are the weak letters alif or alef, waw or vav, ya or yod, which stand for
a consonant, for a long vowel, or for nothing that a Latin spelling shows.
"""

ARABIC = {
    "ا": "A", "أ": "A", "إ": "A", "آ": "A", "ٱ": "A", "ى": "A", "ة": "A", "ۃ": "A", "ء": "", "ئ": "Y", "ؤ": "W",
    "ب": "b", "پ": "p", "ت": "t", "ث": "t", "ٹ": "t", "ج": "J", "چ": "C", "ح": "h", "خ": "h", "د": "d", "ذ": "d",
    "ڈ": "d", "ر": "r", "ڑ": "r", "ز": "z", "ژ": "J", "س": "s", "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "z",
    "ع": "", "غ": "g", "ف": "f", "ڤ": "v", "ق": "k", "ك": "k", "ک": "k", "گ": "g", "ڭ": "n", "ل": "l", "م": "m",
    "ن": "n", "ں": "n", "ه": "h", "ھ": "h", "ہ": "h", "و": "W", "ۆ": "W", "ي": "Y", "ی": "Y", "ې": "Y", "ے": "Y",
}  # fmt: skip
ARABIC_TOGETHER = (("تش", "C"), ("دج", "J"), ("كس", "ks"), ("نغ", "ng"), ("نج", "ng"))
"""Two letters for one foreign sound."""
ARABIC_WORDS = {
    "عبد": "abdul", "عبدال": "abdul", "بن": "bin", "ابن": "ibn", "بنت": "bint", "أبو": "abu", "ابو": "abu",
    "آل": "al", "ال": "al",
}  # fmt: skip
ARTICLE = "ال"
SHORTEST_WITH_ARTICLE = 5

HEBREW = {
    "א": "A", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "W", "ז": "z", "ח": "h", "ט": "t", "י": "Y", "כ": "k",
    "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "", "פ": "p", "ף": "f", "צ": "s",
    "ץ": "s", "ק": "k", "ר": "r", "ש": "S", "ת": "t",
}  # fmt: skip
HEBREW_TOGETHER = (("ג׳", "J"), ("ז׳", "J"), ("צ׳", "C"), ("ץ׳", "C"), ("וו", "v"))
HEBREW_LAST = {"ה": "A"}
"""At the end of a word it is a vowel."""
HEBREW_WORDS = {"בן": "ben", "בר": "bar", "בת": "bat"}

WEAK = frozenset("AWY")
WEAK_LOST = {"A": 0.2, "W": 0.4, "Y": 0.4}
# What a weak letter stands for in a Latin spelling, where U and I are long; a pair that is not here costs 1.
WEAK_FOR = {
    "A": {"a": 0.0, "e": 0.1, "i": 0.2, "o": 0.2, "u": 0.2, "U": 0.4, "I": 0.3, "h": 0.3, "W": 0.5, "Y": 0.5},
    "W": {"u": 0.0, "o": 0.0, "U": 0.0, "v": 0.0, "a": 0.4, "e": 0.5, "i": 0.5, "I": 0.6, "A": 0.5, "Y": 0.7},
    "Y": {"i": 0.0, "e": 0.0, "I": 0.0, "a": 0.4, "J": 0.5, "o": 0.5, "u": 0.5, "U": 0.6, "A": 0.5, "W": 0.7},
}
LONG_VOWELS = (("ou", "U"), ("oo", "U"), ("au", "U"), ("ei", "I"), ("ai", "I"), ("ie", "I"))
# Consonants that these scripts write with one letter, or the nearest that they have.
NEAR = {
    frozenset(pair): cost
    for pair, cost in {
        "bp": 0.2, "bv": 0.2, "fv": 0.2, "pf": 0.2, "Jg": 0.2, "kg": 0.3, "kh": 0.3, "td": 0.3, "ts": 0.4, "dz": 0.2,
        "sz": 0.3, "sS": 0.3, "Ch": 0.3, "CS": 0.4, "JC": 0.3, "lr": 0.5, "mn": 0.6, "kC": 0.3,
    }.items()
}  # fmt: skip
VOWEL_LOST = 0.05
"""A short vowel is not written."""
LONG_VOWEL_LOST = 0.5
"""A long one is."""
