"""Made registers and foreign lists: people of Faker's Kenyan names, entered twice as clerks do. Seeded."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from faker import Faker

from core.dates import PartialDate
from nationals.matching.person import Person

PEOPLE, TWICE, LISTED, ABSENT = 1500, 150, 100, 25
COUNTIES = (
    "Nairobi",
    "Mombasa",
    "Kisumu",
    "Nakuru",
    "Kiambu",
    "Machakos",
    "Kakamega",
    "Meru",
    "Kilifi",
    "Siaya",
    "Nandi",
)
COUNTRIES = ("RU", "UA", "SA", "AE", "MM", "LB", "LY", "QA")
BORN_FROM = date(1965, 1, 1)
SLIPS = ("th t", "ch c", "ng n", "w u", "y i", "ee i", "i y", "j ch", "l r", "k c", "s ss", "a aa", "o u", "ph f")

# How four foreign hands write Kenyan names: by letters, as newspapers do, as Ukrainian clerks do, as Bulgarians do.
FOREIGN_HANDS = {
    "letter by letter": "sh ш,zh ж,a а,b б,c к,d д,e е,f ф,g г,h х,i и,j дж,k к,l л,m м,n н,o о,p п,q к,r р,s с,t т,"
    "u у,v в,w в,x кс,y й,z з",
    "Russian press": "ng'a нга,nya нья,nyo ньо,nye нье,nyi ньи,sh ш,ch ч,th т,kh х,ph ф,ya я,ye е,yo йо,ee и,oo у,"
    "wa ва,we ве,wi ви,wo во,a а,b б,c к,d д,e е,f ф,g г,h х,i и,j дж,k к,l л,m м,n н,o о,p п,q к,r р,s с,t т,u у,v в,"
    "w в,x кс,y и,z з",
    "Ukrainian clerk": "sh ш,ch ч,th т,ya я,ye є,yi ї,wa уа,wi уі,we уе,wo уо,a а,b б,c к,d д,e е,f ф,g ґ,h г,i і,j дж,"
    "k к,l л,m м,n н,o о,p п,q к,r р,s с,t т,u у,v в,w в,x кс,y й,z з",
    "Bulgarian clerk": "sh ш,ch ч,th т,ya я,yo ьо,kh х,a а,b б,c к,d д,e е,f ф,g г,h х,i и,j дж,k к,l л,m м,n н,o о,"
    "p п,q к,r р,s с,t т,u у,v в,w у,x кс,y и,z з",
}
Lines = dict[int, tuple[int | None, Person]]


def register(seed: int, *, with_places: bool = True) -> Lines:
    chance, names = Random(seed), _names(seed)
    people = [_somebody(chance, names, with_places=with_places) for _ in range(PEOPLE)]
    lines: Lines = dict(enumerate(enumerate(people)))
    for person in chance.sample(range(PEOPLE), TWICE):
        lines[len(lines)] = (person, again(chance, people[person]))
    return lines


def foreign_list(seed: int, hand: str) -> tuple[Lines, Lines]:
    """A list of people who are in the register and of some who are not, and that register."""
    pool = register(seed)
    chance, names = Random(seed + 1), _names(seed + 1)
    queries: Lines = {}
    for person in chance.sample(range(PEOPLE), LISTED):
        queries[len(queries)] = (person, as_listed(chance, pool[person][1], hand))
    for _ in range(ABSENT):
        queries[len(queries)] = (None, as_listed(chance, _somebody(chance, names, with_places=False), hand))
    return queries, pool


def somebodies(seed: int) -> Iterator[Person]:
    """People without end."""
    chance, names = Random(seed), _names(seed)
    while True:
        yield _somebody(chance, names, with_places=True)


def _names(seed: int) -> Faker:
    names = Faker("en_KE")
    names.seed_instance(seed)
    return names


def _somebody(chance: Random, names: Faker, *, with_places: bool) -> Person:
    sex = chance.choice("MMMF")
    given = names.first_name_male() if sex == "M" else names.first_name_female()
    family = [names.last_name() for _ in range(chance.choice((1, 2, 2)))]
    born = BORN_FROM + timedelta(days=chance.randrange(15_000))
    return Person(
        names=(" ".join([given, *family]),),
        born=PartialDate.from_date(born) if chance.random() < 0.85 else PartialDate.of(born.year),
        sex=sex,
        county=chance.choice(COUNTIES) if with_places else "",
        country=chance.choice(COUNTRIES) if with_places else "",
    )


def again(chance: Random, person: Person) -> Person:
    """The same person as another clerk wrote him down."""
    words = person.names[0].split()
    chance.shuffle(words)
    if len(words) > 2 and chance.random() < 0.25:
        words.pop()
    if chance.random() < 0.5:
        index = chance.randrange(len(words))
        words[index] = _slip(chance, words[index])
    return Person(
        (" ".join(words),), _dateagain(chance, person.born), person.sex, (), (), person.county, person.country
    )


def _slip(chance: Random, word: str) -> str:
    kind, at = chance.choice(("lost", "doubled", "swapped", "heard", "heard")), chance.randrange(1, len(word))
    if kind == "lost" and len(word) > 3:
        return word[:at] + word[at + 1 :]
    if kind == "swapped" and at < len(word) - 1:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    heard = [slip for slip in SLIPS if slip.split()[0] in word.lower()]
    if kind == "heard" and heard:
        sound, other = chance.choice(heard).split()
        return word.lower().replace(sound, other, 1)
    return word[:at] + word[at] + word[at:]


def _dateagain(chance: Random, born: PartialDate | None) -> PartialDate:
    day = born.earliest if born else None
    if born is None or day is None or born.resolution != "day":
        return born or PartialDate("")
    luck = chance.random()
    if luck < 0.1:
        return PartialDate.from_date(day.replace(day=(day.day + 9) % 27 + 1 if luck < 0.02 else day.day % 27 + 1))
    if luck < 0.4:
        return PartialDate.of(day.year) if luck < 0.25 else PartialDate.of(day.year, day.month)
    return PartialDate.of(day.year, about=True) if luck < 0.45 else born


def as_listed(chance: Random, person: Person, hand: str) -> Person:
    words = person.names[0].lower().split()
    chance.shuffle(words)
    if len(words) > 2 and chance.random() < 0.25:
        words.pop()
    name = " ".join(words)
    for pair in FOREIGN_HANDS[hand].split(","):
        latin, cyrillic = pair.split(" ")
        name = name.replace(latin, cyrillic)
    return Person((name.title(),), _dateagain(chance, person.born))
