"""What a language does to names beyond its letters, as data: rules of sounds and spelling, none for one name alone."""

# Letters of one script that a keyboard or a trick put into a word of the other.
_CYRILLIC, _LATIN = "асеорхуікмтнв", "aceopxyikmthb"
LOOKALIKES = {"CYRILLIC": str.maketrans(_LATIN, _CYRILLIC), "LATIN": str.maketrans(_CYRILLIC, _LATIN)}

# Before transliteration. Russian and Ukrainian clerks write y after a consonant as a soft sign: ньамбура, антонь.
CYRILLIC = (
    (r"ь(?=[аеиоуэіїє])|ь\b", "й"),
    (r"дж", "j"),
    (r"ъ(?=[^аеёиоуыэюяієї])", "а"),  # a vowel in Bulgarian between consonants: Върбанов
)

# Where the language of a name is told: what its letters say there and not elsewhere. By the primary subtag of BCP 47.
OF_LETTERS = {
    "uk": (("г", "h"), ("ґ", "г"), ("и", "y")),
    "be": (("г", "h"), ("ў", "w")),
    "bg": (("щ", "sht"), ("ъ", "a"), ("ж", "zh")),
    "fa": (("ث", "س"), ("ذ", "ز"), ("ض", "ز"), ("ظ", "ز")),
}
OF_LETTERS |= dict.fromkeys(("ur", "ps", "prs"), OF_LETTERS["fa"])
JAPANESE, CHINESE = "ja", "zh"

# The letters of the most frequent Korean families as their passports have them: Revised Romanization is not used there.
KOREAN_FAMILIES = {
    "김": "kim", "이": "lee", "리": "lee", "박": "park", "최": "choi", "정": "jung", "강": "kang", "조": "cho",
    "윤": "yoon", "장": "jang", "임": "lim", "림": "lim", "한": "han", "오": "oh", "서": "seo", "신": "shin",
    "권": "kwon", "황": "hwang", "안": "ahn", "송": "song", "류": "ryu", "유": "yoo", "홍": "hong", "전": "jeon",
    "고": "ko", "문": "moon", "양": "yang", "손": "son", "배": "bae", "백": "baek", "허": "huh", "노": "noh",
    "남": "nam", "심": "shim", "하": "ha", "곽": "kwak", "성": "sung", "차": "cha", "주": "joo", "우": "woo",
    "구": "koo", "나": "na", "라": "ra", "민": "min", "지": "ji", "엄": "um", "채": "chae", "원": "won", "천": "chun",
}  # fmt: skip
KOREAN_DOUBLE = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문")
LONGEST_KOREAN_GIVEN = 3

# A consonant under thanthakhat, with its vowel sign, is not spoken.
THAI = ((r"(?<=[ptk])h", ""), (r"c", "j"), (r"x", "o"))
THAI_SILENT = r"[ก-ฮ][\u0e34-\u0e39]?\u0e4c"

# The phonetic alphabet of ICU's Burmese rules to the letters of Burmese passports.
BURMESE = (
    (r"[\u0300\u0301\u0302\u0304\u0330]", ""),  # tones
    (r"(?:\bʔ|(?<=\.)ʔ|^)e\b", "aye"), (r"\bʔ|(?<=\.)ʔ", ""),
    ("t͡ɕʰ", "ch"), ("t͡ɕ", "ky"), ("d͡ʑ", "gy"), ("θ|ð", "th"), ("ŋ", "ng"), ("ɲ", "ny"), ("ʃ", "sh"),
    ("aʊ̯ɴ", "aung"), ("aɪ̯ɴ", "aing"), ("ɴ", "n"), ("ʔ", "t"), ("tʰ", "ht"), ("kʰ", "kh"), ("pʰ", "ph"), ("sʰ", "s"),
    ("ʰ", "h"), ("ɔ", "aw"), ("ʊ", "u"), ("ɪ", "i"), ("ɛ", "e"), ("ə", "a"), ("j", "y"), ("\u032f|\u0361", ""),
)  # fmt: skip

# A stranger's name has j and ch where a Burmese one has gy and ky.
BURMESE_OF_STRANGERS = ((r"^gy", "j"), (r"^ky", "ch"))

# ICU's scholarly transliteration of the Indian scripts to what people write: Śarmā is Sharma, Kumāra Kumar.
INDIC = (
    (r"[śṣ]", "sh"), (r"c(?=h)", "ch"), (r"c(?!h)", "ch"), (r"ṁ(?=h)", "ng"), (r"ṁ(?=[pbm])", "m"), (r"ṁ", "n"),
    (r"(?<=[^aeiouāīūēō\W])a\b", ""), (r"r̥", "ri"), (r"ṛ", "r"), (r"ḍ", "d"),
)  # fmt: skip
