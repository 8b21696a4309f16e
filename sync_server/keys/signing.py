"""Ed25519 signatures over raw keys."""

from __future__ import annotations

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

# Reading a key costs as much as using it; a busy server sees the same few hundred all day.
_KEYS_KEPT = 1024


class Ed25519Signatures:
    """Signs and verifies; a key that is none verifies nothing."""

    def new_key(self) -> tuple[bytes, bytes]:
        key = Ed25519PrivateKey.generate()
        return key.private_bytes_raw(), key.public_key().public_bytes_raw()

    def sign(self, private_key: bytes, message: bytes) -> bytes:
        return _private(private_key).sign(message)

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        try:
            _public(public_key).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@lru_cache(_KEYS_KEPT)
def _private(raw: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(raw)


@lru_cache(_KEYS_KEPT)
def _public(raw: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(raw)
