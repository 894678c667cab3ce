"""Bring the translation catalogues up to date with the sources."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.catalogues import extract, translations_missing, update


class Command(BaseCommand):
    help = "Write locale/*/LC_MESSAGES/django.po anew from the sources; translations stay, new strings wait for theirs."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        template = extract(settings.BASE_DIR)
        for language, _name in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue
            for folder in settings.LOCALE_PATHS:
                catalog = update(Path(folder) / language / "LC_MESSAGES" / "django.po", template)
                missing = translations_missing(catalog)
                self.stdout.write(f"{language}: {len(catalog)} strings, {len(missing)} without a translation")
