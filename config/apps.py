"""The top layer as an app: it has no models, only the admin's site and the commands that know every app."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.contrib.staticfiles.apps import StaticFilesConfig

from core.tables import load_formats_when_wanted


class ConfigConfig(AppConfig):
    name = "config"
    default = True


class RecordsAdminConfig(admin_apps.AdminConfig):
    """Stands in for ``django.contrib.admin``."""

    default_site = "config.admin_site.RecordsSite"
    default = False

    def ready(self) -> None:
        load_formats_when_wanted()
        super().ready()


class NeededFilesConfig(StaticFilesConfig):
    """Packages ship much that no page of ours uses; collecting (and compressing) it takes a minute."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns, "*.map", "flags", "bootstrap-*", "bootstrap.*.js", "bootstrap.bundle*",
        "bootstrap.js", "bootstrap.css", "bootstrap.rtl*", "*.esm.*", "htm*x-4*", "htmx-2.js", "ext",
    ]  # fmt: skip
    default = False
