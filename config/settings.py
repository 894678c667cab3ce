"""Settings. What differs between local and deployed mode is decided in ``config/mode.py``."""

from datetime import timedelta

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import databases, files, mode

django_stubs_ext.monkeypatch()

BASE_DIR = mode.BASE
LOCAL = mode.LOCAL
DEBUG = LOCAL and mode.env.bool("DEBUG", default=False)  # on: tracebacks instead of our error pages
ALLOWED_HOSTS = mode.allowed_hosts()
SECRET_KEY = mode.secret_key()
DATABASES = databases.databases()
DATABASE_ROUTERS = ["core.replica.Router"] if "replica" in DATABASES else []
REPLICA_MAX_LAG = databases.longest_lag()
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "config.apps.RecordsAdminConfig",  # django.contrib.admin with our site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "config.apps.NeededFilesConfig",  # django.contrib.staticfiles without what no page uses
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_countries",
    "django_htmx",
    "import_export",
    "js_lib_bootstrap5",
    "lucide",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "core",
    "audit",
    "accounts",
    "nationals",
    "cases",
    "diplomacy",
    "networks",
    "search",
    "reports",
    "demo",
    "config",  # its commands know every app, as only the top layer may
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.addresses_of_text",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.idle_sessions",
    "accounts.middleware.sign_in_required",
    "accounts.middleware.preferences",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "audit.middleware.ActorHistory",
    "core.middleware.refusals_in_words",
    "nationals.middleware.joined_entries",
]
if not LOCAL:
    MIDDLEWARE.insert(0, "core.middleware.address_behind_proxy")
if "replica" in DATABASES:
    MIDDLEWARE.insert(-2, "core.replica.remember_who_wrote")

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.page",
                "accounts.context.viewer",
            ],
            "builtins": ["core.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# Languages, times, places
LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "config.formats"
LANGUAGES = [("en", _("English")), ("sw", _("Swahili")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = mode.env.str("TIME_ZONE", default="Africa/Nairobi")
USE_TZ = True
HOME_COUNTRY = mode.env.str("HOME_COUNTRY", default="KE")  # ISO 3166-1 alpha-2: whose nationals these are
PUBLISH_WARNINGS = mode.env.bool("PUBLISH_WARNINGS", default=False)  # /travel-warnings/ is open to everybody
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who may enter
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "accounts.adapter.InvitationOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {"login": "accounts.forms.SignInForm"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_IDLE = timedelta(minutes=mode.env.int("SESSION_IDLE_MINUTES", default=30))
SESSION_WARN_BEFORE = timedelta(minutes=2)
SESSION_COOKIE_AGE = 12 * 3600  # one shift; idleness ends it earlier, in accounts.middleware
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# What a browser may do with our pages (docs: experience, front-end decisions)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failed"

# Deployed mode is strict; local mode serves plain http on loopback
SECURE_SSL_REDIRECT = not LOCAL and mode.env.bool("SECURE_SSL_REDIRECT", default=True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
SECURE_PROXY_SSL_HEADER = None if LOCAL else ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [] if LOCAL else mode.trusted_origins(ALLOWED_HOSTS)

# Files
STATIC_URL = "static/"
STATIC_ROOT = mode.VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = mode.env.path("FILES_DIR", default=str(mode.VAR / "files"))
STORAGES = {
    "default": files.store(),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if LOCAL else "core.storage.HashedFiles"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = LOCAL  # local mode collects nothing
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DOCUMENT_MAX_BYTES = 20 * 1024 * 1024
PHOTO_MAX_BYTES = 10 * 1024 * 1024

# Cache, jobs, mail, logs
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
PROCRASTINATE_IMPORT_PATHS = ["nationals.jobs", "cases.jobs"]
EMAIL_BACKEND = f"django.core.mail.backends.{'console' if LOCAL else 'smtp'}.EmailBackend"
if not LOCAL:
    globals().update(mode.env.email("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 10  # seconds that a page waits for the mail server
DEFAULT_FROM_EMAIL = mode.env.str("DEFAULT_FROM_EMAIL", default="ubalozi@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"level": "WARNING" if LOCAL else "INFO"},
        "procrastinate": {"level": "WARNING"},  # several lines for each job; the admin lists them all
    },
}
PGHISTORY_APPEND_ONLY = True
PGHISTORY_ADMIN_ALL_EVENTS = False
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")  # reading changes no tracked row
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = True
