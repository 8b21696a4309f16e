"""Secrets sealed with a master key that lies beside the database, readable by its owner only.

A copy of the database alone opens nothing; a backup needs both files.
"""

from __future__ import annotations

import hmac
import os
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync_server.services.ports import Unavailable

if TYPE_CHECKING:
    from pathlib import Path

_KEY_BYTES = 32
_NONCE_BYTES = 12


class MasterKeyVault:
    """AES-256-GCM under a key derived for sealing, HMAC-SHA-256 under one derived for hashing."""

    def __init__(self, master_key: bytes) -> None:
        self._cipher = AESGCM(hmac.digest(master_key, b"stempel.vault.seal.v1", "sha256"))
        self._hash_key = hmac.digest(master_key, b"stempel.vault.hash.v1", "sha256")

    def seal(self, secret: bytes, label: bytes) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, secret, label)

    def unseal(self, sealed: bytes, label: bytes) -> bytes:
        nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, rest, label)
        except InvalidTag as error:
            message = "a sealed secret does not open: another master key, or a row was moved"
            raise ValueError(message) from error

    def keyed_hash(self, message: bytes) -> bytes:
        return hmac.digest(self._hash_key, message, "sha256")


def read_master_key(file: Path) -> bytes:
    """The key in this file; raises Unavailable in words when it cannot be had."""
    try:
        key = file.read_bytes()
    except OSError as error:
        message = f"The master key {file} cannot be read ({error.strerror}). Put it back."
        raise Unavailable(message) from error
    if len(key) != _KEY_BYTES:
        message = f"The master key {file} is damaged: {len(key)} bytes instead of {_KEY_BYTES}."
        raise Unavailable(message)
    return key


def make_master_key(file: Path) -> None:
    """Write a fresh key, durable before anything is sealed with it; never over another."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(file, flags, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(os.urandom(_KEY_BYTES))
        stream.flush()
        os.fsync(stream.fileno())
