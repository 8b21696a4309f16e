"""Making, sealing and opening the server's secret keys; in the open they never reach a store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync_server.services.state import KeyPurpose, StoredKey

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import VendorId
    from sync_server.services.ports import Instruments, Signatures, UnitOfWork, Vault


@dataclass(frozen=True, slots=True)
class OpenKey:
    """A secret key in the open, for as long as one action needs it."""

    number: int
    private_key: bytes
    public_key: bytes


def add_signing_key(
    uow: UnitOfWork,
    signatures: Signatures,
    vault: Vault,
    vendor_id: VendorId | None,
    purpose: KeyPurpose,
    now: datetime,
) -> StoredKey:
    """A fresh Ed25519 key, numbered after those there are."""
    private_key, public_key = signatures.new_key()
    number = len(uow.keys.all(vendor_id, purpose))
    sealed = vault.seal(private_key, _label(vendor_id, purpose, number))
    key = StoredKey(vendor_id, purpose, number, sealed, public_key, now)
    uow.keys.add(key)
    return key


def add_secret(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor_id: VendorId,
    purpose: KeyPurpose,
    secret: bytes,
) -> None:
    """Keep a symmetric secret; there is one of its purpose for each vendor."""
    sealed = instruments.vault.seal(secret, _label(vendor_id, purpose, 0))
    uow.keys.add(StoredKey(vendor_id, purpose, 0, sealed, b"", instruments.clock.now()))


def newest_key(
    uow: UnitOfWork, vault: Vault, vendor_id: VendorId | None, purpose: KeyPurpose
) -> OpenKey:
    """The key in use; raises LookupError when none was ever made."""
    keys = uow.keys.all(vendor_id, purpose)
    if not keys:
        message = f"there is no key for {purpose.value} of vendor {vendor_id}"
        raise LookupError(message)
    key = max(keys, key=lambda one: one.number)
    private_key = vault.unseal(key.sealed, _label(vendor_id, purpose, key.number))
    return OpenKey(key.number, private_key, key.public_key)


def _label(vendor_id: VendorId | None, purpose: KeyPurpose, number: int) -> bytes:
    """What a sealed key is bound to: moved to another row, it does not open."""
    owner = vendor_id.bytes if vendor_id is not None else bytes(16)
    return owner + purpose.value.encode() + number.to_bytes(4, "big")
