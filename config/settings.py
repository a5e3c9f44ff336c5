"""Every setting, from the environment; docs/settings.md says what each variable is for."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from config import environment
from config.counters import COUNTERS, TABLE
from config.embedded.place import place_for
from config.kept_secret import kept_secret
from config.openid import openid_connect_provider

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = environment.flag("REMIT_DEBUG", default=False)
REMIT_DATA = environment.folder("REMIT_DATA", default=BASE_DIR / "var", shown="var/")
HOST = environment.text("HOST", default="127.0.0.1", allowed="an address of this machine")
PORT = environment.number("PORT", default=8000, least=1, most=65535)
WORKERS = environment.number("REMIT_WORKERS", default=2, least=1, most=64)
REMIT_DEMO = environment.flag("REMIT_DEMO", default=False)
REMIT_SIGN_UP = environment.flag("REMIT_SIGN_UP", default=False)
# The demo's user is made with the password in this file, which is printed at each start.
REMIT_DEMO_EMAIL = "ana@acme.example"
REMIT_DEMO_PASSWORD_FILE = REMIT_DATA / "demo-password"
REMIT_URL = environment.web_address("REMIT_URL")

_https = REMIT_URL.startswith("https://")
_public_host = urlsplit(REMIT_URL).hostname

# --- who may ask, and over what
SECRET_KEY = environment.secret(
    "SECRET_KEY",
    least=32,
    allowed="at least 32 characters, kept secret and the same for every process",
    shown="made once, in var/secret-key",
) or kept_secret(REMIT_DATA / "secret-key", size=48)
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *([HOST] if HOST not in ("127.0.0.1", "0.0.0.0", "::") else []),  # noqa: S104 - compared  # nosec B104
    *([_public_host] if _public_host else []),
    *environment.words("ALLOWED_HOSTS", allowed="names of hosts, with commas between"),
]
CSRF_TRUSTED_ORIGINS = [REMIT_URL] if REMIT_URL else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.flag("REMIT_HSTS_SUBDOMAINS", default=True) and _https
# That browsers know the name as https before the first visit is for the owner of the domain to ask.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "remit_session"
CSRF_COOKIE_NAME = "remit_csrf"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

INSTALLED_APPS = [
    "rules.apps.AutodiscoverRulesConfig",
    "django_htmx",
    "template_partials",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "config.apps.HouseConfig",
    "organisations.apps.OrganisationsConfig",
    "roles.apps.RolesConfig",
    "teams.apps.TeamsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.PageCompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "organisations.signing_in.sessions.LastSeenMiddleware",
    "organisations.signing_in.mails.MailNotSentMiddleware",
    "organisations.middleware.TenantMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# template_partials puts its loader, and the cached ones, in front when it is ready.
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

# --- data
_database = environment.postgresql("DATABASE_URL")
REMIT_EMBEDDED = _database is None
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        **(_database or place_for(REMIT_DATA).django_settings),
    }
}
DATABASES[COUNTERS] = DATABASES["default"] | {"TEST": {"MIRROR": "default"}}
DATABASE_ROUTERS = ["config.counters.CountersRouter"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": TABLE,
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What a process may forget at any time, and another one makes for itself.
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- signing in
AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Nobody waits for a mail server that does not answer.
EMAIL_TIMEOUT = 10
_mail = environment.mail_server("EMAIL_URL", default="console:")
for _name, _value in _mail.items():
    globals()[_name] = _value
DEFAULT_FROM_EMAIL = environment.text(
    "DEFAULT_FROM_EMAIL",
    default="Remit <remit@localhost>",
    allowed="the sender of mails, such as Remit <remit@example.org>",
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

ACCOUNT_ADAPTER = "organisations.accounts.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "organisations.forms.SignUpForm"
_forms = "organisations.signing_in.forms"
ACCOUNT_FORMS = {
    "login": f"{_forms}.LoginForm",
    "signup": f"{_forms}.SignUpForm",
    "add_email": f"{_forms}.AddEmailForm",
    "change_password": f"{_forms}.ChangePasswordForm",
    "set_password": f"{_forms}.SetPasswordForm",
    "reset_password": f"{_forms}.ResetPasswordForm",
    "reset_password_from_key": f"{_forms}.ResetPasswordKeyForm",
    "reauthenticate": f"{_forms}.ReauthenticatePasswordForm",
    "request_login_code": f"{_forms}.RequestLoginCodeForm",
    "confirm_login_code": f"{_forms}.ConfirmLoginCodeForm",
    "confirm_email_verification_code": f"{_forms}.ConfirmAddressForm",
}
MFA_FORMS = {
    "authenticate": f"{_forms}.SecondFactorForm",
    "reauthenticate": f"{_forms}.SecondFactorAgainForm",
    "activate_totp": f"{_forms}.SecondFactorOnForm",
}
SOCIALACCOUNT_FORMS = {"signup": f"{_forms}.OpenIdSignUpForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = (
    "optional" if _mail["EMAIL_BACKEND"].endswith("console.EmailBackend") else "mandatory"
)
# By code, and not by link: whoever signs up stays in the page, and comes to the invitation they followed.
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_EMAIL_VERIFICATION == "mandatory"
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 10
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Wrong passwords: from one address, for one account. docs/accounts.md
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,60/h/ip,5/5m/key,20/h/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number(
    "REMIT_PROXIES", default=int(_https), least=0, most=9, shown="0; 1 with https in REMIT_URL"
)
MFA_ADAPTER = "organisations.signing_in.second_factor.SecondFactorAdapter"
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Where mails are only printed, nobody can confirm an address.
MFA_ALLOW_UNVERIFIED_EMAIL = ACCOUNT_EMAIL_VERIFICATION == "optional"
MFA_TOTP_ISSUER = "Remit"
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "organisations.signing_in.openid.OpenIdAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = openid_connect_provider()
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _https else "http"

# --- words and time
LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.time_zone("TIME_ZONE", default="UTC")

# --- files
STATIC_URL = "/static/"
STATIC_ROOT = REMIT_DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.static_files.HashedStaticFilesStorage"
    },
}

# --- what is written down: to stderr, and no secrets
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["stderr"],
        "level": environment.log_level("LOG_LEVEL", default="WARNING"),
    },
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
