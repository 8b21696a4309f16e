"""Sealed secrets, the master key file, signatures and slow hashes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import bcrypt
import pytest

from sync_server.keys.pins import BcryptPins
from sync_server.keys.signing import Ed25519Signatures
from sync_server.keys.vault import MasterKeyVault, make_master_key, read_master_key
from sync_server.services.ports import Unavailable

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sealed_secret_opens_under_its_key_and_its_label_only() -> None:
    vault = MasterKeyVault(b"k" * 32)
    sealed = vault.seal(b"secret", b"label")

    assert b"secret" not in sealed
    assert vault.seal(b"secret", b"label") != sealed
    assert vault.unseal(sealed, b"label") == b"secret"
    for other, label in ((vault, b"another"), (MasterKeyVault(b"j" * 32), b"label")):
        with pytest.raises(ValueError, match="does not open"):
            other.unseal(sealed, label)
    with pytest.raises(ValueError, match="does not open"):
        vault.unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]), b"label")


def test_a_keyed_hash_depends_on_key_and_message() -> None:
    vault = MasterKeyVault(b"k" * 32)

    assert vault.keyed_hash(b"a") == vault.keyed_hash(b"a")
    assert vault.keyed_hash(b"a") != vault.keyed_hash(b"b")
    assert vault.keyed_hash(b"a") != MasterKeyVault(b"j" * 32).keyed_hash(b"a")


def test_a_master_key_is_made_once_and_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "master.key"
    make_master_key(file)

    key = read_master_key(file)
    assert len(key) == 32
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        make_master_key(file)
    assert read_master_key(file) == key


def test_a_master_key_that_is_missing_or_damaged_is_said_in_words(tmp_path: Path) -> None:
    file = tmp_path / "master.key"
    with pytest.raises(Unavailable, match="cannot be read"):
        read_master_key(file)
    file.write_bytes(b"short")
    with pytest.raises(Unavailable, match="damaged"):
        read_master_key(file)


def test_signatures_fit_their_key_and_message_only() -> None:
    signatures = Ed25519Signatures()
    private_key, public_key = signatures.new_key()
    signature = signatures.sign(private_key, b"message")

    assert signatures.verify(public_key, b"message", signature)
    assert not signatures.verify(public_key, b"massage", signature)
    assert not signatures.verify(signatures.new_key()[1], b"message", signature)
    assert not signatures.verify(public_key, b"message", bytes(64))
    for no_key in (b"", b"x", bytes(31), bytes(33)):
        assert not signatures.verify(no_key, b"message", signature)


def test_a_pin_verifier_is_bcrypt_over_the_keyed_hash() -> None:
    verifier = BcryptPins(cost=4).verifier(b"x" * 44)

    assert bcrypt.checkpw(b"x" * 44, verifier.encode())
    assert not bcrypt.checkpw(b"y" * 44, verifier.encode())
    assert BcryptPins().verifier(b"x" * 44).startswith("$2b$12$")
