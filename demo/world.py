"""Where the stories play: posts and their people, countries, authorities. Data only."""

from dataclasses import dataclass
from typing import NamedTuple

from accounts.choices import PostKind


class PostRow(NamedTuple):
    code: str
    name: str
    kind: PostKind
    country: str
    covers: list[str]
    time_zone: str
    duty_phone: str


POSTS = (
    PostRow("moscow", "Moscow", PostKind.MISSION, "RU", ["RU", "BY"], "Europe/Moscow", "+7 495 555 01 17"),
    PostRow("vienna", "Vienna", PostKind.MISSION, "AT", ["AT", "UA", "HU"], "Europe/Vienna", "+43 1 555 01 17"),
    PostRow("riyadh", "Riyadh", PostKind.MISSION, "SA", ["SA", "QA", "IQ", "LB"], "Asia/Riyadh", "+966 11 555 0117"),
    PostRow("abu-dhabi", "Abu Dhabi", PostKind.MISSION, "AE", ["AE", "OM", "IN"], "Asia/Dubai", "+971 2 555 0117"),
    PostRow("bangkok", "Bangkok", PostKind.MISSION, "TH", ["TH", "MM", "KH"], "Asia/Bangkok", "+66 2 555 0117"),
    PostRow(
        "nairobi",
        "Headquarters, Nairobi",
        PostKind.HEADQUARTERS,
        "KE",
        ["LY", "TZ"],
        "Africa/Nairobi",
        "+254 20 555 0117",
    ),
)
# Caseworkers and a supervisor of each post besides the demo sign-ins: post, full name, whether supervisor.
STAFF = (
    ("moscow", "Joyce Nduku", False),
    ("moscow", "Elijah Koech", False),
    ("vienna", "Lydia Akinyi", False),
    ("vienna", "Martin Gitau", False),
    ("vienna", "Beatrice Moraa", True),
    ("riyadh", "Salma Athman", False),
    ("riyadh", "Felix Barasa", False),
    ("riyadh", "Irene Wairimu", True),
    ("abu-dhabi", "Khalid Noor", False),
    ("abu-dhabi", "Winnie Atieno", False),
    ("abu-dhabi", "Simon Kosgei", True),
    ("bangkok", "Naomi Mwende", False),
    ("bangkok", "Collins Ouma", False),
    ("bangkok", "Agnes Jerotich", True),
    ("nairobi", "Edwin Macharia", False),
    ("nairobi", "Pauline Kerubo", False),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What happens to people in a country. Texts are said by sources, never by us."""

    country: str
    post: str
    towns: tuple[str, ...]
    holders: tuple[str, ...]
    hospitals: tuple[str, ...]
    promises: tuple[str, ...]
    grounds: tuple[str, ...]
    legal_positions: tuple[str, ...]
    port: str = "Jomo Kenyatta International Airport, Nairobi"
    script: str = ""


SECURITY_JOB = "Work as a security guard at a warehouse for 2,000 dollars a month; two weeks later a military contract."
ATHLETICS = "A contract with an athletics club, races every month; on arrival there was a uniform instead."
DOMESTIC = "Housework for a family at 1,000 riyals a month; the passport was taken on the first day."
CALL_CENTRE = "A customer-service post at 900 dollars; taken over a river at night to a guarded compound."
DRIVER = "Work as a driver; the contract was changed at the airport and the salary halved."

SETTINGS = {
    "RU": Setting(
        "RU",
        "moscow",
        ("Belgorod", "Rostov-on-Don", "Kursk", "Voronezh", "Moscow", "Yelabuga"),
        ("Military unit 99117", "Detention centre No. 5", "Migration centre, Sakharovo"),
        ("Regional hospital No. 2", "Military hospital, Rostov-on-Don"),
        (SECURITY_JOB, ATHLETICS, "A scholarship with part-time work; then papers to sign that {he} could not read."),
        ("Overstayed visa", "Left a military unit without leave", "Not told"),
        ("deserter", "administrative detainee", "civilian", "unclear"),
        script="ru",
    ),
    "UA": Setting(
        "UA",
        "vienna",
        ("Pokrovsk", "Kupiansk", "Lyman", "Vovchansk", "Chasiv Yar", "Huliaipole"),
        ("219th Mechanised Brigade", "307th Assault Brigade", "Camp for prisoners of war “West 3”"),
        ("Military hospital, Dnipro", "City hospital, Kharkiv"),
        (SECURITY_JOB, ATHLETICS),
        ("Captured in uniform",),
        ("prisoner of war", "unclear"),
        script="ru",
    ),
    "SA": Setting(
        "SA",
        "riyadh",
        ("Riyadh", "Jeddah", "Dammam", "Abha"),
        ("Deportation centre, Al Shumaisi", "Women’s shelter, Riyadh", "Police station, Al Olaya"),
        ("King Khalid Hospital", "General hospital, Jeddah"),
        (DOMESTIC, DRIVER),
        ("Reported as absconded (huroob)", "Expired residence permit", "Accused of theft by the employer"),
        ("administrative detainee", "criminal suspect"),
        script="ar",
    ),
    "AE": Setting(
        "AE",
        "abu-dhabi",
        ("Dubai", "Abu Dhabi", "Sharjah", "Ajman"),
        ("Al Awir Central Prison", "Police station, Al Rifaa"),
        ("Rashid Hospital", "Al Qassimi Hospital"),
        (DRIVER, "Work in a hotel; on arrival {he} was told to pay back the ticket first."),
        ("Overstayed visa", "Unpaid debt", "Fight at the workplace"),
        ("administrative detainee", "criminal suspect", "convict"),
        script="ar",
    ),
    "QA": Setting(
        "QA",
        "riyadh",
        ("Doha", "Al Wakrah", "Lusail"),
        ("Deportation centre, Doha", "Police station, Al Wakrah"),
        ("Hamad General Hospital",),
        (DRIVER, DOMESTIC),
        ("Expired residence permit", "Left the employer"),
        ("administrative detainee",),
        script="ar",
    ),
    "LB": Setting(
        "LB",
        "riyadh",
        ("Beirut", "Tripoli", "Sidon"),
        ("General Security, Adlieh", "Baabda women’s prison"),
        ("Rafik Hariri University Hospital",),
        (DOMESTIC,),
        ("Left the sponsor", "No papers"),
        ("administrative detainee", "unclear"),
        script="ar",
    ),
    "IQ": Setting(
        "IQ",
        "riyadh",
        ("Baghdad", "Erbil", "Basra"),
        ("Residence police, Baghdad", "Asayish, Erbil"),
        ("Medical City, Baghdad",),
        (DOMESTIC, "Beauty-parlour work in Dubai; the flight went to Erbil."),
        ("No residence permit",),
        ("administrative detainee",),
        script="ar",
    ),
    "MM": Setting(
        "MM",
        "bangkok",
        ("Myawaddy", "Shwe Kokko", "Tachileik"),
        ("Guards of a compound called “KK Garden”", "Border guard force, Myawaddy"),
        ("District hospital, Mae Sot",),
        (CALL_CENTRE,),
        ("Illegal entry",),
        ("unclear", "civilian"),
    ),
    "TH": Setting(
        "TH",
        "bangkok",
        ("Bangkok", "Mae Sot", "Chiang Rai"),
        ("Immigration detention centre, Suan Phlu", "Police, Mae Sot"),
        ("Mae Sot General Hospital",),
        (CALL_CENTRE, "Teaching English; the school does not exist."),
        ("Illegal entry", "Overstayed visa"),
        ("administrative detainee", "criminal suspect"),
    ),
    "LY": Setting(
        "LY",
        "nairobi",
        ("Tripoli", "Zawiya", "Kufra"),
        ("Detention centre, Ain Zara", "Unknown armed men near Kufra"),
        ("Tripoli Medical Centre",),
        ("The way to Italy for 3,500 dollars; sold on in Kufra, ransom asked by telephone.",),
        ("Illegal entry",),
        ("administrative detainee", "unclear"),
        script="ar",
    ),
    "IN": Setting(
        "IN",
        "abu-dhabi",
        ("New Delhi", "Mumbai", "Bengaluru"),
        ("Tihar Central Jail", "Arthur Road Jail"),
        ("Safdarjung Hospital",),
        ("A parcel to carry for a friend, ticket paid.",),
        ("Drugs found in the luggage", "Overstayed visa"),
        ("criminal suspect", "convict"),
    ),
    "TZ": Setting(
        "TZ",
        "nairobi",
        ("Dar es Salaam", "Arusha", "Tanga"),
        ("Keko Prison", "Police station, Namanga"),
        ("Muhimbili National Hospital",),
        ("Gold trading; the partners vanished with the capital.",),
        ("Trading without a licence", "Traffic accident with a death"),
        ("criminal suspect",),
        port="Namanga border post",
    ),
}  # fmt: skip


class AuthorityRow(NamedTuple):
    """A public institution; the persons are invented."""

    name: str
    own_name: str
    kind: str
    country: str
    post: str
    person: str
    office: str


# Name, name in its own script, kind, country, the post that deals with it, a person there, the office held.
_AUTHORITIES = """
Ministry of Foreign Affairs, Moscow | МИД | ministry | RU | moscow | Andrei Sokolov | Director, Department of Africa
Embassy in Nairobi of the Russian Federation |  | embassy | RU | nairobi | Viktor Lebedev | Ambassador
Military unit 99117 | Войсковая часть 99117 | military | RU | moscow |  | Duty officer
Detention centre No. 5 |  | prison | RU | moscow | Oleg Zaitsev | Deputy head
Ministry of Foreign Affairs, Kyiv | МЗС | ministry | UA | vienna | Olena Tkachenko | Head, consular department
Headquarters for prisoners of war |  | department | UA | vienna | Taras Melnyk | Spokesman
219th Mechanised Brigade |  | military | UA | vienna |  | Civil-military officer
Red Cross delegation, Kyiv |  | red_cross | UA | vienna | Claire Morel | Protection delegate
Ministry of Foreign Affairs, Riyadh | وزارة الخارجية | ministry | SA | riyadh | Faisal Al Harbi | Consular affairs
Deportation centre, Al Shumaisi |  | prison | SA | riyadh |  | Officer for embassies
Ministry of Human Resources, Riyadh |  | ministry | SA | riyadh | Nouf Al Qahtani | Labour disputes
Ministry of Foreign Affairs, Abu Dhabi |  | ministry | AE | abu-dhabi | Saeed Al Mazrouei | Consular affairs
Al Awir Central Prison |  | prison | AE | abu-dhabi |  | Visits office
Ministry of Foreign Affairs, Doha |  | ministry | QA | riyadh | Hamad Al Kuwari | Consular affairs
General Security, Beirut | الأمن العام | ministry | LB | riyadh | Rana Khoury | Foreign nationals
Ministry of Foreign Affairs, Baghdad |  | ministry | IQ | riyadh | Ali Al Saadi | Consular affairs
Ministry of Foreign Affairs, Bangkok |  | ministry | TH | bangkok | Somchai Rattana | Consular affairs
Anti-trafficking division, Bangkok |  | police | TH | bangkok | Niran Phan | Inspector
Ministry of Foreign Affairs, Naypyidaw |  | ministry | MM | bangkok | Thiha Zaw | Desk for Africa
Ministry of Foreign Affairs, Tripoli |  | ministry | LY | nairobi | Omar Ben Salem | Consular affairs
Ministry of External Affairs, New Delhi |  | ministry | IN | abu-dhabi | Ravi Menon | Under secretary
Ministry of Foreign Affairs, Dodoma |  | ministry | TZ | nairobi | Asha Mrema | Consular affairs
Embassy in Nairobi of Ukraine | Посольство України | embassy | UA | nairobi | Iryna Kovalchuk | Ambassador
Russian Federation | Российская Федерация | state | RU | moscow |  |
Ukraine | Україна | state | UA | vienna |  |
Anti-trafficking unit, Nairobi |  | police | KE | nairobi | Esther Wambui | Head of unit
"""
# What is part of what, by name.
WHOLES = {
    "Military unit 99117": "Russian Federation",
    "Detention centre No. 5": "Russian Federation",
    "Ministry of Foreign Affairs, Moscow": "Russian Federation",
    "Embassy in Nairobi of the Russian Federation": "Ministry of Foreign Affairs, Moscow",
    "Ministry of Foreign Affairs, Kyiv": "Ukraine",
    "Embassy in Nairobi of Ukraine": "Ministry of Foreign Affairs, Kyiv",
    "Headquarters for prisoners of war": "Ukraine",
    "219th Mechanised Brigade": "Ukraine",
}
ZONES = {
    "RU": "Europe/Moscow", "UA": "Europe/Kyiv", "SA": "Asia/Riyadh", "AE": "Asia/Dubai", "QA": "Asia/Qatar",
    "LB": "Asia/Beirut", "IQ": "Asia/Baghdad", "TH": "Asia/Bangkok", "MM": "Asia/Yangon", "LY": "Africa/Tripoli",
    "IN": "Asia/Kolkata", "TZ": "Africa/Dar_es_Salaam", "KE": "Africa/Nairobi",
}  # fmt: skip
LANGUAGES = {"RU": "ru", "UA": "uk", "SA": "ar", "LB": "ar"}
AUTHORITIES = tuple(
    AuthorityRow(*(part.strip() for part in line.split("|"))) for line in _AUTHORITIES.strip().splitlines()
)
