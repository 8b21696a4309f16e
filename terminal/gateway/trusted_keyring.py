"""Finds a keyring that really keeps secrets, and turns its many ways to fail into one.

Keyrings in plain files, and those that only pretend, are never used: not even when somebody
made one the default.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from terminal.use_cases.ports import SecretsUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRUSTED_MODULES = (
    "keyring.backends.macOS",
    "keyring.backends.Windows",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)

# What these let through from the libraries beneath them, besides the keyring's own errors.
_FOREIGN_ERRORS = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
    ("win32ctypes.pywin32.pywintypes", "error"),
)


class Keyring(Protocol):
    """What is used of a keyring."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


def find_keyring() -> Keyring | None:
    """The system's keyring, or None where there is none that can be trusted."""
    from keyring import backend  # noqa: PLC0415  (looks at every plug-in: not before it is needed)

    with refusals_told():
        trusted = [each for each in backend.get_all_keyring() if is_trusted(each)]
        return max(trusted, key=lambda each: float(each.priority), default=None)


def is_trusted(keyring: object) -> bool:
    """Whether this is one of the operating systems' own keyrings."""
    module = type(keyring).__module__
    return any(module == name or module.startswith(f"{name}.") for name in _TRUSTED_MODULES)


@contextmanager
def refusals_told() -> Iterator[None]:
    """Raise SecretsUnavailable for whatever a keyring does not do inside."""
    try:
        yield
    except _refusals() as error:
        raise SecretsUnavailable(type(error).__name__) from error


def _refusals() -> tuple[type[BaseException], ...]:
    from keyring.errors import KeyringError  # noqa: PLC0415  (as above)

    found: list[type[BaseException]] = [KeyringError, OSError]
    for module, name in _FOREIGN_ERRORS:
        try:
            found.append(getattr(import_module(module), name))
        except ImportError:
            continue  # not this operating system's
    return tuple(found)
