"""``manage.py load_demo``: fictional people and cases for a first look."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.demo import DEMO_ACCOUNTS
from demo import load


class Command(BaseCommand):
    help = "Load fictional data into an empty local database. The same seed gives, on one day, the same data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="another seed gives other people (default 1)")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError("DATABASE_URL is set: fictional data are only loaded into the local database.")
        if not load.is_empty():
            raise CommandError("There are data already. “make reset” throws the local data away.")
        self.stdout.write("Loading fictional people and cases (a minute or two) ...")
        started = time.monotonic()
        load.load(seed=options["seed"])
        self.stdout.write(f"Loaded in {time.monotonic() - started:.0f} s. Sign in as:")
        for account in DEMO_ACCOUNTS:
            self.stdout.write(f"  {account.email:<36} {account.password}   {account.label}")
