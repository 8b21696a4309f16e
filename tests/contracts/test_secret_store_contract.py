"""What every secret store promises: the fake, the keyring and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from terminal.gateway.secret_store import SystemSecretStore
from terminal.use_cases.ports import Protection, SecretsUnavailable, TerminalSecrets
from tests.fakes.secrets import MemoryKeyring, MemorySecretStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from terminal.use_cases.ports import SecretStore

    OpenStore = Callable[[bool], SecretStore]

SECRETS = TerminalSecrets(device_seed=b"s" * 32, access_token="t" * 43, pin_key=b"p" * 32)
OTHERS = TerminalSecrets(device_seed=b"S" * 32, access_token="T" * 43, pin_key=b"P" * 32)


@pytest.fixture(params=["memory", "system"])
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> OpenStore:
    """Opens an empty store, on a system with or without a keyring."""

    def opened(has_keyring: bool) -> SecretStore:  # noqa: FBT001  (one question, one answer)
        if request.param == "memory":
            return MemorySecretStore(has_keyring=has_keyring)
        return SystemSecretStore(tmp_path / "till", MemoryKeyring() if has_keyring else None)

    return opened


def test_before_pairing_there_are_no_secrets(open_store: OpenStore) -> None:
    store = open_store(True)

    assert store.load() is None
    assert store.protection() is None


@pytest.mark.parametrize("protection", Protection)
def test_secrets_come_back_as_they_were_saved_last(
    open_store: OpenStore, protection: Protection
) -> None:
    store = open_store(True)
    store.save(OTHERS, protection)
    store.save(SECRETS, protection)

    assert store.load() == SECRETS
    assert store.protection() is protection


def test_the_protection_may_be_raised_later(open_store: OpenStore) -> None:
    store = open_store(True)
    store.save(SECRETS, Protection.FILE)
    store.save(SECRETS, Protection.KEYRING)

    assert store.load() == SECRETS
    assert store.protection() is Protection.KEYRING


def test_a_system_without_a_keyring_says_so(open_store: OpenStore) -> None:
    assert open_store(True).keyring_works()
    assert not open_store(False).keyring_works()


def test_secrets_never_go_to_a_file_unless_that_was_chosen(open_store: OpenStore) -> None:
    store = open_store(False)

    with pytest.raises(SecretsUnavailable):
        store.save(SECRETS, Protection.KEYRING)

    assert store.load() is None
    store.save(SECRETS, Protection.FILE)
    assert store.load() == SECRETS
