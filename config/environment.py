"""Variables of the environment, read with their types. A bad value stops Remit with a sentence."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from environs import Env, EnvError, ValidationError, validate


class SettingError(Exception):
    """A variable has a value that Remit cannot use."""


@dataclass(frozen=True)
class Variable:
    """What docs/settings.md says of it; a test compares."""

    name: str
    default: str
    allowed: str


VARIABLES: dict[str, Variable] = {}

Value = TypeVar("Value")

_env = Env(expand_vars=False)


def flag(name: str, *, default: bool) -> bool:
    return _read(
        name, _env.bool, default, shown="1" if default else "0", allowed="1 (on) or 0 (off)"
    )


def number(name: str, *, default: int, least: int, most: int, shown: str = "") -> int:
    def parse(name: str) -> int:
        return _env.int(name, validate=validate.Range(least, most))

    allowed = f"a whole number from {least} to {most}"
    return _read(name, parse, default, shown=shown or str(default), allowed=allowed)


def text(name: str, *, default: str, allowed: str, shown: str | None = None) -> str:
    return _read(name, _env.str, default, shown=shown or default, allowed=allowed)


def secret(name: str, *, least: int, allowed: str, shown: str) -> str:
    """A text of at least that length, never repeated in a message; "" where it is not given."""

    def parse(name: str) -> str:
        return _env.str(name, validate=validate.Length(least))

    return _read(name, parse, "", shown=shown, allowed=allowed, hidden=True)


def words(name: str, *, allowed: str) -> list[str]:
    def parse(name: str) -> list[str]:
        given: list[str] = _env.list(name)
        return [word.strip() for word in given if word.strip()]

    return _read(name, parse, [], shown="none", allowed=allowed)


def folder(name: str, *, default: Path, shown: str) -> Path:
    def parse(name: str) -> Path:
        path = _env.path(name).expanduser()
        if path.exists() and not path.is_dir():
            raise ValidationError("not a folder")
        return path.resolve()

    return _read(name, parse, default, shown=shown, allowed="a folder, made where it is missing")


def web_address(name: str) -> str:
    """https://remit.example.org, without a path; "" where it is not given."""

    def parse(name: str) -> str:
        address = urlsplit(_env.str(name).strip().rstrip("/"))
        if address.scheme not in ("http", "https") or not address.hostname or address.path:
            raise ValidationError("not an address")
        return address.geturl()

    allowed = "an address such as https://remit.example.org, without a path"
    return _read(name, parse, "", shown="none", allowed=allowed)


def provider_address(name: str) -> str:
    """https://login.example.org/realms/acme; http only on this machine; "" where it is not given."""

    def parse(name: str) -> str:
        address = urlsplit(_env.str(name).strip().rstrip("/"))
        on_this_machine = address.hostname in ("localhost", "127.0.0.1", "::1")
        if address.scheme != "https" and not (address.scheme == "http" and on_this_machine):
            raise ValidationError("not an https address")
        if not address.hostname or address.query or address.fragment:
            raise ValidationError("not an address")
        return address.geturl()

    allowed = "an https address, such as https://login.example.org/realms/acme"
    return _read(name, parse, "", shown="none", allowed=allowed)


def time_zone(name: str, *, default: str) -> str:
    def parse(name: str) -> str:
        return _env.str(name, validate=validate.OneOf(available_timezones()))

    allowed = "a name of the tz database such as Europe/Lisbon"
    return _read(name, parse, default, shown=default, allowed=allowed)


def log_level(name: str, *, default: str) -> str:
    levels = ("DEBUG", "INFO", "WARNING", "ERROR")

    def parse(name: str) -> str:
        return _env.str(name, validate=validate.OneOf(levels))

    return _read(name, parse, default, shown=default, allowed=", ".join(levels))


def postgresql(name: str) -> dict[str, Any] | None:
    """Django's settings of the database; None where none is named."""

    def parse(name: str) -> dict[str, Any]:
        scheme = urlsplit(_env.str(name)).scheme
        if scheme not in ("postgres", "postgresql"):
            raise ValidationError("not PostgreSQL")
        settings = dict(_env.dj_db_url(name))
        if not settings.get("NAME"):
            raise ValidationError("no database")
        return settings

    return _read(
        name,
        parse,
        None,
        shown="the embedded server",
        allowed="postgresql://USER:PASSWORD@HOST:PORT/DATABASE, special characters as %XX",
        hidden=True,
    )


def mail_server(name: str, *, default: str) -> dict[str, Any]:
    def parse(name: str) -> dict[str, Any]:
        settings = dict(_env.dj_email_url(name))
        if "EMAIL_BACKEND" not in settings:
            raise ValidationError("not a way to send mail")
        return settings

    found = _read(
        name,
        parse,
        None,
        shown=f"{default} (mails are printed)",
        allowed="smtp://USER:PASSWORD@HOST:PORT, smtp+tls://… or smtps://…",
        hidden=True,
    )
    return found or {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


def _read(
    name: str,
    parse: Callable[[str], Value],
    default: Value,
    *,
    shown: str,
    allowed: str,
    hidden: bool = False,
) -> Value:
    VARIABLES[name] = Variable(name=name, default=shown, allowed=allowed)
    given = os.environ.get(name, "")
    if not given.strip():
        return default
    try:
        return parse(name)
    except (EnvError, ValidationError, ValueError) as error:
        what = "its value (not shown: it may hold a password)" if hidden else repr(given)
        raise SettingError(f"{name}: {what} cannot be used. Allowed: {allowed}.") from error
