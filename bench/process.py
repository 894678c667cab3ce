"""A process beside this one: it loads Django anew and works on the same database."""

import django


def begin(database: str) -> None:
    django.setup()
    from django.db import connection  # noqa: PLC0415  after django.setup()

    connection.settings_dict["NAME"] = database
