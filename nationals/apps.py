"""App registration."""

from django.apps import AppConfig


class NationalsConfig(AppConfig):
    name = "nationals"
