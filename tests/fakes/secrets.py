"""A secret store and a keyring that forget with the test; either can be told not to work."""

from __future__ import annotations

from keyring.errors import KeyringLocked

from terminal.use_cases.ports import Protection, SecretsUnavailable, TerminalSecrets


class MemorySecretStore:
    """Keeps secrets in memory, and refuses the keyring where there is none, as the real one."""

    def __init__(self, *, has_keyring: bool = True) -> None:
        self.has_keyring = has_keyring
        self._kept: tuple[TerminalSecrets, Protection] | None = None

    def keyring_works(self) -> bool:
        return self.has_keyring

    def load(self) -> TerminalSecrets | None:
        if self._kept is None:
            return None
        secrets, protection = self._kept
        self._need(protection)
        return secrets

    def save(self, secrets: TerminalSecrets, protection: Protection) -> None:
        self._need(protection)
        self._kept = (secrets, protection)

    def protection(self) -> Protection | None:
        return self._kept[1] if self._kept else None

    def _need(self, protection: Protection) -> None:
        if protection is Protection.KEYRING and not self.has_keyring:
            raise SecretsUnavailable("no keyring here")


class MemoryKeyring:
    """A keyring as the real secret store uses it; `locked` is one nobody unlocks."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._need_unlocked()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._need_unlocked()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._need_unlocked()
        del self.entries[service, username]

    def _need_unlocked(self) -> None:
        if self.locked:
            raise KeyringLocked("nobody typed the password")
