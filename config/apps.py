"""The top layer as an app: it has no models, only the admin's site and the commands that know every app."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class ConfigConfig(AppConfig):
    name = "config"
    default = True


class RecordsAdminConfig(admin_apps.AdminConfig):
    """Stands in for ``django.contrib.admin``."""

    default_site = "config.admin_site.RecordsSite"
    default = False
