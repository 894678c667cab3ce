"""Addresses that are not measured, each with the reason why."""

_THEIRS = "the sign-in package's own page, asked for once a day at most; it reads one account"
_A_FORM = "a form of the admin that reads no more than the row's page"
_REFUSED = "nobody may delete what the admin shows, so the page is a refusal"

LEFT_OUT: dict[str, str] = {
    "accounts:email": "answers 404: the sign-in package's page that this house does not have",
    "core:components": "answers 404 in deployed mode: the gallery of those who build pages",
    "public-warnings": "answers 404 unless the ministry turns it on; the register of warnings reads the same rows",
    "admin:login": "sends to the sign-in page",
    "admin:logout": "ends the session of who measures",
    "admin:password_change": "sends to the sign-in package's page",
    "admin:view_on_site": "sends to the record's own page",
    "admin:?": "the admin's page for addresses that do not exist",
}

PREFIXES = {"account_": _THEIRS, "mfa_": _THEIRS, "usersessions_": _THEIRS}
SUFFIXES_OF_ADMIN = {
    "_add": _A_FORM,
    "_delete": _REFUSED,
    "_export": _A_FORM,
    "_import": _A_FORM,
    "_process_import": "takes the second step of an import, which is a file's size and not the database's",
}


def why_left_out(name: str) -> str:
    """Empty for an address that is to be measured."""
    if name in LEFT_OUT:
        return LEFT_OUT[name]
    endings = SUFFIXES_OF_ADMIN if name.startswith("admin:") else {}
    return next((why for start, why in PREFIXES.items() if name.startswith(start)), "") or next(
        (why for ending, why in endings.items() if name.endswith(ending)), ""
    )
