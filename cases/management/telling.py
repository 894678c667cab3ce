"""What the commands say when a file cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from cases.register.problems import SheetError


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turns what is wrong with a file into a ``CommandError``."""
    try:
        yield
    except OSError as error:
        raise CommandError(f"{error.filename or 'output'}: {error.strerror}.") from error
    except SheetError as error:
        raise CommandError(str(error)) from error
