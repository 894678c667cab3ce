"""The same five fictional people as different offices would write them down."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date

import openpyxl

TODAY = date(2026, 11, 20)
# name, status, country, sex, born, precision, phone, passport, reported on
TRUTH = [
    ("Achieng Otieno", "detained", "SA", "F", "1994-03-28", "day", "+254712000111", "BK1234567", "2026-05-03"),
    ("Kamau Njoroge", "captured", "UA", "M", "1990-10", "month", "+254722000222", "", "2026-06-14"),
    ("Barasa Wekesa", "missing", "RU", "M", "1988", "about", "", "A7654321", "2026-01-30"),
    ("Halima Abdi", "repatriated", "AE", "F", "2001", "year", "+254733000333", "", "2026-02-09"),
    ("Désiré Mwakio", "deceased", "LB", "M", "", "unknown", "", "CK2223334", "2026-09-27"),
]


def workbook(*rows: Sequence[object], title: str = "Sheet1", second: Sequence[Sequence[object]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    if second:
        sheet = book.create_sheet("Notes", 0)
        for row in second:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def text(*rows: list[str], separator: str, encoding: str, ending: str = "\r\n") -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator=ending).writerows(rows)
    return stream.getvalue().encode(encoding)


def english_in_another_order() -> bytes:
    """No title rows, other headings, other order, a sheet of notes first."""
    return workbook(
        ["Case status", "Host country", "Full names", "Date of birth", "Sex", "Mobile No.", "PP No", "Received on"],
        [
            "Arrested by police",
            "Kingdom of Saudi Arabia",
            "Achieng Otieno",
            "28 March 1994",
            "female",
            712000111,
            "bk1234567",
            "3/5/2026",
        ],
        ["POW", "Ukraine (Donetsk)", "Kamau Njoroge", "10/1990", "male", "0722-000-222", "n/a", date(2026, 6, 14)],
        ["Whereabouts unknown", "Russia", "Barasa Wekesa", "c. 1988", "male", None, "A 7654321", 46052],
        ["Case status", "Host country", "Full names", "Date of birth", "Sex", "Mobile No.", "PP No", "Received on"],
        ["Came home", "Abu Dhabi", "Halima Abdi", 2001, "female", "00254 733 000 333", "confiscated", "9 Feb 2026"],
        ["Passed away", "Lebanon", "Désiré Mwakio", "unknown", "male", "none", "CK2223334", "27.09.2026"],
        [],
        ["Grand total", 5],
        title="Distress cases",
        second=[["This workbook is updated weekly."]],
    )


def french_csv() -> bytes:
    """Semicolons, Windows-1252, surname and given names apart."""
    return text(
        [
            "N°",
            "Nom",
            "Prénoms",
            "Né(e) le",
            "Sexe",
            "Pays d'accueil",
            "Situation",
            "Téléphone",
            "N° de passeport",
            "Signalé le",
        ],
        [
            "1",
            "Otieno",
            "Achieng",
            "28/03/1994",
            "F",
            "Arabie saoudite",
            "Arrêtée",
            "+254 712 000 111",
            "BK1234567",
            "03/05/2026",
        ],
        [
            "2",
            "Njoroge",
            "Kamau",
            "octobre 1990",
            "H",
            "Ukraine",
            "Prisonnier de guerre",
            "0722 000 222",
            "perdu",
            "14/06/2026",
        ],
        ["3", "Wekesa", "Barasa", "vers 1988", "H", "Russie", "Porté disparu", "", "A7654321", "30 janv. 2026"],
        [
            "4",
            "Abdi",
            "Halima",
            "2001",
            "F",
            "Émirats arabes unis",
            "Rapatriée",
            "0733 000 333",
            "néant",
            "9 févr. 2026",
        ],
        ["5", "Mwakio", "Désiré", "inconnue", "H", "Liban", "Décédé", "néant", "CK2223334", "27 septembre 2026"],
        ["", "TOTAL", "", "", "", "", "", "", "", "5"],
        separator=";",
        encoding="cp1252",
    )


def swahili_utf16() -> bytes:
    """Tabs, UTF-16 as Excel's "Unicode text"."""
    return text(
        [
            "Jina kamili",
            "Tarehe ya kuzaliwa",
            "Jinsia",
            "Nchi",
            "Hali",
            "Namba ya simu",
            "Pasipoti",
            "Tarehe ya ripoti",
        ],
        ["Achieng Otieno", "28 Machi 1994", "Mke", "Saudia", "Amekamatwa", "0712000111", "BK1234567", "3 Mei 2026"],
        [
            "Kamau Njoroge",
            "Oktoba 1990",
            "Mwanaume",
            "Ukraine",
            "Mfungwa wa vita",
            "0722000222",
            "imepotea",
            "14 Juni 2026",
        ],
        ["Barasa Wekesa", "kama 1988", "Mwanaume", "Urusi", "Hapatikani", "", "A7654321", "30 Januari 2026"],
        [
            "Halima Abdi",
            "2001",
            "Mwanamke",
            "Falme za Kiarabu",
            "Amerudi nyumbani",
            "0733000333",
            "",
            "9 Februari 2026",
        ],
        ["Désiré Mwakio", "haijulikani", "Mwanaume", "Lebanon", "Amefariki", "", "CK2223334", "27 Septemba 2026"],
        separator="\t",
        encoding="utf-16",
        ending="\n",
    )


