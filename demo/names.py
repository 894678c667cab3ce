"""Fictional people: common Kenyan names by community, drawn apart, so that no real person is meant."""

from dataclasses import dataclass
from random import Random

from core.choices import Sex


@dataclass(frozen=True, slots=True)
class Community:
    """Names that go together, and where the home is."""

    men: str
    women: str
    families: str
    homes: tuple[tuple[str, str], ...]  # county, locality
    languages: str


MEN = (
    "Brian Kevin Dennis Joseph Samuel Daniel Peter Paul Evans Collins Victor Felix Geoffrey Moses Elijah Stephen "
    "Kelvin Martin Edwin Nicholas Simon James Francis Isaac Benard Allan Vincent Charles Robert Erick"
)
WOMEN = (
    "Mercy Faith Grace Caroline Lydia Esther Purity Irene Beatrice Naomi Sharon Diana Winnie Joyce Agnes Lucy Jane "
    "Eunice Damaris Pauline Brenda Gladys Rose Janet Violet Cynthia Miriam Susan Tabitha Dorcas"
)
MUSLIM_MEN = "Mohamed Abdi Hassan Ahmed Yusuf Ibrahim Omar Salim Ali Hussein Abdullahi Issa Khalid Bakari Rashid"
MUSLIM_WOMEN = "Fatuma Halima Amina Zainab Mariam Khadija Asha Saida Rukia Hawa Nuru Mwanaisha Zeinab Rehema Salma"

