"""Who this server is: the key that it signs with, and where it is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync_server.services.generations import begin_history
from sync_server.services.secret_keys import add_signing_key, newest_key
from sync_server.services.state import KeyPurpose

if TYPE_CHECKING:
    from sync_server.services.ports import Clock, IdSource, Signatures, UnitOfWork, Vault


@dataclass(frozen=True, slots=True)
class Identity:
    """What terminals pin, and never changes."""

    public_key: bytes
    private_key: bytes
    url: str


def identify_server(
    uow: UnitOfWork, signatures: Signatures, vault: Vault, ids: IdSource, clock: Clock, url: str
) -> Identity:
    """The identity kept in the database, made at the very first start."""
    begin_history(uow, ids)
    if not uow.keys.all(None, KeyPurpose.SERVER_SIGNING):
        add_signing_key(uow, signatures, vault, None, KeyPurpose.SERVER_SIGNING, clock.now())
    key = newest_key(uow, vault, None, KeyPurpose.SERVER_SIGNING)
    return Identity(key.public_key, key.private_key, url)
