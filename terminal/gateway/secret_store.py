"""Where the terminal's secrets lie: the system's keyring or, only when chosen, a file.

A small file in the data folder always says which; with file protection it holds them too. Any
program of the same account can read a keyring: it proves which terminal, not an honest one.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from shared_domain.wire.codec import UnreadableMessageError, decode, encode
from terminal.gateway.owner_only_files import read_owner_only, write_owner_only
from terminal.gateway.trusted_keyring import Keyring, find_keyring, refusals_told
from terminal.use_cases.ports import Protection, SecretsUnavailable, TerminalSecrets

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T", bound=Struct)

SERVICE = "stempel"
FILE_NAME = "secrets.json"


class _Kept(Struct, frozen=True, forbid_unknown_fields=True):
    """The secrets as they are written down, in the keyring's entry or in the file."""

    device_seed: bytes
    access_token: str
    pin_key: bytes


class _Whereabouts(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the file says: the name of the keyring's entry, or the secrets themselves."""

    keyring_entry: str | None = None
    secrets: _Kept | None = None


class SystemSecretStore:
    """Implements SecretStore for one data folder; raises SecretsUnavailable."""

    def __init__(self, folder: Path, keyring: Keyring | None) -> None:
        self._path = folder / FILE_NAME
        self._keyring = keyring

    def keyring_works(self) -> bool:
        """Whether a secret written there can be read again; may ask a person to unlock it."""
        entry, probe = f"probe-{secrets.token_hex(8)}", secrets.token_hex(16)
        try:
            with refusals_told():
                keyring = self._needed_keyring()
                keyring.set_password(SERVICE, entry, probe)
                found = keyring.get_password(SERVICE, entry)
                keyring.delete_password(SERVICE, entry)
        except SecretsUnavailable:
            return False
        return found == probe

    def load(self) -> TerminalSecrets | None:
        where = self._whereabouts()
        kept = where.secrets if where else None
        if where and where.keyring_entry:
            kept = self._in_keyring(where.keyring_entry)
        return TerminalSecrets(kept.device_seed, kept.access_token, kept.pin_key) if kept else None

    def save(self, secrets: TerminalSecrets, protection: Protection) -> None:
        kept = _Kept(secrets.device_seed, secrets.access_token, secrets.pin_key)
        if protection is Protection.KEYRING:
            where = _Whereabouts(keyring_entry=self._put_in_keyring(kept))
        else:
            where = _Whereabouts(secrets=kept)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_owner_only(self._path, encode(where))
        except OSError as error:
            raise SecretsUnavailable(type(error).__name__) from error

    def protection(self) -> Protection | None:
        where = self._whereabouts()
        if where is None:
            return None
        return Protection.KEYRING if where.keyring_entry else Protection.FILE

    def _whereabouts(self) -> _Whereabouts | None:
        try:
            content = read_owner_only(self._path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise SecretsUnavailable(type(error).__name__) from error
        return _read(content, _Whereabouts)

    def _in_keyring(self, entry: str) -> _Kept | None:
        """The secrets of this entry; None when the folder came from another computer."""
        with refusals_told():
            text = self._needed_keyring().get_password(SERVICE, entry)
        return _read(text.encode(), _Kept) if text is not None else None

    def _put_in_keyring(self, kept: _Kept) -> str:
        where = self._whereabouts()
        entry = (where.keyring_entry if where else None) or f"terminal-{secrets.token_hex(8)}"
        with refusals_told():
            keyring = self._needed_keyring()
            keyring.set_password(SERVICE, entry, encode(kept).decode())
        if self._in_keyring(entry) != kept:
            raise SecretsUnavailable("the keyring does not give back what it was given")
        return entry

    def _needed_keyring(self) -> Keyring:
        if self._keyring is None:
            raise SecretsUnavailable("there is no keyring here")
        return self._keyring


def open_secret_store(folder: Path) -> SystemSecretStore:
    """The secret store of this data folder, with the keyring of this system if it has one."""
    return SystemSecretStore(folder, find_keyring())


def _read(content: bytes, type_: type[T]) -> T:
    try:
        return decode(content, type_)
    except UnreadableMessageError:
        # Neither chained nor quoted: the text of the error may hold part of a secret.
        raise SecretsUnavailable("what is kept cannot be read") from None
