"""What an operator may set, from the environment; checked at start, each fault in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "STEMPEL_"
DEFAULT_PORT = 8470
_LAST_PORT = 65_535
_LOG_LEVELS = ("debug", "info", "warning", "error")


class SettingsError(ValueError):
    """A setting that cannot be used; the text is a sentence for whoever starts the server."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the server can be told. Port 0 takes any free one."""

    data: Path
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    public_url: str | None = None
    log_level: str = "info"
    backups: Path | None = None
    database_url: str | None = None
    database_owner_url: str | None = None
    google_key: Path | None = None
    apple: Path | None = None
    apple_key_password: str | None = None

    @property
    def database(self) -> Path:
        return self.data / "server.sqlite3"

    @property
    def apple_folder(self) -> Path:
        return self.apple or self.data / "apple"

    @property
    def backup_folder(self) -> Path:
        return self.backups or self.data / "backups"

    @property
    def master_key(self) -> Path:
        return self.data / "master.key"


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Read everything that an operator may set; its names stand in docs/operating.md."""
    known = {
        "DATA",
        "HOST",
        "PORT",
        "PUBLIC_URL",
        "LOG_LEVEL",
        "BACKUPS",
        "DATABASE_URL",
        "DATABASE_OWNER_URL",
        "GOOGLE_KEY",
        "APPLE",
        "APPLE_KEY_PASSWORD",
    }
    given = {
        name.removeprefix(PREFIX): value
        for name, value in environment.items()
        if name.removeprefix(PREFIX) in known and name.startswith(PREFIX)
    }
    return Settings(
        data=Path(given.get("DATA") or platformdirs.user_data_path("stempel-server")),
        host=given.get("HOST", "127.0.0.1"),
        port=_port(given.get("PORT", str(DEFAULT_PORT))),
        public_url=_public_url(given.get("PUBLIC_URL")),
        log_level=_log_level(given.get("LOG_LEVEL", "info")),
        backups=Path(given["BACKUPS"]) if given.get("BACKUPS") else None,
        database_url=_database_url("DATABASE_URL", given.get("DATABASE_URL")),
        database_owner_url=_database_url("DATABASE_OWNER_URL", given.get("DATABASE_OWNER_URL")),
        google_key=Path(given["GOOGLE_KEY"]) if given.get("GOOGLE_KEY") else None,
        apple=Path(given["APPLE"]) if given.get("APPLE") else None,
        apple_key_password=given.get("APPLE_KEY_PASSWORD") or None,
    )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= _LAST_PORT:
        return int(text)
    message = f"{PREFIX}PORT is {text!r}; it must be a number from 0 to 65535."
    raise SettingsError(message)


def _public_url(text: str | None) -> str | None:
    if text is None:
        return None
    parts = urlsplit(text)
    if parts.scheme in {"http", "https"} and parts.hostname and not parts.query:
        return text.rstrip("/")
    message = f"{PREFIX}PUBLIC_URL is {text!r}; it must look like https://loyalty.example."
    raise SettingsError(message)


def _database_url(name: str, text: str | None) -> str | None:
    """None for SQLite. What was given is not repeated, for there may be a password in it."""
    if not text:
        return None
    try:
        parts = urlsplit(text)
        is_usable = parts.scheme == "postgresql" and parts.port != 0
        if is_usable and parts.username and parts.path.strip("/"):
            return text
    except ValueError:
        pass
    message = (
        f"{PREFIX}{name} cannot be used; it must look like "
        "postgresql://role:password@host:5432/database."
    )
    raise SettingsError(message)


def _log_level(text: str) -> str:
    if text in _LOG_LEVELS:
        return text
    message = f"{PREFIX}LOG_LEVEL is {text!r}; it must be one of {', '.join(_LOG_LEVELS)}."
    raise SettingsError(message)
