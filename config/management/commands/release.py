"""Bring a deployment up to date: after the first settings, and after each new version."""

from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection

OLDEST_POSTGRESQL = 15


class Command(BaseCommand):
    help = "Check the settings, migrate the database, build search keys, languages and static files of a deployment."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.LOCAL:
            raise CommandError("DATABASE_URL is not set: local mode prepares itself (make demo).")
        call_command("check", deploy=True, fail_level="WARNING")
        self.stdout.write("The database ...")
        _refuse_missing_or_old()
        _refuse_a_store_that_is_away()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("index_nationals", stdout=self.stdout)
        self.stdout.write("Languages and static files ...")
        call_command("compile_translations")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("Ready: now reload the application and restart its worker.")


def _refuse_missing_or_old() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise CommandError("The database does not answer; the reason stands above.") from error
    version = connection.cursor().connection.info.server_version // 10000
    if version < OLDEST_POSTGRESQL:
        raise CommandError(f"PostgreSQL {OLDEST_POSTGRESQL} or newer is needed; this is {version}.")


def _refuse_a_store_that_is_away() -> None:
    """Only a bucket is asked: a folder is made when it is needed."""
    if ask := getattr(default_storage, "answers", None):
        try:
            ask()
        except OSError as error:
            raise CommandError(f"The bucket of the documents cannot be used. {error}") from error