COMMUNITIES = (
    Community(
        "Mwangi Kamau Njoroge Kariuki Maina Ndungu Kimani Waweru Macharia Irungu",
        "Wanjiru Wambui Njeri Nyambura Wangari Wairimu Muthoni Wanjiku Njoki Wangui",
        "Gitau Mbugua Karanja Ngugi Muriuki Githinji Kinyanjui Wachira Thuo Muchiri",
        (("Kiambu", "Githunguri"), ("Murang’a", "Kangema"), ("Nyeri", "Othaya"), ("Nakuru", "Njoro")),
        "Kikuyu, Swahili, English",
    ),
    Community(
        "Ochieng Otieno Odhiambo Omondi Onyango Okoth Owino Ouma Oduor Opiyo",
        "Achieng Atieno Adhiambo Akinyi Anyango Awuor Akoth Auma Apiyo Awino",
        "Ogola Oloo Okello Odongo Oluoch Okumu Ogutu Omolo Obiero Ojwang",
        (("Kisumu", "Ahero"), ("Siaya", "Yala"), ("Homa Bay", "Ndhiwa"), ("Migori", "Rongo")),
        "Luo, Swahili, English",
    ),
    Community(
        "Kipchumba Kiprono Kibet Kiplagat Kipkorir Kiprotich Kimutai Cheruiyot Kipruto Kiptoo",
        "Chebet Cherono Chepkoech Jepkosgei Chelangat Jerotich Chemutai Cheptoo Jebet Chepngetich",
        "Rotich Koech Kemboi Langat Kosgei Bett Sang Korir Ruto Mutai Biwott Lagat",
        (("Uasin Gishu", "Turbo"), ("Nandi", "Kapsabet"), ("Elgeyo-Marakwet", "Iten"), ("Kericho", "Litein")),
        "Kalenjin, Swahili, English",
    ),
    Community(
        "Wafula Wekesa Barasa Simiyu Wanjala Juma Masinde Makokha Mukhwana Khaemba",
        "Nekesa Naliaka Nafula Nanjala Nasimiyu Khavere Andeso Mmbone Khasoa Ayuma",
        "Wanyonyi Wamalwa Nyongesa Shikuku Mulama Litunda Murunga Wanyama Sifuna Lusweti",
        (("Bungoma", "Webuye"), ("Kakamega", "Mumias"), ("Vihiga", "Mbale"), ("Trans Nzoia", "Kiminini")),
        "Luhya, Swahili, English",
    ),
    Community(
        "Mutua Musyoka Mutuku Wambua Kioko Mwendwa Muli Kyalo Mutinda Muema",
        "Mwende Mueni Mumbua Ndinda Mwikali Kavata Syokau Wayua Katunge Nduku",
        "Makau Mutisya Kilonzo Munyao Mulwa Nzioka Ndeto Musau Kitheka Maundu",
        (("Machakos", "Kangundo"), ("Kitui", "Mwingi"), ("Makueni", "Wote")),
        "Kamba, Swahili, English",
    ),
    Community(
        "Nyakundi Momanyi Ondieki Mogaka Nyamweya Ombati Makori Orina",
        "Kerubo Moraa Kemunto Bosibori Nyaboke Kwamboka Moraa Gesare",
        "Ongeri Nyangau Omwenga Mokaya Ondara Bosire Osoro Getuma",
        (("Kisii", "Ogembo"), ("Nyamira", "Keroka")),
        "Gusii, Swahili, English",
    ),
    Community(
        MUSLIM_MEN,
        MUSLIM_WOMEN,
        "Charo Katana Kazungu Mwinyi Athman Shee Bakari Mwachiro Kombo Hamisi",
        (("Mombasa", "Likoni"), ("Kilifi", "Mtwapa"), ("Kwale", "Ukunda"), ("Lamu", "Mpeketoni")),
        "Swahili, English, Arabic",
    ),
    Community(
        MUSLIM_MEN,
        MUSLIM_WOMEN,
        "Warsame Farah Jama Adan Noor Maalim Gedi Osman Sheikh Abdille",
        (("Garissa", "Dadaab"), ("Wajir", "Habaswein"), ("Mandera", "Elwak"), ("Nairobi", "Eastleigh")),
        "Somali, Swahili, English",
    ),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, before anything is recorded."""

    name: str
    family_name: str
    sex: Sex
    community: Community

    @property
    def first_name(self) -> str:
        return self.name.partition(" ")[0]


def person(chance: Random, *, sex: Sex | None = None, community: Community | None = None) -> Person:
    """Three names, the last of them the family's."""
    community = community or chance.choice(COMMUNITIES)
    sex = sex or chance.choice((Sex.MALE, Sex.FEMALE))
    of_men = sex == Sex.MALE
    second = chance.choice((community.men if of_men else community.women).split())
    if community.men == MUSLIM_MEN:
        first = chance.choice((MUSLIM_MEN if of_men else MUSLIM_WOMEN).split())
        second = chance.choice([name for name in MUSLIM_MEN.split() if name != first])
    else:
        first = chance.choice((MEN if of_men else WOMEN).split())
    family = chance.choice([name for name in community.families.split() if name != second])
    return Person(f"{first} {second} {family}", family, sex, community)


def relative_of(chance: Random, relative: Person, sex: Sex) -> str:
    """A name in the same family."""
    own = person(chance, sex=sex, community=relative.community).name.split()[:2]
    return " ".join([*own, relative.family_name])


# How clerks write Latin names in other scripts: rough on purpose, as it comes in lists.
_CYRILLIC = {
    "sh": "ш", "ch": "ч", "th": "т", "kh": "х", "ng": "нг", "ny": "нь", "dj": "дж", "j": "дж", "a": "а", "b": "б",
    "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "k": "к", "l": "л", "m": "м", "n": "н",
    "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "й",
    "z": "з",
}  # fmt: skip
_ARABIC = {
    "sh": "ش", "ch": "تش", "th": "ث", "kh": "خ", "gh": "غ", "a": "ا", "b": "ب", "c": "ك", "d": "د", "e": "ي", "f": "ف",
    "g": "غ", "h": "ه", "i": "ي", "j": "ج", "k": "ك", "l": "ل", "m": "م", "n": "ن", "o": "و", "p": "ب", "q": "ق",
    "r": "ر", "s": "س", "t": "ت", "u": "و", "v": "ف", "w": "و", "x": "كس", "y": "ي", "z": "ز",
}  # fmt: skip


def in_cyrillic(name: str) -> str:
    return " ".join(_letters(word, _CYRILLIC).capitalize() for word in name.split())


def in_arabic(name: str) -> str:
    return " ".join(_letters(word, _ARABIC) for word in name.split())


def _letters(word: str, table: dict[str, str]) -> str:
    bare, written, place = word.lower().replace("’", ""), "", 0
    while place < len(bare):
        pair = bare[place : place + 2]
        width = 2 if pair in table else 1
        written += table.get(bare[place : place + width], "")
        place += width
    return written


def misheard(chance: Random, name: str) -> str:
    """The name as written by ear: parts in another order, a letter heard otherwise."""
    words = name.split()
    words = [words[-1], *words[:-1]] if chance.random() < 0.5 else words
    heard = chance.choice((("j", "dj"), ("c", "k"), ("w", "v"), ("ee", "i"), ("y", "i"), ("th", "t"), ("p", "b")))
    return " ".join(words).lower().replace(*heard).title()
