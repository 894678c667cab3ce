"""The sounds of names as data: what is written differently and heard alike. Rules of sounds, never of single names.

`SOUNDS` is applied in order to lower-case ASCII; capitals stand for one sound written with several letters:
J as in Juma, C as in Chege, S as in Shikuku.
"""

# Before transliteration. Russian and Ukrainian clerks write y after a consonant as a soft sign: ньамбура, антонь.
CYRILLIC = (
    (r"ь(?=[аеиоуэіїє])|ь\b", "й"),
    (r"дж", "j"),
)

SOUNDS = (
    (r"dzh|dsch|dj|zh|j", "J"),
    (r"tsch|tch|tsh|ch", "C"),
    (r"shch|sch|sh", "S"),
    (r"kh", "h"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"gh", "g"),
    (r"ck|q", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"a([^aeiou])e(?=s?$)", r"ei\1"),  # James and Grace, heard as Джеймс and Грейс
    (r"x", "ks"),
    (r"tz|ts", "s"),
    (r"w", "v"),
    (r"y", "i"),
    (r"u(?=[aeiou])", "v"),  # Ouino, Uere and Muaura for Owino, Were and Mwaura
    (r"(?<=[aeiou])h$", "a"),  # Norah, Hildah; the doubled vowel falls below
    (r"(?<=[aeo])a$", "a"),
    (r"([a-zA-Z])\1+", r"\1"),
)

VOWELS = frozenset("aeiou")
VOWEL_FOR_VOWEL = 0.4
VOWEL_LOST = 0.5
SWAPPED = 0.8
FAINT_LOST = {"h": 0.3}
# What a foreign ear or keyboard takes for the other; a pair that is not here costs 1.
NEAR = {
    frozenset(pair): cost
    for pair, cost in {
        "gh": 0.25,  # Cyrillic г for h
        "hC": 0.4,  # ch read as kh
        "th": 0.5,
        "kh": 0.5,
        "gk": 0.5,
        "lr": 0.5,
        "bp": 0.6,
        "dt": 0.5,
        "vf": 0.5,
        "vb": 0.5,
        "vu": 0.2,
        "sz": 0.3,
        "sS": 0.4,
        "SC": 0.5,
        "Ji": 0.4,  # й for j
        "JC": 0.6,
        "Jg": 0.6,
        "mn": 0.6,
        "fp": 0.6,
        "sk": 0.7,
    }.items()
}

# Consonants that one key stands for: coarser than the costs above, since a key must not lose the person.
KEY_CLASSES = str.maketrans("bdghCSzvr", "ptkkkssfl")
