"""The sounds of names as data: what is written differently and heard alike. Rules of sounds, never of single names.

`SOUNDS` is applied in order to lower-case ASCII; capitals stand for one sound written with several letters:
J as in Juma, C as in Chege, S as in Shikuku.
"""

SOUNDS = (
    (r"dzh|dsch|dj|zh|j", "J"),
    (r"tsch|tch|tsh|ch", "C"),
    (r"shch|sch|sh", "S"),
    (r"kh", "h"),
    (r"oo", "u"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"gh", "g"),
    (r"^abdi(?=[a-zA-Z]{3})|^abdu(?=r+[aeiou])", "abdul"),  # Abdikadir, Abdirahman in Somali; Abdurrahman
    (r"^abd(?:e|a|ou|oo|u)?l(?=.)|^abd(?:e|a|ou|oo|u)?l?$", "abdul"),
    (r"^(hs|x)", "S"),  # Hsieh and Xie
    (r"q(?=i[aeou])", "C"),  # Qiang, in older letters Ch'iang
    (r"ck|q", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"a([^aeiou])e(?=s?$)", r"ei\1"),  # James and Grace, heard as Джеймс and Грейс
    (r"x", "ks"),
    (r"tz|ts", "s"),
    (r"w", "v"),
    (r"y", "i"),
    (r"u(?=[aeiou])", "v"),  # Ouino, Uere and Muaura for Owino, Were and Mwaura
    (r"(?<=[aeiou])h$", ""),  # Norah, Hildah
    (r"(?<=[aeo])a$", "a"),
    (r"([a-zA-Z])\1+", r"\1"),
)

VOWELS = frozenset("aeiou")
VOWEL_FOR_VOWEL = 0.4
VOWEL_LOST = 0.5
LAST_A_LOST = 0.9
"""It makes a woman's name of a man's: Said and Saida, Petrov and Petrova."""
ANOTHER_SOUND = FIRST_LOST = 1.3
"""A slip is rarely another consonant altogether, and rarely takes the first: Anita and Sunita."""
LOOSE_VOWEL, LOOSE_I = 0.15, 0.5
"""Either, where a script writes vowels only roughly; i is heard apart from a, o and u."""
SWAPPED, SWAPPED_AT_START = 0.8, 1.3
SHORT, SHORT_COST = 3, 1.5
"""In a part of three sounds each weighs more: Myint and Mon."""
MOST_COST = 1.7
"""Beyond it two parts are two names, however long they are."""
FAINT_LOST = {"h": 0.3}
LOOSE_FAINT = {"h": 0.2, "r": 0.3}
LOOSE_NEAR = {frozenset("fp"): 0.3, frozenset("td"): 0.3, frozenset("gk"): 0.2, frozenset("bp"): 0.3}
# What a foreign ear or keyboard takes for the other; a pair that is not here is another sound.
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
        "kC": 0.5,  # Michael, Christos
        "Jz": 0.4,
    }.items()
}

# Consonants that one key stands for: coarser than the costs above, since a key must not lose the person.
KEY_CLASSES = str.maketrans("bdghCSzvr", "ptkkkssfl")
