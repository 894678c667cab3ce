"""Compile the translations that have changed."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.translations import compile_stale


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/*.po where the .mo file is missing or older."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for written in compile_stale(Path(folder)):
                self.stdout.write(f"Compiled {written}")