def no_headings() -> bytes:
    """Only the lines: the values tell what the columns are."""
    return workbook(
        [
            "Achieng Otieno",
            "F",
            date(1994, 3, 28),
            "BK1234567",
            "Saudi Arabia",
            "in prison",
            "0712 000 111",
            date(2026, 5, 3),
        ],
        ["Kamau Njoroge", "M", "Oct 1990", None, "Ukraine", "captured", "0722 000 222", date(2026, 6, 14)],
        ["Barasa Wekesa", "M", "approx 1988", "A7654321", "Russia", "missing", None, date(2026, 1, 30)],
        ["Halima Abdi", "F", 2001, None, "UAE", "repatriated", "0733 000 333", date(2026, 2, 9)],
        ["Désiré Mwakio", "M", None, "CK2223334", "Lebanon", "killed", None, date(2026, 9, 27)],
    )


def two_rows_of_headings() -> bytes:
    """Title rows, merged group headings above the headings, numbered columns below, next of kin apart."""
    return workbook(
        ["REPUBLIC OF NOWHERE"],
        ["Register of nationals, as at 1 November 2026"],
        [],
        ["S/N", "Personal details", None, None, "Passport", "Where", None, "Next of kin", None, "Date"],
        [None, "Name", "DOB", "M/F", "No.", "Country", "Status", "Name", "Phone", "reported"],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
        [
            1,
            "Otieno, Achieng",
            "1994-03-28",
            "F",
            "BK1234567",
            "KSA",
            "jailed",
            "Mary Otieno",
            "+254 (0)712 000111",
            "03-May-26",
        ],
        [2, "Mr. Kamau Njoroge", "10-1990", "M", "lost", "UKR", "prisoner of war", None, "254722000222", "14-Jun-26"],
        [3, "Barasa Wekesa", "1988?", "M", "A7654321", "RUS", "lost contact", "Jane Wekesa", None, "30-Jan-26"],
        [4, "Halima  Abdi", "2001", "F", "-", "U.A.E", "back home", "Abdi Noor", "0733000333 (father)", "09-Feb-26"],
        [5, "Désiré Mwakio", "-", "M", "CK2223334", "Beirut", "died", None, None, "27-Sep-26"],
        ["TOTAL", 5],
        ["Prepared by the desk officer"],
        title="Register",
    )


def broken_exports() -> bytes:
    """A database export: machine headings, times, zeros and NULL for what is unknown."""
    return text(
        [
            "id_number",
            "full_name",
            "gender",
            "dob",
            "passport_number",
            "country",
            "case_status",
            "phone_number",
            "date_reported",
        ],
        [
            "31000001",
            "Achieng Otieno",
            "FEMALE",
            "1994-03-28 00:00:00",
            "BK1234567",
            "SAU",
            "detained",
            "+254712000111",
            "2026-05-03 10:22:07",
        ],
        [
            "31000002",
            "Kamau Njoroge",
            "MALE",
            "1990-10",
            "NULL",
            "UKR",
            "captured",
            "+254722000222",
            "2026-06-14 00:00:00",
        ],
        ["31000003", "Barasa Wekesa", "MALE", "~1988", "A7654321", "RUS", "missing", "NULL", "2026-01-30T00:00:00Z"],
        [
            "31000004",
            "Halima Abdi",
            "FEMALE",
            "2001-00-00",
            "NULL",
            "ARE",
            "repatriated",
            "+254733000333",
            "2026-02-09 00:00:00",
        ],
        [
            "31000005",
            "Désiré Mwakio",
            "MALE",
            "0000-00-00",
            "CK2223334",
            "LBN",
            "deceased",
            "NULL",
            "2026-09-27 00:00:00",
        ],
        separator=",",
        encoding="utf-8-sig",
    )


LAYOUTS: dict[str, Callable[[], bytes]] = {
    layout.__name__: layout
    for layout in (
        english_in_another_order,
        french_csv,
        swahili_utf16,
        no_headings,
        two_rows_of_headings,
        broken_exports,
    )
}
