"""What plans are suffered, by the name of the URL and what is wrong, with the reason."""

SUFFERED: dict[tuple[str, str], str] = {}
