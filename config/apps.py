"""The top layer as an app: it has no models, only the commands that know every app and the local database."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
