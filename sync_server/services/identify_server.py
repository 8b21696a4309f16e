"""Who this server is: its signing key, and the generation of the history it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync_server.services.secret_keys import add_signing_key, newest_key
from sync_server.services.state import KeyPurpose

if TYPE_CHECKING:
    from sync_server.services.ports import Clock, IdSource, Signatures, UnitOfWork, Vault

_GENERATION = "generation"
_GENERATION_BYTES = 16


@dataclass(frozen=True, slots=True)
class Identity:
    """What terminals pin and compare. The generation changes when a backup was put back."""

    public_key: bytes
    private_key: bytes
    generation: str
    url: str


def identify_server(
    uow: UnitOfWork, signatures: Signatures, vault: Vault, ids: IdSource, clock: Clock, url: str
) -> Identity:
    """The identity kept in the database, made at the very first start."""
    generation = uow.state.get(_GENERATION)
    if generation is None:
        generation = ids.random_bytes(_GENERATION_BYTES).hex()
        uow.state.put(_GENERATION, generation)
        add_signing_key(uow, signatures, vault, None, KeyPurpose.SERVER_SIGNING, clock.now())
    key = newest_key(uow, vault, None, KeyPurpose.SERVER_SIGNING)
    return Identity(key.public_key, key.private_key, generation, url)
