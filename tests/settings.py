"""Settings of the tests: local mode, made strict and quick."""

from config.settings import *  # noqa: F403
from config.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, STORAGES

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
MIDDLEWARE = [*MIDDLEWARE, "zeal.middleware.zeal_middleware"]
INSTALLED_APPS = [*INSTALLED_APPS, "zeal", "django_migration_linter"]
ZEAL_RAISE = True
DATABASES["default"]["OPTIONS"]["pool"]["max_size"] = 12
