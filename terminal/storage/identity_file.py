"""Who this terminal is, kept a second time beside the journal: without it a journal is nobody's.

There is no secret in it. The database is the first copy, and the one that counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from shared_domain.identifiers import TerminalId, VendorId
from shared_domain.wire.codec import UnreadableMessageError, decode, encode
from terminal.storage.durable_files import sync_file, sync_folder
from terminal.storage.failures import DamagedDatabase, translated
from terminal.storage.state_values import opened_value, sealed_value
from terminal.use_cases.ports import TerminalIdentity

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "identity"


class KeptIdentity(Struct, frozen=True):
    """The identity as it is written down, here and in the database."""

    vendor_id: VendorId
    terminal_id: TerminalId
    name: str
    server_url: str
    server_key: bytes


class IdentityFile:
    """The copy in the journal's folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def read(self) -> TerminalIdentity | None:
        """The identity; None when there is none, or none that can be believed."""
        try:
            kept = self._path.read_bytes()
            return opened_identity(opened_value(FILE_NAME, kept))
        except (OSError, DamagedDatabase, UnreadableMessageError):
            return None

    def write(self, identity: TerminalIdentity) -> None:
        """Replace the file as a whole; raises StorageUnavailable, and then keeps the old one."""
        draft = self._path.with_name(f"{FILE_NAME}.new")
        with translated():
            with draft.open("wb") as file:
                file.write(sealed_value(FILE_NAME, written_identity(identity)))
                file.flush()
                sync_file(file.fileno())
            draft.replace(self._path)
            sync_folder(self._path.parent)


def written_identity(identity: TerminalIdentity) -> bytes:
    kept = KeptIdentity(
        identity.vendor_id,
        identity.terminal_id,
        identity.name,
        identity.server_url,
        identity.server_key,
    )
    return encode(kept)


def opened_identity(value: bytes) -> TerminalIdentity:
    """The identity that was written; raises UnreadableMessageError for anything else."""
    return TerminalIdentity(**structs.asdict(decode(value, KeptIdentity)))
