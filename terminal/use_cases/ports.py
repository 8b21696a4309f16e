"""What a use case needs from outside: time, ids, keys, and the ways they can fail.

The local store has a page of its own, `store_ports`.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import EntryId, EpochId, StaffId, TerminalId, VendorId
    from shared_domain.wire.protocol import PairingProtocol, SyncProtocol


class Unavailable(Exception):
    """The environment cannot do what was asked just now; nothing was lost and nothing given."""


class StorageTrouble(enum.Enum):
    """What is wrong with the disk or the file on it."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    LOCKED = "locked"
    DAMAGED = "damaged"
    NEWER_VERSION = "newer_version"


class StorageUnavailable(Unavailable):
    """The local store could not read or commit."""

    def __init__(self, trouble: StorageTrouble, detail: str = "") -> None:
        super().__init__(f"{trouble.value}: {detail}")
        self.trouble = trouble


class ServerTrouble(enum.Enum):
    """What is wrong with the way to the server, or with what came back."""

    UNREACHABLE = "unreachable"
    TOO_SLOW = "too_slow"
    CUT_OFF = "cut_off"
    NOT_OUR_SERVER = "not_our_server"
    NOT_TRUSTED = "not_trusted"
    REFUSED = "refused"
    NOT_RECOGNISED = "not_recognised"
    BROKEN = "broken"


class ServerUnavailable(Unavailable):
    """The server gave no usable answer. What was to be sent is kept, whatever it answered.

    `problem` is the stable word of a problem document, when there was one.
    """

    def __init__(self, trouble: ServerTrouble, detail: str = "", problem: str = "") -> None:
        super().__init__(f"{trouble.value}: {detail}")
        self.trouble = trouble
        self.problem = problem


class SecretsUnavailable(Unavailable):
    """The operating system keeps no secrets here, or will not hand them out."""


class Clock(Protocol):
    """The computer's clocks."""

    def now(self) -> datetime:
        """What the computer believes: UTC, with a time zone."""

    def monotonic_s(self) -> float:
        """Seconds that only ever go forward, from an arbitrary start."""


class IdSource(Protocol):
    """Where identities come from."""

    def entry_id(self) -> EntryId:
        """A new UUIDv7."""

    def epoch_id(self) -> EpochId:
        """128 random bits."""


class DeviceKey(Protocol):
    """The terminal's own Ed25519 key."""

    @property
    def public_key(self) -> bytes: ...

    def sign(self, message: bytes) -> bytes: ...


class SignatureCheck(Protocol):
    """Ed25519: whether this public key (32 bytes) made this signature. Never raises."""

    def __call__(self, public_key: bytes, message: bytes, signature: bytes) -> bool: ...


class PinCheck(Protocol):
    """Whether this is the person's PIN; slow on purpose (bcrypt), so never on the screen."""

    def __call__(self, staff_id: StaffId, pin: str, verifier: str) -> bool: ...


class PinMaker(Protocol):
    """What to keep of a person's PIN; slow on purpose too. The PIN is 4 to 8 digits."""

    def __call__(self, staff_id: StaffId, pin: str) -> str: ...


class Protection(enum.Enum):
    """Where the terminal's secrets lie."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True, slots=True, repr=False)
class TerminalSecrets:
    """What must not be readable from a copied database. Never shown, never logged."""

    device_seed: bytes
    access_token: str
    pin_key: bytes


class SecretStore(Protocol):
    """The operating system's keyring; or, only when chosen, a file readable by its owner."""

    def keyring_works(self) -> bool: ...

    def load(self) -> TerminalSecrets | None: ...

    def save(self, secrets: TerminalSecrets, protection: Protection) -> None: ...

    def protection(self) -> Protection | None:
        """Where the secrets lie now; None before pairing."""


class KeySource(Protocol):
    """Makes device keys and turns stored secrets back into working ones."""

    def new_seed(self) -> bytes: ...

    def device_key(self, seed: bytes) -> DeviceKey: ...

    def pin_check(self, pin_key: bytes) -> PinCheck: ...

    def pin_maker(self, pin_key: bytes) -> PinMaker: ...


class ServerSource(Protocol):
    """Opens the way to a server. Every call may raise ServerUnavailable."""

    def for_pairing(self, url: str) -> PairingProtocol: ...

    def for_terminal(self, url: str, access_token: str) -> SyncProtocol: ...


@dataclass(frozen=True, slots=True)
class TerminalIdentity:
    """Who this terminal is, once paired. `server_key` is the pinned signing key."""

    vendor_id: VendorId
    terminal_id: TerminalId
    name: str
    server_url: str
    server_key: bytes
