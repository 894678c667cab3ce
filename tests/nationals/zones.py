"""Zones for tests: ICAO's own specimens (Doc 9303, parts 4 to 7 and 11), and invented ones with right check digits."""

from nationals.passport.check_digits import check_digit

PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
CARD = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
WIDE_CARD = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
LONG_NUMBER = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<"
LONG_NUMBER_WIDE = "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8"
VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
SMALL_VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<"
SPECIMENS = {
    "TD3": PASSPORT,
    "TD1": CARD,
    "TD2": WIDE_CARD,
    "MRV-A": VISA,
    "MRV-B": SMALL_VISA,
}


def passport(
    *,
    name: str = "CHEBOI<<DANIEL<KIPRONO",
    number: str = "AK1021091",
    state: str = "KEN",
    born: str = "980412",
    sex: str = "M",
    expires: str = "300615",
    personal: str = "",
    code: str = "P<",
) -> str:
    """An invented passport's two lines."""
    parts = [_checked(number.ljust(9, "<")), state.ljust(3, "<"), _checked(born), sex, _checked(expires)]
    parts.append(_checked(personal.ljust(14, "<")))
    over = parts[0] + parts[2] + parts[4] + parts[5]
    return f"{code}{state:<<3}{name:<<39}"[:44] + "\n" + "".join(parts) + _digit(over)


def _checked(text: str) -> str:
    return text + _digit(text)


def _digit(text: str) -> str:
    digit = check_digit(text)
    assert digit is not None
    return digit
