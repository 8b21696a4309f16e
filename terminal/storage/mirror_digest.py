"""What the mirror of the ledger sums to: kept running, because mirrors grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from shared_domain.digests import EntriesDigest, digest_of, joined
from shared_domain.wire.codec import decode
from terminal.storage.state_values import read_value, write_value

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from shared_domain.amounts import Amounts

_KEY = "mirror_digest"


class MirrorDigest:
    """The digest as it was last kept, and what this transaction has mirrored since."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._mirrored: list[tuple[bytes, Amounts]] = []

    def add(self, body: bytes, amounts: Amounts) -> None:
        """An entry stands in the mirror from now on."""
        self._mirrored.append((body, amounts))

    def sums(self) -> EntriesDigest:
        kept = read_value(self._connection, _KEY)
        before = decode(kept, EntriesDigest) if kept is not None else EntriesDigest()
        return joined(before, digest_of(self._mirrored))

    def keep(self) -> None:
        """Write it down as it is now, before a commit."""
        if self._mirrored:
            self._write(self.sums())

    def forget(self) -> None:
        """Nothing stands in the mirror."""
        self._write(EntriesDigest())

    def _write(self, sums: EntriesDigest) -> None:
        write_value(self._connection, _KEY, msgspec.json.encode(sums))
        self._mirrored.clear()
