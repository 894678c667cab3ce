"""Throw the local data away."""

import shutil
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import embedded, mode

_DATA = ("postgres", "files")


class Command(BaseCommand):
    help = "Delete the embedded database and the stored documents of local mode, after asking."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="Do not ask.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError("DATABASE_URL is set: this command only ever deletes local data.")
        folders = [mode.VAR / name for name in _DATA]
        self.stdout.write("This deletes all local data:\n" + "\n".join(f"  {folder}" for folder in folders))
        if not options["yes"] and input("Type yes to go on: ").strip().casefold() != "yes":
            self.stdout.write("Nothing was deleted.")
            return
        embedded.stop(mode.VAR / "postgres")
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        self.stdout.write("The local data are gone. `make demo` starts afresh.")
