"""The real secret store: what lies in the file, what lies in the keyring, what fails how."""

from __future__ import annotations

import os
import stat
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from terminal.gateway.secret_store import (
    FILE_NAME,
    SERVICE,
    SystemSecretStore,
    open_secret_store,
)
from terminal.gateway.trusted_keyring import find_keyring, is_trusted
from terminal.use_cases.ports import Protection, SecretsUnavailable, TerminalSecrets
from tests.fakes.secrets import MemoryKeyring

if TYPE_CHECKING:
    from pathlib import Path

SECRETS = TerminalSecrets(device_seed=b"s" * 32, access_token="t" * 43, pin_key=b"p" * 32)


def test_with_a_keyring_no_secret_is_in_the_folder(tmp_path: Path) -> None:
    chain = MemoryKeyring()
    SystemSecretStore(tmp_path, chain).save(SECRETS, Protection.KEYRING)

    assert b"t" * 43 not in (tmp_path / FILE_NAME).read_bytes()
    assert [service for service, _ in chain.entries] == [SERVICE]
    assert SystemSecretStore(tmp_path, chain).load() == SECRETS


def test_two_terminals_of_one_account_have_secrets_of_their_own(tmp_path: Path) -> None:
    chain = MemoryKeyring()
    first, second = (SystemSecretStore(tmp_path / name, chain) for name in ("one", "two"))
    first.save(SECRETS, Protection.KEYRING)
    second.save(TerminalSecrets(b"2" * 32, "two", b"2" * 32), Protection.KEYRING)

    assert first.load() == SECRETS


def test_looking_whether_the_keyring_works_leaves_nothing_in_it(tmp_path: Path) -> None:
    chain = MemoryKeyring()

    assert SystemSecretStore(tmp_path, chain).keyring_works()
    assert chain.entries == {}


def test_a_locked_keyring_is_unavailable_and_not_empty(tmp_path: Path) -> None:
    chain = MemoryKeyring()
    store = SystemSecretStore(tmp_path, chain)
    store.save(SECRETS, Protection.KEYRING)
    chain.locked = True

    assert not store.keyring_works()
    assert store.protection() is Protection.KEYRING
    with pytest.raises(SecretsUnavailable):
        store.load()
    with pytest.raises(SecretsUnavailable):
        SystemSecretStore(tmp_path, None).load()


def test_a_folder_copied_to_another_computer_has_no_secrets(tmp_path: Path) -> None:
    SystemSecretStore(tmp_path, MemoryKeyring()).save(SECRETS, Protection.KEYRING)

    assert SystemSecretStore(tmp_path, MemoryKeyring()).load() is None


def test_a_keyring_that_forgets_at_once_is_not_believed(tmp_path: Path) -> None:
    class Forgetful(MemoryKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            """Say yes and do nothing."""

    store = SystemSecretStore(tmp_path, Forgetful())

    with pytest.raises(SecretsUnavailable):
        store.save(SECRETS, Protection.KEYRING)
    assert store.load() is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind")
def test_the_file_is_for_its_owner_alone_even_after_a_careless_copy(tmp_path: Path) -> None:
    store = SystemSecretStore(tmp_path, None)
    store.save(SECRETS, Protection.FILE)
    path = tmp_path / FILE_NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    path.chmod(0o644)

    assert store.load() == SECRETS
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("content", [b"", b"{", b'{"secrets":{}}', b"\xff\x00"])
def test_a_damaged_file_is_unavailable_and_not_a_crash(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    with pytest.raises(SecretsUnavailable):
        SystemSecretStore(tmp_path, None).load()


def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "till").write_text("a file where the folder should be")

    with pytest.raises(SecretsUnavailable):
        SystemSecretStore(tmp_path / "till", None).save(SECRETS, Protection.FILE)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("keyring.backends.fail", "Keyring"),
        ("keyring.backends.null", "Keyring"),
        ("keyring.backends.chainer", "ChainerBackend"),
        ("tests.fakes.secrets", "MemoryKeyring"),
    ],
)
def test_a_keyring_that_keeps_no_secret_is_not_trusted(module: str, name: str) -> None:
    assert not is_trusted(getattr(import_module(module), name)())


@pytest.mark.parametrize(
    ("module", "trusted"),
    [
        ("keyring.backends.SecretService", True),
        ("keyring.backends.Windows", True),
        ("keyring.backends.macOS", True),
        ("keyrings.alt.file", False),
        ("keyring.backends.macOSlike", False),
    ],
)
def test_only_the_systems_own_keyrings_are_trusted(module: str, *, trusted: bool) -> None:
    assert is_trusted(type("Keyring", (), {"__module__": module})()) is trusted


def test_this_systems_own_keyring_is_found_or_there_is_none(tmp_path: Path) -> None:
    found = find_keyring()

    assert found is None or is_trusted(found)
    assert open_secret_store(tmp_path).load() is None


def test_secrets_do_not_show_when_printed() -> None:
    assert "t" * 43 not in repr(SECRETS)
